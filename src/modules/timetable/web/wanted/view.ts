import { emptyState } from '#design/components/empty-state';
import { type HeatCell, heatGrid } from '#design/components/heat-grid';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { type IsoDate, longDate, shortDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { ChallengeTheme } from '#modules/challenges';
import { SESSION_KIND_LABELS, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { heardByTheme } from '../../domain/heard.ts';
import { standsStill } from '../../domain/what-is-missing.ts';
import type { Interviewee } from '../../store/interviewees.ts';
import type { Room } from '../../store/rooms.ts';
import type { TeamMember } from '../../store/team.ts';
import type { WantedRow } from '../../store/wanted.ts';
import { counted, SPEAKER_LABELS } from '../labels.ts';
import { peopleField } from '../people-field.ts';
import { LEAD, MANAGER } from './form.ts';
import { leftOutTable, wantedList } from './list.ts';

export type WantedPage = {
  base: string;
  csrf: string;
  wanted: readonly WantedRow[];
  themes: readonly ChallengeTheme[];
  people: readonly Interviewee[];
  team: readonly TeamMember[];
  mayEdit: boolean;
  hasDays: boolean;
  now: Date;
};

/** What the team wants to hear, from whom, and what nobody would be asked about. */
export function wantedPage(page: WantedPage): Html {
  const { base, csrf, wanted, mayEdit } = page;
  const inside = wanted.filter((each) => !each.leftOut);
  const out = wanted.filter((each) => each.leftOut);
  if (wanted.length === 0) return emptyWanted(page);
  const placed = inside.filter((each) => each.session !== null).length;
  return html`<p class="govuk-body">${counted(inside.length, 'session', 'sessions')} wanted, ${placed} of them in the timetable.</p>
<div class="cf-timetable-actions cf-no-print">${mayEdit && nextSteps(page, inside)}<a class="govuk-link" href="${base}/interviewees">People to be heard</a> <a class="govuk-link" href="${base}/rooms">Rooms and sites</a></div>
${heardPicture(page, inside)}
${wantedList(page, inside)}
${out.length > 0 && html`<h2 class="govuk-heading-m">Left out</h2>${leftOutTable(page, out)}`}
${
  mayEdit &&
  form({
    action: `${base}/wanted/template`,
    csrf,
    body: html`<h2 class="govuk-heading-m">When the focus or the days have changed</h2><p class="govuk-body">Add what the programme wants for the focus as it is now. What is on the list stays as it is.</p>`,
    button: { text: 'Add what is missing', kind: 'secondary' },
  })
}`;
}

/** A timetable is proposed while there is something to place; else the next thing is to add. */
function nextSteps({ base, now }: WantedPage, inside: readonly WantedRow[]): Html {
  const isOpen = inside.some((each) => !standsStill(each.session, now));
  const add = isOpen ? 'govuk-link' : 'govuk-button';
  return html`${isOpen && html`<a class="govuk-button" href="${base}/proposal" role="button" draggable="false">Propose a timetable</a> `}<a class="${add}" href="${base}/wanted/new"${!isOpen && html` role="button" draggable="false"`}>Add a session to hear</a> `;
}

function emptyWanted({ base, csrf, mayEdit, hasDays }: WantedPage): Html {
  const body =
    'Here will be the list of conversations that the team wants, before anybody knows when: how long, about which themes, with whom, and which peers must be there. A timetable is proposed from it.';
  if (!hasDays)
    return emptyState({
      title: 'The list needs days',
      body: `${body} It is made for the days on site, which are agreed in the scope.`,
      action: { text: 'See the scope', href: `${base}/scope` },
    });
  return html`${emptyState({ title: 'Nothing is on the list yet', body })}${
    mayEdit &&
    form({
      action: `${base}/wanted/template`,
      csrf,
      body: html`<p class="govuk-body">Start from the programme’s usual sessions for the focus of this challenge. You can change, add and leave out.</p>`,
      button: 'Make the list from the focus',
    })
  }`;
}

function heardPicture({ base, themes, mayEdit }: WantedPage, inside: readonly WantedRow[]): Html {
  if (themes.length === 0) return html``;
  const categories = Object.keys(SPEAKER_LABELS);
  const heard = heardByTheme(
    inside.map((each) => ({ ...each, isLive: true })),
    themes.map((theme) => theme.id),
  );
  const thin = themes.filter((_, index) => heard[index]?.thin).map((theme) => theme.name);
  const says =
    thin.length === 0
      ? 'Every theme would be heard from at least two source categories.'
      : `Each theme should be heard from at least two source categories. Not yet: ${thin.join('; ')}.`;
  const cell = (index: number, key: string): HeatCell => {
    const value = heard[index]?.counts[key] ?? 0;
    if (value > 0 || !heard[index]?.thin || !mayEdit) return { value };
    const href = `${base}/wanted/new?theme=${themes[index]?.id}&category=${key}`;
    return { value, href, marked: 'add a session' };
  };
  return heatGrid({
    says,
    caption: 'Sessions wanted by theme and by who speaks',
    corner: 'Theme',
    columns: categories.map((key) => SPEAKER_LABELS[key] as string),
    rows: themes.map((theme, index) => ({ label: theme.name, cells: categories.map((key) => cell(index, key)) })),
  });
}

export type WantedFormView = {
  action: string;
  csrf: string;
  hidden: Record<string, string>;
  typed: Typed;
  errors: FieldErrors;
  cancel: string;
  button: string;
  days: readonly IsoDate[];
  rooms: readonly Room[];
  team: readonly TeamMember[];
  /** Who must be there and has left the team. */
  gone: readonly { readonly id: string; readonly name: string }[];
  /** The day it is wanted for, where that is no day on site any more. */
  lostDay: IsoDate | null;
  people: readonly Interviewee[];
  themes: readonly ChallengeTheme[];
  /** What somebody else has made of it meanwhile. */
  theirs: WantedRow | null;
  /** Where it can be left out; null for a new one. */
  leaveOut: string | null;
};

const WHO_GOES = [
  { value: 'some', text: 'Some of the team' },
  { value: 'team', text: 'The whole team, whoever is on it when a timetable is made' },
];

/** Parts in the team first, with who has them now; then everybody by name, those too who are on the list and have left. */
function mustChoices({ team, gone }: WantedFormView): { value: string; text: string }[] {
  const now = (peers: readonly TeamMember[]) =>
    peers.length > 0 ? ` (now ${listed(peers.map(({ name }) => name))})` : '';
  return [
    { value: LEAD, text: `The lead, whoever that is${now(team.filter(({ isLead }) => isLead))}` },
    { value: MANAGER, text: `The challenge manager, whoever that is${now(team.filter(({ isManager }) => isManager))}` },
    ...team.map((peer) => ({ value: peer.id, text: `${peer.name}, ${peer.role}` })),
    ...gone.map(({ id, name }) => ({ value: id, text: `${name} (not on the team any more)` })),
  ];
}

/** The form of one wanted session. */
export function wantedForm(view: WantedFormView): Html {
  const { theirs, typed, errors } = view;
  const kinds = Object.entries(SESSION_KIND_LABELS).map(([value, text]) => ({ value, text }));
  const days = [
    ...(view.lostDay
      ? [{ value: view.lostDay, text: `${shortDate(view.lostDay, { weekday: true })}, no day on site any more` }]
      : []),
    ...view.days.map((day) => ({ value: day, text: longDate(day) })),
  ];
  const categories = Object.entries(SOURCE_CATEGORY_LABELS).map(([value, text]) => ({ value, text }));
  return html`${
    theirs &&
    html`<div class="govuk-inset-text"><strong>Somebody else changed this while you were typing.</strong> It now says: ${theirs.title}, ${theirs.minutes} minutes, ${theirs.wholeTeam ? 'the whole team' : counted(theirs.peersNeeded, 'peer', 'peers')}. Below is what you typed; saving now puts yours in place of theirs.</div>`
  }${form({
    action: view.action,
    csrf: view.csrf,
    hidden: view.hidden,
    button: view.button,
    cancel: view.cancel,
    body: html`${field.input({ name: 'title', label: 'Title', hint: 'Those who take part will see it', typed, errors })}
${field.select({ name: 'kind', label: 'Kind', choices: kinds, typed, errors })}
${field.input({ name: 'length', label: 'How long', hint: 'For example 45 minutes or 1 hour', width: 10, typed, errors })}
${field.select({ name: 'category', label: 'Who speaks', choices: categories, empty: 'Nobody: the team is on its own', typed, errors })}
${view.themes.length > 0 && field.checkboxes({ name: 'themes', label: 'Themes', choices: view.themes.map((theme) => ({ value: theme.id, text: theme.name })), small: true, typed, errors })}
${peopleField(view.people, typed, errors)}
${field.input({ name: 'others', label: 'How many others, without names (optional)', type: 'number-text', width: 3, typed, errors })}
${field.radios({ name: 'goes', label: 'Who goes', choices: WHO_GOES, typed: { goes: 'some', ...typed }, errors })}
${field.input({ name: 'peers-needed', label: 'How many peers go', hint: 'Where it is not the whole team', type: 'number-text', width: 3, typed, errors })}
${field.checkboxes({ name: 'peers', label: 'Who of the team must be there', hint: 'Where it is not the whole team', choices: mustChoices(view), small: true, typed, errors })}
${field.select({ name: 'day', label: 'Day', choices: days, empty: 'Any day on site', typed, errors })}
${field.time({ name: 'not-before', label: 'Not before (optional)', typed, errors })}
${field.time({ name: 'done-by', label: 'Over by (optional)', typed, errors })}
${field.select({ name: 'room', label: 'Room', choices: view.rooms.map((room) => ({ value: room.id, text: [room.name, room.site].filter(Boolean).join(', ') })), empty: 'Any room', typed, errors })}
${field.input({ name: 'place', label: 'Or somewhere else (optional)', hint: 'For example the depot in Mill Lane', typed, errors })}`,
  })}${
    view.leaveOut &&
    form({
      action: view.leaveOut,
      csrf: view.csrf,
      body: html`<h2 class="govuk-heading-m">Leave it out</h2><p class="govuk-body">It goes to the end of the list, and no timetable is proposed with it. You can take it back.</p>`,
      button: { text: 'Leave it out', kind: 'secondary' },
    })
  }`;
}
