import { attributes, type Html, html } from '#design/html';
import { londonDate, londonTime, plainTime, shortDate } from '#kernel/dates';
import { NOTE_KIND_SIGNS, photographSource, photographWords, type RoomNote, type RoomSession } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { FINDING_KIND_PLURALS, type FindingKind } from '../../domain/finding.ts';
import type { AskedIn, Screen, WallWords } from '../../domain/screens.ts';
import type { Voice } from '../../domain/voices.ts';
import type { Room } from '../team-room/room.ts';
import { dayWords, lower, onThatDay } from '../team-room/words.ts';
import { notAskedWords } from './wall-words.ts';

export type ProjectedPage = {
  readonly room: Room;
  readonly screens: readonly Screen[];
  /** Counted from 1. */
  readonly at: number;
  readonly base: string;
  /** The challenge's. */
  readonly title: string;
  /** Larger than the wall asks for. */
  readonly isLarge: boolean;
  readonly words: WallWords;
};

/** One screen with the ways to the next and the one before. */
export function projectedView(page: ProjectedPage): Html {
  const { room, screens, at, base, title } = page;
  const screen = screens[at - 1];
  const { pulse } = room;
  return html`<div class="cf-wall-screen" data-wall data-page="${addressOf(page, at)}" data-news="${base}/team-room/news?day=${room.day}" data-notes="${pulse.notes}" data-stamp="${pulse.stamp}"${page.isLarge && html` data-letters="large"`}>
<p class="cf-wall-screen__caption">${title} · ${dayWords(room.day)}</p>
${screen ? screenBody(screen, page) : null}
<nav class="cf-wall-screen__ways cf-no-print" aria-label="Screens">${way(page, at - 1, 'prev', 'Previous')}<span>Screen ${at} of ${screens.length}</span>${way(page, at + 1, 'next', 'Next')}<span class="cf-wall-screen__bar" data-bar></span><a class="govuk-link" href="${addressOf({ ...page, isLarge: !page.isLarge }, at)}">${page.isLarge ? 'Plain letters' : 'Larger letters'}</a> <a class="govuk-link" rel="up" href="${base}/team-room?day=${room.day}">Leave the wall</a></nav></div>`;
}

function way(page: ProjectedPage, to: number, rel: 'prev' | 'next', text: string): Html | null {
  if (to < 1 || to > page.screens.length) return null;
  return html`<a${attributes({ class: 'cf-wall-screen__way', rel, href: addressOf(page, to) })}>${text}</a>`;
}

function addressOf({ base, room, isLarge }: ProjectedPage, screen: number): string {
  return `${base}/team-room/projected?day=${room.day}&screen=${screen}${isLarge ? '&letters=large' : ''}`;
}

function screenBody(screen: Screen, page: ProjectedPage): Html {
  switch (screen.shows) {
    case 'theme':
      return themeScreen(screen, page);
    case 'photograph':
      return photographScreen(screen, page);
    case 'emerging':
      return list(
        'Emerging findings',
        screen.emerging.map(
          (each) =>
            html`<strong dir="auto">${page.words.room.cut(each.title)}</strong> <small>${page.words.emergingFoot(each)}</small>`,
        ),
      );
    case 'questions':
      return list(
        'Still a question',
        screen.questions.map(
          (note) =>
            html`<span dir="auto">${page.words.room.cut(note.text)}</span> <small>${page.words.questionFoot(note)}${photographLink(note, page)}</small>`,
        ),
      );
    case 'to-ask':
      return list('To ask in sessions to come', askedIn(screen.sessions, page, null));
    case 'not-asked':
      return list('Not asked yet', askedIn(screen.sessions, page, notAskedWords));
    case 'uncovered':
      return uncoveredScreen(screen, page);
  }
}

function list(title: string, items: readonly Html[]): Html {
  return html`<h1 class="cf-wall-screen__title">${title}</h1><ul class="cf-wall-screen__list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function askedIn(
  sessions: readonly AskedIn[],
  { words: { room } }: ProjectedPage,
  why: ((session: RoomSession) => string) | null,
): Html[] {
  return sessions.map(({ session, prompts }) => {
    const { title, startsAt } = session;
    const when = `${shortDate(londonDate(startsAt), { weekday: true })}, ${plainTime(londonTime(startsAt))}`;
    return html`<strong dir="auto">${room.cut(title)}</strong> <small>${when}${why && ` · ${why(session)}`}</small>${prompts.map((prompt) => html`<span class="cf-wall-screen__line" dir="auto">${room.cut(prompt.text)}</span>`)}`;
  });
}

function themeScreen(screen: Screen & { shows: 'theme' }, page: ProjectedPage): Html {
  const { theme, part, parts, strengths, considerations, emerging } = screen;
  const name = page.words.themeTitle(theme);
  const groups = page.words.emergingLine(emerging);
  const side = (kind: FindingKind, notes: readonly RoomNote[], voice: Voice) =>
    oneSide(kind, notes, { voice, page, goesOn: parts > 1 });
  return html`<h1 class="cf-wall-screen__title">${name}${parts > 1 && html` <small>${part} of ${parts}</small>`}</h1>
<div class="cf-wall-screen__pair">${side('strength', strengths, theme.strengthVoice)}${side('consideration', considerations, theme.considerationVoice)}</div>
${groups !== '' && html`<p class="cf-wall-screen__emerging"><strong>Emerging:</strong> <span dir="auto">${groups}</span></p>`}`;
}

/** How wide it is at most: beside its words, or above them (`projected.entry.scss`). */
const AS_WIDE = '(min-aspect-ratio: 1) 74vw, 96vw';

/** A photograph as large as the wall, beside what its note says. */
function photographScreen({ theme, note, which, group }: Screen & { shows: 'photograph' }, page: ProjectedPage): Html {
  const [photograph] = note.photographs.slice(which);
  const full = `${page.base}/photographs/${photograph?.id}`;
  const source = photographSource(full, photograph ?? { width: null, height: null }, AS_WIDE);
  const of = note.photographs.length > 1 ? ` ${which + 1} of ${note.photographs.length}` : '';
  return html`<h1 class="cf-wall-screen__title">${page.words.themeTitle(theme)} <small>Photograph${of}</small></h1>
<div class="cf-wall-screen__photograph"><a href="${full}"><img${source} alt="${photographWords(note, which)}"><span class="govuk-visually-hidden">, open it in full</span></a>
<p><span dir="auto">${page.words.room.cut(note.text)}</span> <small>${note.sessionTitle !== null && `${note.sessionTitle} · `}${page.words.noteFoot(note)}${group && html` · from another day, in ‘<span dir="auto">${page.words.room.cut(group.title)}</span>’`}</small></p></div>`;
}

/** The way to its photographs: to the screen that shows the first, or to itself where that is of another day. */
function photographLink(note: RoomNote, page: ProjectedPage): Html | null {
  const [first] = note.photographs;
  if (first === undefined) return null;
  const at = page.screens.findIndex((screen) => screen.shows === 'photograph' && screen.note.id === note.id);
  const href = at < 0 ? `${page.base}/photographs/${first.id}` : addressOf(page, at + 1);
  const words = note.photographs.length === 1 ? 'Photograph' : `${note.photographs.length} photographs`;
  return html` · <a class="govuk-link" href="${href}">${words}${at >= 0 && ` on screen ${at + 1}`}</a>`;
}

type SideView = { voice: Voice; page: ProjectedPage; goesOn: boolean };

function oneSide(kind: FindingKind, notes: readonly RoomNote[], { voice, page, goesOn }: SideView): Html {
  const none = goesOn ? 'No more of these.' : `Nothing heard ${onThatDay(page.room.day)}.`;
  return html`<section class="cf-wall-screen__side cf-wall-screen__side--${kind}"><h2><span class="cf-wall-screen__sign" aria-hidden="true">${NOTE_KIND_SIGNS[kind]}</span> ${FINDING_KIND_PLURALS[kind]}</h2>
${voice.says !== 'nobody' && html`<p class="cf-wall-screen__voice">${page.words.voice(voice)}</p>`}
${notes.length === 0 ? html`<p class="cf-wall-screen__none">${none}</p>` : html`<ul>${notes.map((note) => html`<li><span dir="auto">${page.words.room.cut(note.text)}</span> <small>${page.words.noteFoot(note)}${photographLink(note, page)}</small></li>`)}</ul>`}</section>`;
}

function uncoveredScreen(screen: Screen & { shows: 'uncovered' }, { words: { room } }: ProjectedPage): Html {
  const { themes, sources, sessions } = screen.uncovered;
  const title = 'Nobody has covered';
  if (themes.length + sources.length + sessions.length === 0)
    return html`<h1 class="cf-wall-screen__title">${title}</h1><p class="cf-wall-screen__none">Nothing is missing so far.</p>`;
  const unheard = sources.map((source) => lower(SOURCE_CATEGORY_LABELS[source])).join(', ');
  return list(title, [
    ...themes.map(({ name }) => html`<strong>${name}</strong>`),
    ...(unheard === '' ? [] : [html`Nothing from ${unheard}`]),
    ...sessions.map((session) => html`No notes of ‘<span dir="auto">${room.cut(session.title)}</span>’`),
  ]);
}
