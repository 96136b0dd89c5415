import { type Html, type HtmlPart, html } from '#design/html';
import { briefTime, longDateTime } from '#kernel/dates';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, type Note, type NoteKind } from '../../domain/note.ts';
import { type NamedNote, noteName } from '../../domain/note-names.ts';
import { notePhotographs, type PhotographSize } from './photographs.ts';

/** A kind by shape and word: the shape is the marker that one types for it. */
export function kindMark(kind: NoteKind): Html {
  return html`<span class="cf-kind cf-kind--${kind}"><span class="cf-kind__sign" aria-hidden="true">${NOTE_KIND_SIGNS[kind]}</span> ${NOTE_KIND_LABELS[kind]}</span>`;
}

export type NoteCardOptions = {
  readonly note: Note;
  /** `/challenges/REFERENCE`. */
  readonly base: string;
  readonly viewerId: string;
  /** A box to choose it by, or anything else that stands beside the note. */
  readonly choose?: HtmlPart;
  /** On the page of its session the session is not said again. */
  readonly withoutSession?: boolean;
  /** The page, below the challenge, from which a question may be taken into a session; null where none may. */
  readonly takeFrom?: string | null;
  /** On the note's own page there is no way to it. */
  readonly isOwnPage?: boolean;
  /** Small unless said. */
  readonly photographs?: PhotographSize;
};

/** One note for its team: what was said, of what, by which kind of source; who wrote it and what stands on it in quiet. */
export function noteCard({
  note,
  base,
  viewerId,
  choose,
  withoutSession,
  takeFrom,
  isOwnPage = false,
  photographs,
}: NoteCardOptions): Html {
  const mine = note.authorId === viewerId;
  const session =
    note.sessionId && !withoutSession
      ? html`<a class="govuk-link" href="${base}/sessions/${note.sessionId}/notes">${note.sessionTitle}</a> · `
      : null;
  return html`<article class="cf-note cf-note--${note.kind}" id="note-${note.id}" aria-label="${cardName(note)}">
<div class="cf-note__head">${choose}${kindMark(note.kind)} <span class="cf-note__theme">${note.themeName ?? 'No theme yet'}</span></div>
<div class="cf-note__text" dir="auto">${note.text}${note.isExcerpt && html`… <a class="govuk-link" href="${base}/notes/${note.id}">Read all of it</a>`}</div>
${notePhotographs(note, base, photographs)}
<div class="cf-note__foot">${session}${SOURCE_CATEGORY_LABELS[note.sourceCategory]} · ${mine ? 'You' : note.authorName} · <time datetime="${note.writtenAt.toISOString()}" title="${longDateTime(note.writtenAt)}">${briefTime(note.writtenAt)}</time>${(mine || !isOwnPage) && html` · <a class="govuk-link" href="${base}/notes/${note.id}${mine && '/change'}">${mine ? 'Change' : 'Open'}<span class="govuk-visually-hidden"> this note${note.apart && `, ${note.apart}`}</span></a>`}${takeFrom && note.kind === 'question' && takeLink(note, base, takeFrom)}</div>
${note.afterLeavingAt && html`<div class="cf-note__behind">Handed in after leaving the team, <time datetime="${note.afterLeavingAt.toISOString()}">${briefTime(note.afterLeavingAt)}</time></div>`}
${note.findings.length > 0 && standsBehind(note, base)}
</article>`;
}

/** A note without words says no more than that it is one: what tells it from the others is said with its name. */
function cardName(note: Note): string {
  const kind = NOTE_KIND_LABELS[note.kind];
  return note.apart === null ? `${kind}, ${note.themeName ?? 'no theme yet'}` : `${kind}: ${noteName(note)}`;
}

/** The way of a question to pursue into a session still to come. */
export function takeLink(note: Pick<Note, 'id'> & NamedNote, base: string, from: string): Html {
  return html` · <a class="govuk-link" href="${base}/prompts/new?note=${note.id}&back=${encodeURIComponent(from)}">Take it into a session<span class="govuk-visually-hidden">: ${noteName(note)}</span></a>`;
}

function standsBehind(note: Note, base: string): Html {
  return html`<div class="cf-note__behind">Stands behind ${note.findings.map(
    (finding, index) =>
      html`${index > 0 && ', '}<a class="govuk-link" href="${base}/findings/${finding.id}">${finding.title}</a>`,
  )}</div>`;
}
