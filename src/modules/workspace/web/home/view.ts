import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { type Html, type HtmlPart, html } from '#design/html';
import {
  dateRange,
  daysBetween,
  type IsoDate,
  londonDate,
  longDate,
  mediumDate,
  shortDate,
  timeRange,
} from '#kernel/dates';
import { openPageWords, stageInBrief } from '#modules/challenges';
import { permitsSomewhere } from '#platform/access/permissions';
import { type Actor, holds, ROLES, type Role } from '#platform/access/roles';
import type { OpenTask, openChallengesOf, sessionsOfInterviewee } from '../../store/home.ts';

type HomeView = {
  tasks: readonly OpenTask[];
  challenges: Awaited<ReturnType<typeof openChallengesOf>>;
  sessions: Awaited<ReturnType<typeof sessionsOfInterviewee>>;
  actor: Actor;
  today: IsoDate;
};

/** First the nearest thing one is asked to do, then where a team is today, then the others, what one waits for, the challenges. */
export function homeMain(view: HomeView): Html {
  const mine = view.tasks.filter((task) => task.mine);
  const others = view.tasks.filter((task) => !task.mine);
  const [next, ...later] = view.sessions;
  const busy = nothingSoon(mine, view);
  const first = busy ? onSiteNow(view, false) : html`${firstMove(mine, view)}${onSiteNow(view)}`;
  return html`<div class="cf-moves">${first}${next && nextConversation(next)}</div>${laterSessions(later)}${restOfMine(busy ? mine : mine.slice(1), view.today)}
${waitingFor(others, view.today)}${myChallenges(view)}${ways(view)}`;
}

/** A team that is on site has its hands full: what is due later than this many days waits below. */
const WAITS_DAYS = 7;

function nothingSoon([first]: readonly OpenTask[], view: HomeView): boolean {
  if (!holds(view.actor, 'challenge-manager', 'team-peer') || !onSiteToday(view)) return false;
  return first?.dueOn != null && daysBetween(view.today, first.dueOn) > WAITS_DAYS;
}

function firstMove(mine: readonly OpenTask[], view: HomeView): Html | null {
  const [first] = mine;
  if (first)
    return move({
      title: first.title,
      body: first.challengeTitle ?? first.hostName ?? undefined,
      due: first.dueOn ? dueText(first.dueOn, view.today) : undefined,
      button: { text: openPageWords(first.path), href: first.path },
    });
  if (view.sessions.length > 0 || onSiteToday(view)) return null;
  return emptyState({
    title: 'Nothing is asked of you today',
    body: 'When somebody needs something from you it stands here, and a message goes to you.',
  });
}

function onSiteToday({ challenges, today }: HomeView): HomeView['challenges'][number] | undefined {
  return challenges.find(
    ({ stage, on_site_from: from, on_site_until: until }) =>
      stage === 'on-site' && from !== null && until !== null && from <= today && today <= until,
  );
}

function onSiteNow(view: HomeView, quiet = true): Html | null {
  const there = onSiteToday(view);
  if (!there?.on_site_until) return null;
  return move({
    quiet,
    label: 'On site now',
    due: `until ${shortDate(there.on_site_until, { weekday: true })}`,
    title: there.title,
    button: permitsSomewhere(view.actor, 'timetable.see')
      ? { text: 'See what is on now and next', href: `/challenges/${there.reference}/today` }
      : { text: 'Open the challenge', href: `/challenges/${there.reference}` },
  });
}

/** `due Tuesday 11 May 2027, in 9 days`; `3 days late`. */
function dueText(due: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, due);
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`;
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  return `due ${longDate(due)}, in ${days} days`;
}

function restOfMine(tasks: readonly OpenTask[], today: IsoDate): Html {
  if (tasks.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Also asked of you</h2>${taskTable('What else is asked of you', tasks, today, false)}`;
}

function waitingFor(tasks: readonly OpenTask[], today: IsoDate): Html {
  if (tasks.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">What you wait for</h2>${taskTable('What others are asked', tasks.slice(0, 25), today, true)}`;
}

function taskTable(caption: string, tasks: readonly OpenTask[], today: IsoDate, withWhom: boolean): Html {
  return dataTable({
    caption,
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'What' }, ...(withWhom ? [{ label: 'From whom' }] : []), { label: 'Due' }],
    rows: tasks.map((task) => [
      html`<a class="govuk-link" href="${withWhom ? whereItStands(task) : task.path}">${task.title}</a>${task.challengeTitle && html`<br><span class="cf-quiet">${task.challengeTitle}</span>`}`,
      ...(withWhom ? [whom(task)] : []),
      dueCell(task.dueOn, today),
    ]),
  });
}

function dueCell(due: IsoDate | null, today: IsoDate): HtmlPart {
  if (due === null) return 'No date yet';
  const days = daysBetween(today, due);
  const how = days < 0 ? dueText(due, today) : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  const said = days < 0 ? html`<strong>${how}</strong>` : html`<span class="cf-quiet">${how}</span>`;
  return html`<span class="cf-table__label">due </span>${mediumDate(due)}<span class="cf-table__label">,</span> <span class="cf-table__under cf-nowrap">${said}</span>`;
}

/** What others are asked leads to the challenge: the page where they do it may be closed to this person. */
function whereItStands({ reference, path }: OpenTask): string {
  return reference === null ? path : `/challenges/${reference}`;
}

function whom(task: OpenTask): string {
  if (task.forName) return task.forName;
  return task.forRole && task.forRole in ROLES ? ROLES[task.forRole as Role].label : '';
}

type MySession = HomeView['sessions'][number];

/** Who is to be heard wants to know when and where, and to say whether they can come. */
function nextConversation(next: MySession): Html {
  return move({
    quiet: true,
    id: 'next-conversation',
    label: 'Your next conversation',
    due: sessionTime(next),
    title: `${next.title} (${next.host_name})`,
    body: html`<p class="govuk-body"><strong>${sessionPlace(next)}</strong></p>
${next.answer && html`<p class="govuk-body"><strong>${ANSWERED[next.answer]}</strong></p>`}
<p class="govuk-body">The team listens. It is not an inspection, and nothing you say is passed on with your name.</p>`,
    button: { text: answerButton(next), href: mySessionsPath(next) },
  });
}

const ANSWERED: Readonly<Record<NonNullable<MySession['answer']>, string>> = {
  accepted: 'You said that you will come.',
  declined: 'You said that you cannot come.',
  'other-time': 'You asked for another time.',
  'looked-at-again': 'The host is looking at this session again. You need not answer now: we will write to you.',
};

function answerButton({ answer }: MySession): string {
  if (answer === null) return 'Say whether you can come';
  return answer === 'looked-at-again' ? 'See your sessions' : 'See or change your answer';
}

function laterSessions(sessions: readonly MySession[]): Html {
  if (sessions.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Conversations after that</h2>${dataTable({
    caption: 'Your sessions after that',
    captionHidden: true,
    columns: [{ label: 'When' }, { label: 'What' }, { label: 'Where' }],
    rows: sessions.map((session) => [
      sessionTime(session),
      html`<a class="govuk-link" href="${mySessionsPath(session)}">${session.title}</a> (${session.host_name})`,
      sessionPlace(session),
    ]),
  })}`;
}

function sessionTime({ starts_at: from, ends_at: until }: MySession): string {
  return `${longDate(londonDate(from))}, ${timeRange(from, until)}`;
}

function sessionPlace({ place }: MySession): string {
  return place || 'We will tell you where';
}

function mySessionsPath({ reference }: MySession): string {
  return `/challenges/${reference}/my-sessions`;
}

function myChallenges({ challenges, today }: HomeView): Html {
  if (challenges.length === 0) return html``;
  const more = (challenges[0]?.total ?? 0) > challenges.length;
  return html`<h2 class="govuk-heading-m">Your challenges</h2>${dataTable({
    caption: 'Challenges you are part of',
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'Challenge' }, { label: 'Stage' }, { label: 'Days on site' }],
    rows: challenges.map((challenge) => [
      html`<a class="govuk-link" href="/challenges/${challenge.reference}">${challenge.title}</a>`,
      stageInBrief(challenge.stage),
      onSite(challenge, today),
    ]),
  })}${more && html`<p class="govuk-body"><a class="govuk-link" href="/challenges">All challenges</a></p>`}`;
}

function onSite({ on_site_from: from, on_site_until: until }: HomeView['challenges'][number], today: IsoDate): string {
  if (!from || !until) return 'Dates not agreed yet';
  if (from <= today && today <= until) return `On site now, until ${shortDate(until, { weekday: true })}`;
  return dateRange(from, until);
}

function ways({ actor, sessions }: HomeView): Html {
  const links: Array<[string, string]> = [];
  if (holds(actor, 'peer')) links.push(['/peer', 'Your availability and your details as a peer']);
  if (holds(actor, 'applicant')) links.push(['/application', 'Where your application stands']);
  if (holds(actor, 'host-coordinator', 'host-sponsor')) links.push(['/enquiry', 'Ask for a challenge']);
  if (sessions.length > 0 || holds(actor, 'team-peer', 'challenge-manager'))
    links.push(['/calendar', 'Your sessions in your own calendar']);
  links.push(['/account', 'Your account and where you are signed in']);
  return html`<h2 class="govuk-heading-m">More</h2><ul class="govuk-list">${links.map(
    ([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
  )}</ul>`;
}
