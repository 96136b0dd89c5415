import { emptyState } from '#design/components/empty-state';
import { type FieldErrors, type FormButton, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Standing } from '../../application/take-into-sessions.ts';
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
  /** Where it stands in other words, which are to be decided on. */
  readonly standing: readonly Standing[];
  /** Words that may lead to one person, and are kept all the same. */
  readonly cleared: string;
};

/** A question, and the sessions still to come in which somebody may answer it; those about its theme say so. */
export function promptForm(view: PromptFormView): Html {
  const { base, csrf, back, id, note, sessions, typed, errors, standing, cleared } = view;
  if (sessions.length === 0) {
    return emptyState({
      title: 'No session is still to come',
      body: 'A question goes into a session that has not begun. Add a conversation to the timetable, and it can be asked there.',
      action: { text: 'Open the timetable', href: `${base}/timetable` },
    });
  }
  const decided = standing.length === 0 ? String(typed.decided ?? '') : '';
  const seen = decided === '' ? standing.map(({ text }) => text) : [typed.seen ?? []].flat();
  return form({
    action: `${base}/prompts`,
    csrf,
    hidden: { id, note: note?.id ?? '', back, cleared, ...(decided === '' ? {} : { decided }) },
    cancel: `${base}/${back}`,
    button: buttonsOf(view),
    body: html`${standing.length > 0 && standingWords(standing)}${seen.map((text) => html`<input type="hidden" name="seen" value="${text}">`)}${field.textarea({ name: 'text', label: 'The question', hint: 'As somebody could ask it. Only the team sees it.', typed, errors, rows: 4, maximum: PROMPT_MAXIMUM })}
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

/** One press takes it in; where it may lead to one person, or stands there in other words, each button says what it does about that. */
function buttonsOf({ mayKeepAnyway, standing, typed }: PromptFormView): FormButton[] {
  const secondary = { kind: 'secondary' as const };
  if (mayKeepAnyway) {
    const keep = { text: 'Take it in as it is', ...secondary, name: 'anyway', value: 'yes' };
    return [{ text: 'Take the changed question in' }, keep];
  }
  const hasOthers = [typed.session ?? []].flat().length > standing.length;
  const leave = { text: 'Leave what stands, take this into the others', name: 'decided', value: 'keep' };
  if (standing.some(({ asked }) => !asked)) {
    const change = { text: 'Change what stands to these words', name: 'decided', value: 'change' };
    return hasOthers ? [change, { ...leave, ...secondary }] : [change];
  }
  return standing.length > 0 && hasOthers ? [leave] : [{ text: 'Take it into these sessions' }];
}

function standingWords(standing: readonly Standing[]): Html {
  return html`<h2 class="govuk-heading-s">What stands there now</h2>${standing.map(
    ({ sessionTitle, text, asked }) =>
      html`<div class="govuk-inset-text govuk-!-margin-top-2"><strong>‘${sessionTitle}’</strong><div class="cf-note__text" dir="auto">${text}</div>${asked && html`<span class="cf-quiet">It has been asked there, so it stays as it is.</span>`}</div>`,
  )}<h2 class="govuk-heading-s">What you typed</h2>`;
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
