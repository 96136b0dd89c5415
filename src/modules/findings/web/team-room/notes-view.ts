import { attributes, type Html, html } from '#design/html';
import { timeRange } from '#kernel/dates';
import {
  comingSessions,
  kindMark,
  NOTE_KIND_LABELS,
  noteName,
  notePhotographs,
  promptList,
  type RoomNote,
  takeLink,
} from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { FINDING_KIND_PLURALS, type FindingKind } from '../../domain/finding.ts';
import type { RoomDay } from '../../domain/room-days.ts';
import type { Heard, SessionInRoom, ThemeInRoom } from '../../domain/team-room.ts';
import type { Voice } from '../../domain/voices.ts';
import {
  fromNoSession,
  NOTHING_TODAY,
  onThatDay,
  questionWords,
  speakerWords,
  untoldWords,
  voiceWords,
} from './words.ts';

/** What every note on the page needs. */
export type NotesView = {
  /** `/challenges/REFERENCE`. */
  readonly base: string;
  readonly csrf: string;
  /** This page's own address below the challenge. */
  readonly back: string;
  readonly day: RoomDay;
  /** Nothing at all was heard on it: that is said once, above. */
  readonly isEmptyDay: boolean;
  readonly now: Date;
  /** False once the challenge has closed. */
  readonly mayGroup: boolean;
  readonly emerging: readonly EmergingFinding[];
  /** Of those who wrote, by their id. */
  readonly marks: ReadonlyMap<string, string>;
  /** Ids of the notes that are ticked. */
  readonly ticked: readonly string[];
};

/** A theme: strengths beside areas for consideration, with who agrees and what only one kind of source says. */
export function themeSection({ theme, ...heard }: ThemeInRoom, view: NotesView): Html {
  const about = (note: RoomNote) => note.sessionTitle ?? 'No session';
  return html`<section class="cf-room__part" id="theme-${theme?.id ?? 'none'}"><h2 class="govuk-heading-m">${theme?.name ?? 'Under no theme yet'}</h2>
${isEmpty(heard) && !view.isEmptyDay && html`<p class="govuk-body cf-quiet">Nothing was heard of it ${onThatDay(view.day)}.</p>`}
${pair(heard, view, about, { strength: heard.strengthVoice, consideration: heard.considerationVoice })}
${rest(heard, view, about)}</section>
`;
}

/** Whether a theme has anything to show on a day on which nothing was heard: a question that is still open, or who says so so far. */
export function hasSomething(theme: ThemeInRoom): boolean {
  return !isEmpty(theme) || [theme.strengthVoice, theme.considerationVoice].some(({ says }) => says !== 'nobody');
}

/** A session: everybody's notes of it, by kind, and what it was to answer. */
export function sessionSection({ session, isSilent, ...heard }: SessionInRoom, view: NotesView): Html {
  const about = (note: RoomNote) => note.themeName ?? 'No theme yet';
  const prompts =
    session &&
    session.prompts.length > 0 &&
    html`<h3 class="govuk-heading-s">To ask in this session</h3>${promptList({ ...view, prompts: session.prompts, session: view.mayGroup ? session : null, mayTakeOn: comingSessions([session], view.now).length === 0, isQuiet: true })}`;
  const head = session
    ? html`<h2 class="govuk-heading-m"><a class="govuk-link" href="${view.base}/sessions/${session.id}/notes">${session.title}</a></h2><p class="govuk-body cf-quiet">${untoldWords(session)}${timeRange(session.startsAt, session.endsAt)} · ${speakerWords(session)}</p>`
    : html`<h2 class="govuk-heading-m">${fromNoSession(view.day)}</h2>`;
  const none = isSilent ? 'Nobody has written a note of it yet.' : 'There are no notes of it.';
  return html`<section class="cf-room__part" id="session-${session?.id ?? 'none'}">${head}
${isEmpty(heard) && html`<p class="govuk-body${!isSilent && ' cf-quiet'}">${isSilent ? html`<strong>${none}</strong>` : none}</p>`}
${!isEmpty(heard) && pair(heard, view, about, null)}
${rest(heard, view, about)}${prompts}</section>
`;
}

type About = (note: RoomNote) => string;
type Voices = Record<FindingKind, Voice> | null;

function isEmpty({ strengths, considerations, others, questions }: Heard): boolean {
  return strengths.length + considerations.length + others.length + questions.length === 0;
}

function pair(heard: Heard, view: NotesView, about: About, voices: Voices): Html | null {
  const sides: [FindingKind, readonly RoomNote[]][] = [
    ['strength', heard.strengths],
    ['consideration', heard.considerations],
  ];
  const silent = voices === null || Object.values(voices).every((voice) => voice.says === 'nobody');
  if (silent && sides.every(([, notes]) => notes.length === 0)) return null;
  // Where nothing was heard, that is said above both, or above all themes.
  const isSaid = view.isEmptyDay || isEmpty(heard);
  const nothing = (kind: FindingKind) =>
    !(isSaid && voices && voices[kind].says !== 'nobody') &&
    html`<p class="govuk-body cf-quiet">${NOTHING_TODAY[kind]}</p>`;
  return html`<div class="cf-room__pair">${sides.map(
    ([kind, notes]) =>
      html`<div class="cf-room__side"><h3 class="govuk-heading-s">${FINDING_KIND_PLURALS[kind]}</h3>${voices && voiceLine(voices[kind])}
${notes.length > 0 ? list(notes, view, about) : nothing(kind)}</div>`,
  )}</div>`;
}

/** Who says so up to this day: said by word, and marked by shape. */
function voiceLine(voice: Voice): Html | null {
  if (voice.says === 'nobody') return null;
  const sign = voice.says === 'several' ? '≡' : '1';
  return html`<p class="cf-voice cf-voice--${voice.says}"><span class="cf-voice__sign" aria-hidden="true">${sign}</span> So far: ${voiceWords(voice)}.</p>`;
}

function rest({ questions, others }: Heard, view: NotesView, about: About): Html {
  return html`${questions.length > 0 && html`<h3 class="govuk-heading-s">Still a question</h3>${list(questions, view, about)}`}
${others.length > 0 && alsoHeard(others, view, about)}`;
}

/** Folded, but for photographs: a flipchart without words is neither, and says more than most notes. */
function alsoHeard(others: readonly RoomNote[], view: NotesView, about: About): Html {
  const open = others.some((note) => note.photographs.length > 0) && html` open`;
  return html`<details class="govuk-details"${open}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Also heard: ${others.length === 1 ? '1 note that is' : `${others.length} notes that are`} neither</span></summary><div class="govuk-details__text">${list(others, view, about)}</div></details>`;
}

function list(notes: readonly RoomNote[], view: NotesView, about: About): Html {
  return html`<ul class="cf-notes cf-room__notes">${notes.map(
    (note) => html`<li>${roomNote(note, view, about)}</li>
`,
  )}</ul>`;
}

/** Kinds of notes that stand under a heading which says so. */
const UNDER_A_HEADING: ReadonlySet<RoomNote['kind']> = new Set(['strength', 'consideration', 'question']);

/** A note in the room: its words, who spoke, and the mark of who wrote it. The box and the grip choose it for an emerging finding. */
function roomNote(note: RoomNote, view: NotesView, about: About): Html {
  const { base, emerging, mayGroup, back } = view;
  const inside = emerging.filter((each) => each.noteIds.includes(note.id));
  const asked = note.kind === 'question' && questionWords(note);
  return html`<article class="cf-note cf-note--${note.kind} cf-room-note" id="note-${note.id}" data-note="${note.id}" aria-label="${NOTE_KIND_LABELS[note.kind]}${note.apart !== null && `: ${noteName(note)}`}">
<div class="cf-room-note__head">${mayGroup && tickBox(note, view)}${!UNDER_A_HEADING.has(note.kind) && kindMark(note.kind)}${mayGroup && grip(note, null)}</div>
<div class="cf-note__text" dir="auto">${note.text}${note.isExcerpt && html`… <a class="govuk-link" href="${base}/notes/${note.id}">Read all of it</a>`}</div>
${notePhotographs(note, base)}
<div class="cf-note__foot">${SOURCE_CATEGORY_LABELS[note.sourceCategory]} · ${about(note)} · ${writer(note, view)}${!note.isOfTheDay && ' · from an earlier day'}${mayGroup && note.kind === 'question' && takeLink(note, base, back)}</div>
${asked && html`<div class="cf-note__behind">${asked}</div>`}
${inside.length > 0 && html`<div class="cf-note__behind">In ${inside.map((each, at) => html`${at > 0 && ', '}<a class="govuk-link" href="#emerging-${each.id}">${each.title}</a>`)}</div>`}
${note.findings.length > 0 && html`<div class="cf-note__behind">Stands behind ${note.findings.map(({ id, title }, at) => html`${at > 0 && ', '}<a class="govuk-link" href="${base}/findings/${id}">${title}</a>`)}</div>`}
</article>`;
}

function writer({ authorId, authorName }: RoomNote, { marks }: NotesView): Html {
  return html`<span title="${authorName}"><span aria-hidden="true">${marks.get(authorId) ?? ''}</span><span class="govuk-visually-hidden">${authorName}</span></span>`;
}

function tickBox(note: RoomNote, { ticked }: NotesView): Html {
  const id = `tick-${note.id}`;
  const mark = attributes({ checked: ticked.includes(note.id) });
  return html`<span class="govuk-checkboxes govuk-checkboxes--small cf-note__choose cf-no-print"><span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" form="grouping" name="note" id="${id}" value="${note.id}"${mark}><label class="govuk-label govuk-checkboxes__label" for="${id}"><span class="govuk-visually-hidden">Choose this note: ${noteName(note)}</span></label></span></span>`;
}

/** By which a note is dragged, or moved with keys. Hidden until the script that does it is there. */
export function grip(note: RoomNote, from: string | null): Html {
  return html`<button type="button" class="cf-grip cf-no-print" data-grip="${note.id}" data-from="${from ?? ''}" aria-describedby="how-to-move"><span aria-hidden="true">⠿</span><span class="govuk-visually-hidden">Move this note: ${noteName(note)}</span></button>`;
}
