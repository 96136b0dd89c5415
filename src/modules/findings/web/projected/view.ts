import { attributes, type Html, html } from '#design/html';
import { londonDate, londonTime, plainTime, shortDate } from '#kernel/dates';
import { NOTE_KIND_SIGNS, photographWords, type RoomNote } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { FINDING_KIND_LABELS, FINDING_KIND_PLURALS, type FindingKind } from '../../domain/finding.ts';
import type { Screen } from '../../domain/screens.ts';
import { type Voice, voiceOfNotes } from '../../domain/voices.ts';
import type { Room } from '../team-room/room.ts';
import { dayWords, lower, voiceWords } from '../team-room/words.ts';

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
};

/** The longest a note is on the wall, in characters: what it says first is what the team talks about. */
const WALL_CHARACTERS = 150;

/** One screen with the ways to the next and the one before. */
export function projectedView(page: ProjectedPage): Html {
  const { room, screens, at, base, title } = page;
  const screen = screens[at - 1];
  const { pulse } = room;
  return html`<div class="cf-wall-screen" data-wall data-news="${base}/team-room/news?day=${room.day}" data-notes="${pulse.notes}" data-stamp="${pulse.stamp}"${page.isLarge && html` data-letters="large"`}>
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
      return html`<h1 class="cf-wall-screen__title">Emerging findings</h1><ul class="cf-wall-screen__list">${screen.emerging.map(emergingLine)}</ul>`;
    case 'questions':
      return questionsScreen(screen, page);
    case 'uncovered':
      return uncoveredScreen(screen);
  }
}

function themeScreen(screen: Screen & { shows: 'theme' }, page: ProjectedPage): Html {
  const { theme, part, parts, strengths, considerations, emerging } = screen;
  const name = theme.theme?.name ?? 'Under no theme yet';
  const groups = emerging.map(({ title }) => `‘${title}’`).join(', ');
  const side = (kind: FindingKind, notes: readonly RoomNote[], voice: Voice) =>
    oneSide(kind, notes, { voice, page, goesOn: parts > 1 });
  return html`<h1 class="cf-wall-screen__title">${name}${parts > 1 && html` <small>${part} of ${parts}</small>`}</h1>
<div class="cf-wall-screen__pair">${side('strength', strengths, theme.strengthVoice)}${side('consideration', considerations, theme.considerationVoice)}</div>
${groups !== '' && html`<p class="cf-wall-screen__emerging"><strong>Emerging:</strong> ${groups}</p>`}`;
}

/** A photograph as large as the wall, beside what its note says. */
function photographScreen({ theme, note, which }: Screen & { shows: 'photograph' }, page: ProjectedPage): Html {
  const source = `${page.base}/photographs/${note.photographs[which]}`;
  const of = note.photographs.length > 1 ? ` ${which + 1} of ${note.photographs.length}` : '';
  return html`<h1 class="cf-wall-screen__title">${theme.theme?.name ?? 'Under no theme yet'} <small>Photograph${of}</small></h1>
<div class="cf-wall-screen__photograph"><a href="${source}"><img src="${source}" alt="${photographWords(note, which)}"><span class="govuk-visually-hidden">, open it in full</span></a>
<p><span dir="auto">${cut(note.text)}</span> <small>${note.sessionTitle !== null && `${note.sessionTitle} · `}${footOf(note, page)}</small></p></div>`;
}

/** Who spoke, and the mark of who wrote it. */
function footOf(note: RoomNote, { room }: ProjectedPage): string {
  return `${SOURCE_CATEGORY_LABELS[note.sourceCategory]} · ${room.marks.get(note.authorId) ?? ''}`;
}

/** The way to its photographs: to the screen that shows the first, or to itself where that is of another day. */
function photographLink(note: RoomNote, page: ProjectedPage): Html | null {
  const [first] = note.photographs;
  if (first === undefined) return null;
  const at = page.screens.findIndex((screen) => screen.shows === 'photograph' && screen.note.id === note.id);
  const href = at < 0 ? `${page.base}/photographs/${first}` : addressOf(page, at + 1);
  const words = note.photographs.length === 1 ? 'Photograph' : `${note.photographs.length} photographs`;
  return html` · <a class="govuk-link" href="${href}">${words}${at >= 0 && ` on screen ${at + 1}`}</a>`;
}

type SideView = { voice: Voice; page: ProjectedPage; goesOn: boolean };

function oneSide(kind: FindingKind, notes: readonly RoomNote[], { voice, page, goesOn }: SideView): Html {
  const none = goesOn ? 'No more of these.' : 'Nothing heard on this day.';
  return html`<section class="cf-wall-screen__side cf-wall-screen__side--${kind}"><h2><span class="cf-wall-screen__sign" aria-hidden="true">${NOTE_KIND_SIGNS[kind]}</span> ${FINDING_KIND_PLURALS[kind]}</h2>
${voice.says !== 'nobody' && html`<p class="cf-wall-screen__voice">${voiceWords(voice)}</p>`}
${notes.length === 0 ? html`<p class="cf-wall-screen__none">${none}</p>` : html`<ul>${notes.map((note) => html`<li><span dir="auto">${cut(note.text)}</span> <small>${footOf(note, page)}${photographLink(note, page)}</small></li>`)}</ul>`}</section>`;
}

function emergingLine({ title, kind, sources }: EmergingFinding): Html {
  const voice = voiceOfNotes(sources);
  const stands = voice.says === 'nobody' ? 'no notes in it yet' : voiceWords(voice);
  return html`<li><strong dir="auto">${title}</strong> <small>${FINDING_KIND_LABELS[kind]} · ${stands}</small></li>`;
}

function questionsScreen({ questions, sessions }: Screen & { shows: 'questions' }, page: ProjectedPage): Html {
  if (questions.length > 0) {
    return html`<h1 class="cf-wall-screen__title">Still a question</h1><ul class="cf-wall-screen__list">${questions.map(
      (note) =>
        html`<li><span dir="auto">${cut(note.text)}</span> <small>${page.room.marks.get(note.authorId) ?? ''} · ${note.prompts.length > 0 ? `taken into ‘${note.prompts.map(({ sessionTitle }) => sessionTitle).join('’ and ‘')}’` : 'taken into no session yet'}${photographLink(note, page)}</small></li>`,
    )}</ul>`;
  }
  return html`<h1 class="cf-wall-screen__title">To ask in sessions to come</h1><ul class="cf-wall-screen__list">${sessions.map(
    ({ title, startsAt, prompts }) =>
      html`<li><strong>${title}</strong> <small>${shortDate(londonDate(startsAt), { weekday: true })}, ${plainTime(londonTime(startsAt))}</small>${prompts.map((prompt) => html`<span class="cf-wall-screen__line" dir="auto">${cut(prompt.text)}</span>`)}</li>`,
  )}</ul>`;
}

function uncoveredScreen({ uncovered: { themes, sources, sessions } }: Screen & { shows: 'uncovered' }): Html {
  const none = themes.length + sources.length + sessions.length === 0;
  return html`<h1 class="cf-wall-screen__title">Nobody has covered</h1>${
    none
      ? html`<p class="cf-wall-screen__none">Nothing is missing so far.</p>`
      : html`<ul class="cf-wall-screen__list">${themes.map(({ name }) => html`<li><strong>${name}</strong></li>`)}
${sources.length > 0 && html`<li>Nothing from ${sources.map((source) => lower(SOURCE_CATEGORY_LABELS[source])).join(', ')}</li>`}
${sessions.length > 0 && html`<li>No notes of ${sessions.map(({ title }) => `‘${title}’`).join(', ')}</li>`}</ul>`
  }`;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= WALL_CHARACTERS) return line;
  const start = line.slice(0, WALL_CHARACTERS - 1);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), WALL_CHARACTERS / 2))}…`;
}
