import { type Html, html } from '#design/html';
import type { Note, NotePhotograph } from '../../domain/note.ts';
import { SMALL_SIDE } from '../../domain/picture.ts';

/** `small`: of one size, whatever its own, so that nothing moves when it arrives. `large`: where the note is read by itself. */
export type PhotographSize = 'small' | 'large';

/** The box of a small one, in CSS pixels. */
const BOX = { width: 160, height: 120 };

/**
 * The photographs of a note, each leading to it in full; null where it has none. In lists their small versions are shown. They are fetched
 * as one comes to them: a page may show sixty.
 */
export function notePhotographs(note: PhotographedNote, base: string, size: PhotographSize = 'small'): Html | null {
  if (note.photographs.length === 0) return null;
  return html`<span class="cf-photographs cf-photographs--${size}">${note.photographs.map((photograph, at) => {
    const full = `${base}/photographs/${photograph.id}`;
    const source = size === 'small' ? `${full}/small` : full;
    // Before `src`: where a script copies the page in, a browser begins to fetch at once what has not said yet that it can wait.
    const box = boxOf(size === 'small' ? BOX : photograph);
    return html`<a class="cf-photograph" href="${full}" draggable="false"><img loading="lazy" decoding="async"${box} src="${source}" alt="${photographWords(note, at)}"><span class="govuk-visually-hidden">, open it in full</span></a>`;
  })}</span>`;
}

/**
 * The attributes of a photograph that is shown as large as its place is, `sizes` wide: where that is so small that its small version will do, the
 * browser takes that one. Of one of before, whose size is not known, it takes the photograph itself.
 */
export function photographSource(full: string, { width, height }: Size, sizes: string): Html {
  const source = html` src="${full}"`;
  if (width === null || height === null) return source;
  const small = Math.round(width * Math.min(1, SMALL_SIDE / Math.max(width, height)));
  return html` srcset="${full}/small ${small}w, ${full} ${width}w" sizes="${sizes}"${source}`;
}

type Size = Pick<NotePhotograph, 'width' | 'height'>;

function boxOf({ width, height }: Size): Html | false {
  return width !== null && height !== null && html` width="${width}" height="${height}"`;
}

export type PhotographedNote = Pick<Note, 'photographs' | 'authorName' | 'sessionTitle' | 'apart'>;

/** What is known of a photograph: who took it and where, and of a note without words when; never what it shows. `Photograph 1 of 2 by Owen Peer, from ‘Social workers’`. */
export function photographWords(
  { photographs, authorName, sessionTitle, apart }: PhotographedNote,
  at: number,
): string {
  const which = photographs.length > 1 ? ` ${at + 1} of ${photographs.length}` : '';
  return `Photograph${which} by ${authorName}${sessionTitle === null ? '' : `, from ‘${sessionTitle}’`}${apart === null ? '' : `, ${apart}`}`;
}
