import type { Html } from '#design/html';
import type { IsoDate } from '#kernel/dates';
import type { FormBody } from '#platform/http/context';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { SectionWrite } from '../../application/save-section.ts';
import type { PeerSections } from '../../store/peer-sections.ts';

/** Who edits: the programme office, or the peer about themselves. */
export type Editor = 'office' | 'peer';

export type SectionForm = {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly by: Editor;
  readonly programmes: readonly { readonly key: string; readonly name: string }[];
};

export type SectionRead =
  | { readonly ok: true; readonly write: SectionWrite }
  | { readonly ok: false; readonly errors: FieldErrors };

/** One section of a profile: a page of its own to edit, a few lines to read. */
export type Section = {
  readonly key: string;
  readonly title: string;
  /** The question as the peer hears it. */
  readonly asks: string;
  readonly editors: readonly Editor[];
  /** Rows can be added: a second button saves and opens the page again with an empty row. */
  readonly grows: boolean;
  /** What it says now, a line each; none where nothing is known. */
  says(peer: PeerSections, programmes: SectionForm['programmes']): readonly string[];
  typed(peer: PeerSections): Typed;
  body(form: SectionForm): Html;
  /** `today` is for what must not lie ahead, and for when something was declared. */
  read(body: FormBody, by: Editor, today: IsoDate): SectionRead;
};
