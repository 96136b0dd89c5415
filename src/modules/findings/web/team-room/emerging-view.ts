import { type FieldErrors, field, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { attributes, type Html, html } from '#design/html';
import { newId } from '#kernel/ids';
import { kindMark, noteName, notePhotographs, type RoomNote } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { type EmergingFinding, type GroupingStep, stepWords } from '../../domain/emerging.ts';
import { FINDING_KIND_LABELS, FINDING_KINDS } from '../../domain/finding.ts';
import { type Voice, voiceOfNotes } from '../../domain/voices.ts';
import { grip } from './notes-view.ts';
import { type Room, roomAddress } from './room.ts';
import { noteCount, voiceWords } from './words.ts';

export type EmergingView = {
  readonly room: Room;
  readonly base: string;
  readonly csrf: string;
  readonly mayGroup: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly formId: string;
};

/** The emerging findings beside the notes: each a place to put notes, and below them the form that does it without a script. */
export function emergingAside(view: EmergingView): Html {
  const { room, mayGroup } = view;
  return html`<section class="cf-room__groups" aria-labelledby="emerging"${!mayGroup && html` tabindex="0"`}><h2 class="govuk-heading-m" id="emerging" tabindex="-1">Emerging findings</h2>
${steps(view)}
${room.emerging.length === 0 && html`<p class="govuk-body">None yet. Tick notes that say one thing, and group them: the group gets a working title and becomes a finding when the team is sure of it.</p>`}
${room.emerging.map((each) => card(each, view))}
<p class="govuk-visually-hidden" id="how-to-move">Enter picks the note up. Then the arrows choose an emerging finding, Enter puts the note there, Escape lets go. With a mouse or a finger, drag it.</p></section>`;
}

/** What happened here last: what others did, and one's own last step with the way back. */
function steps({ room, base, csrf, mayGroup }: EmergingView): Html | null {
  const { own, others } = room.frame;
  if (!own && others.length === 0) return null;
  const undo =
    own &&
    html`<p class="cf-groupings__own">You ${stepWords(own)}. ${
      mayGroup &&
      html`<form method="post" action="${base}/team-room/steps/${own.id}/undo" data-quiet>${roomFields(room, csrf)}${govuk.button({ text: 'Undo', classes: 'govuk-button--secondary cf-button--small' })}</form>`
    }</p>`;
  const told =
    others.length > 0 &&
    html`<ul class="cf-groupings__others">${others.map((step: GroupingStep) => html`<li>${step.byName} ${stepWords(step)}.</li>`)}</ul>`;
  return html`<div class="cf-groupings">${undo}${told}</div>`;
}

function card(emerging: EmergingFinding, view: EmergingView): Html {
  const { room, base, csrf, mayGroup } = view;
  const { id, title, version } = emerging;
  const theme = room.themes.find((each) => each.id === emerging.themeId);
  const notes = emerging.noteIds.flatMap((noteId) => room.allNotes.find((note) => note.id === noteId) ?? []);
  const about = html`<span class="govuk-visually-hidden">: ${title}</span>`;
  return html`<article class="cf-emerging cf-note cf-note--${emerging.kind}" id="emerging-${id}" data-group="${id}" data-title="${title}">
<h3 class="cf-card__title" dir="auto">${title}</h3>
<p class="cf-note__foot">${kindMark(emerging.kind)} · ${theme?.name}</p>
<p class="cf-emerging__voice">${evidence(voiceOfNotes(emerging.sources))}</p>
${notes.length > 0 && html`<ul class="cf-emerging__notes">${notes.map((note) => html`<li>${member(note, emerging, view)}</li>`)}</ul>`}
${elsewhere(emerging, notes.length, base)}${
  mayGroup &&
  html`<div class="cf-emerging__acts cf-no-print"><form method="post" action="${base}/emerging-findings/${id}/finding"><input type="hidden" name="_csrf" value="${csrf}"><input type="hidden" name="id" value="${newId(room.now.getTime())}"><input type="hidden" name="version" value="${version}">${govuk.button({ html: html`Make it a finding${about}`, classes: 'govuk-button--secondary cf-button--small', preventDoubleClick: true })}</form>
<a class="govuk-link" href="${base}/emerging-findings/${id}">Change or take apart${about}</a></div>`
}</article>`;
}

/** Its other notes, where it has more than the room can show. */
function elsewhere({ id, noteIds }: EmergingFinding, shown: number, base: string): Html | null {
  const more = noteIds.length - shown;
  if (more <= 0) return null;
  return html`<p>${noteCount(more)} more: <a class="govuk-link" href="${base}/emerging-findings/${id}">all of them are on its own page</a></p>`;
}

function evidence(voice: Voice): string {
  if (voice.says === 'nobody') return 'No notes are in it.';
  return `${voiceWords(voice)}.`;
}

/** A note inside: its beginning, who spoke, and the way out. */
function member(note: RoomNote, { id, title }: EmergingFinding, { room, base, csrf, mayGroup }: EmergingView): Html {
  const short = note.text.length > 110 ? `${note.text.slice(0, 109)}…` : note.text;
  const out =
    mayGroup &&
    html`<form method="post" action="${base}/team-room/moves" data-quiet>${roomFields(room, csrf)}<input type="hidden" name="note" value="${note.id}"><input type="hidden" name="from" value="${id}"><input type="hidden" name="into" value="out">${govuk.button({ html: html`Take out<span class="govuk-visually-hidden"> of ‘${title}’: ${noteName(note)}</span>`, classes: 'govuk-button--secondary cf-button--small' })}</form>`;
  return html`<span class="cf-emerging__text" dir="auto">${mayGroup && grip(note, id)}${short}</span>${notePhotographs(note, base)}<span class="cf-emerging__foot">${SOURCE_CATEGORY_LABELS[note.sourceCategory]} ${out}</span>`;
}

/** What every form of the room carries, so that it comes back to the same day. */
function roomFields({ day, order }: Pick<Room, 'day' | 'order'>, csrf: string): Html {
  return html`<input type="hidden" name="_csrf" value="${csrf}"><input type="hidden" name="day" value="${day}"><input type="hidden" name="by" value="${order}">`;
}

/** The form that groups what is ticked: in sight at the foot of the notes. A note can be dragged onto it, to begin a new one. */
export function groupingForm({ room, base, csrf, typed, errors, formId }: EmergingView): Html {
  const into = [
    { value: 'new', text: 'A new one' },
    ...room.emerging.map(({ id, title }) => ({ value: id, text: title })),
  ];
  const kinds = FINDING_KINDS.map((kind) => ({ value: kind, text: FINDING_KIND_LABELS[kind] }));
  const themes = room.themes.map(({ id, name }) => ({ value: id, text: name }));
  const more = html`<div class="cf-grouping__more">${field.select({ name: 'kind', label: 'What is it?', typed, errors, empty: 'What most of the notes are', choices: kinds })}
${field.select({ name: 'theme', label: 'Theme', typed, errors, empty: 'The theme of most of the notes', choices: themes })}</div>`;
  const open = Boolean(errors.kind ?? errors.theme ?? typed.kind ?? typed.theme);
  return html`<form method="post" action="${base}/team-room/moves" id="grouping" class="cf-grouping cf-no-print" novalidate data-group="new" data-title="A new emerging finding">${roomFields(room, csrf)}<input type="hidden" name="id" value="${formId}">${leftBehind(typed)}
<h2 class="govuk-heading-s" id="note">Group the ticked notes</h2>
${errors.note && govuk.errorMessage({ text: errors.note })}
<div class="cf-grouping__row">${field.select({ name: 'into', label: 'Into', typed, errors, choices: into })}
${field.input({ name: 'title', label: 'Working title, for a new one', typed, errors })}
${govuk.button({ text: 'Group into an emerging finding', preventDoubleClick: true })}</div>
${govuk.details({ summaryText: 'Kind and theme: as most of the notes', html: more, open })}
<div class="cf-room__out" data-group="out" data-title="Out of the emerging finding" hidden>Drop it here to take it out</div></form>`;
}

/** What a note that was dragged to begin a new one is to leave: a script fills it in, and only while that note alone is ticked. */
function leftBehind({ from, note }: Typed): Html {
  const [of, ...others] = [note ?? []].flat();
  const isAlone = typeof from === 'string' && of !== undefined && others.length === 0;
  return html`<input type="hidden" name="from" value="${isAlone && from}"${attributes({ 'data-of': isAlone ? of : null })}>`;
}

/** The address that forms of the room lead back to, with the place on the page. */
export function backTo(room: Pick<Room, 'day' | 'order'>, place: string | null): string {
  return `${roomAddress(room)}${place ? `#${place}` : ''}`;
}
