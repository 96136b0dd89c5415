import { emptyState } from '#design/components/empty-state';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Note } from '../../domain/note.ts';
import { PROMPT_MAXIMUM } from '../../domain/prompt.ts';
import type { NotebookSession } from '../../domain/session.ts';

export type PromptFormView = {
  readonly base: string;
  readonly csrf: string;
  readonly back: string;
  readonly id: string;
  /** The question to pursue that it comes from. */
  readonly note: Note | null;
  /** Those still to come. */
  readonly sessions: readonly NotebookSession[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly mayKeepAnyway: boolean;
};

/** A question, and the sessions still to come in which somebody may answer it; those about its theme say so. */
export function promptForm(view: PromptFormView): Html {
  const { base, csrf, back, id, note, sessions, typed, errors, mayKeepAnyway } = view;
  if (sessions.length === 0) {
    return emptyState({
      title: 'No session is still to come',
      body: 'A question goes into a session that has not begun. Add a conversation to the timetable, and it can be asked there.',
      action: { text: 'Open the timetable', href: `${base}/timetable` },
    });
  }
  const keep = { text: 'Take it in as it is', kind: 'secondary' as const, name: 'anyway', value: 'yes' };
  const take = { text: mayKeepAnyway ? 'Take the changed question in' : 'Take it into these sessions' };
  return form({
    action: `${base}/prompts`,
    csrf,
    hidden: { id, note: note?.id ?? '', back },
    cancel: `${base}/${back}`,
    button: mayKeepAnyway ? [take, keep] : take,
    body: html`${field.textarea({ name: 'text', label: 'The question', hint: 'As somebody could ask it. Only the team sees it.', typed, errors, rows: 4, maximum: PROMPT_MAXIMUM })}
${field.checkboxes({
  name: 'session',
  label: 'Sessions to ask it in',
  typed,
  errors,
  small: true,
  choices: sessions.map((session) => ({ value: session.id, text: session.title, hint: hintOf(session, note) })),
})}`,
  });
}

/** `Wednesday 12 May 2027, 9.30am to 10.30am · Frontline staff · about the same theme`. */
function hintOf(session: NotebookSession, note: Note | null): string {
  return [
    `${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}`,
    session.sourceCategory ? SOURCE_CATEGORY_LABELS[session.sourceCategory] : 'The team on its own',
    note?.themeId && session.themeIds.includes(note.themeId) && 'about the same theme',
    note && session.prompts.some((prompt) => prompt.noteId === note.id) && 'this question stands there already',
  ]
    .filter(Boolean)
    .join(' · ');
}
