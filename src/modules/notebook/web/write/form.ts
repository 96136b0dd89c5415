import { z } from 'zod';
import type { FieldErrors } from '#design/form';
import { isId } from '#kernel/ids';
import { SOURCE_CATEGORIES, type SourceCategory } from '#modules/programmes';
import type { FormBody } from '#platform/http/context';
import { choice, formId, optionalText, parseForm, requiredText, revision } from '#platform/http/forms';
import { NOTE_KINDS, NOTE_MAXIMUM, type NoteKind } from '../../domain/note.ts';
import { notesInText, type ReadNote } from '../../domain/read-markers.ts';
import type { NotebookSession } from '../../domain/session.ts';

const common = {
  text: requiredText('Write what you heard or saw', NOTE_MAXIMUM),
  kind: choice(['', ...NOTE_KINDS], 'Choose what kind of note it is'),
  theme: optionalText(40),
  session: optionalText(40),
  source: choice(['', ...SOURCE_CATEGORIES], 'Choose who spoke'),
  next: choice(['', 'another'], 'Press one of the buttons'),
  anyway: choice(['', 'yes'], 'Press one of the buttons'),
};
const writeSchema = z.object({ id: formId(), prompt: optionalText(40), ...common });
const changeSchema = z.object({ version: revision(), ...common });

const KIND_WANTED =
  'Choose what kind of note it is. Or start the line with + for a strength, ! for an area for consideration, ? for a question, " for a quotation';

export type NoteFields = {
  readonly sessionId: string | null;
  readonly themeId: string | null;
  readonly sourceCategory: SourceCategory;
  /** The writer has seen whom the words may lead to and wants them kept. */
  readonly anyway: boolean;
};
export type NotesRead = NoteFields & {
  readonly id: string;
  readonly notes: readonly (ReadNote & { readonly kind: NoteKind })[];
  readonly another: boolean;
  /** The question of its session that it answers; null where it answers none. */
  readonly promptId: string | null;
};
export type ChangeRead = NoteFields & { readonly version: number; readonly text: string; readonly kind: NoteKind };

type Read<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** The notes that a form holds, or what is wrong with it. Who spoke comes from the session where nobody says otherwise. */
export function readNotesForm(body: FormBody, sessions: readonly NotebookSession[]): Read<NotesRead> {
  const form = parseForm(writeSchema, body);
  if (!form.ok) return { ok: false, errors: { ...form.errors } };
  const { id, kind, text, next } = form.value;
  const errors: Record<string, string> = {};
  const notes = notesInText(text, kind === '' ? null : kind);
  if (notes.length === 0) errors.text = 'Write what you heard or saw';
  if (notes.some((note) => note.kind === null)) errors.kind = KIND_WANTED;
  const fields = readFields(form.value, sessions, errors);
  if (!fields) return { ok: false, errors };
  const kinds = notes.flatMap((note) => (note.kind === null ? [] : [{ kind: note.kind, text: note.text }]));
  const asked = sessions.find((each) => each.id === fields.sessionId)?.prompts ?? [];
  const promptId = asked.find((prompt) => prompt.id === form.value.prompt)?.id ?? null;
  return { ok: true, value: { ...fields, id, notes: kinds, another: next === 'another', promptId } };
}

/** One note as it is to be, or what is wrong with it. */
export function readChangeForm(body: FormBody, sessions: readonly NotebookSession[]): Read<ChangeRead> {
  const form = parseForm(changeSchema, body);
  if (!form.ok) return { ok: false, errors: { ...form.errors } };
  const { kind, text, version } = form.value;
  const errors: Record<string, string> = {};
  if (kind === '') errors.kind = 'Choose what kind of note it is';
  const fields = readFields(form.value, sessions, errors);
  if (!fields || kind === '') return { ok: false, errors };
  return { ok: true, value: { ...fields, version, text, kind } };
}

function readFields(
  form: { session: string; theme: string; source: SourceCategory | ''; anyway: string },
  sessions: readonly NotebookSession[],
  errors: Record<string, string>,
): NoteFields | null {
  const session = sessions.find((each) => each.id === form.session);
  const sourceCategory = form.source === '' ? session?.sourceCategory : form.source;
  if (!sourceCategory) errors.source = 'Choose who spoke';
  if (Object.keys(errors).length > 0 || !sourceCategory) return null;
  return {
    sessionId: isId(form.session) ? form.session : null,
    themeId: isId(form.theme) ? form.theme : null,
    sourceCategory,
    anyway: form.anyway === 'yes',
  };
}
