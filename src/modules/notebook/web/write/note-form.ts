import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, shortDate, timeRange } from '#kernel/dates';
import type { ChallengeProbe, ChallengeTheme } from '#modules/challenges';
import { SOURCE_CATEGORIES, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { NOTE_KIND_LABELS, NOTE_KINDS, NOTE_MAXIMUM } from '../../domain/note.ts';
import type { NotebookSession } from '../../domain/session.ts';
import { sessionLine } from '../list/filters.ts';

export type NoteFormView = {
  readonly action: string;
  readonly csrf: string;
  readonly cancel: string;
  readonly hidden: Record<string, string>;
  readonly sessions: readonly NotebookSession[];
  readonly themes: readonly ChallengeTheme[];
  readonly probes: readonly ChallengeProbe[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Said where the words may lead to one person: then they may be kept with one press. */
  readonly mayKeepAnyway: boolean;
  /** A new note can be saved and followed by another. */
  readonly isNew: boolean;
  /** The question of the session that it answers. */
  readonly answers?: string | null;
};

/** The form of one note, made for one hand in a corridor: what was heard, which kind, which theme; the rest is known already. */
export function noteForm(view: NoteFormView): Html {
  const { typed, errors, sessions, isNew } = view;
  const session = sessions.find((each) => each.id === typed.session) ?? null;
  const hint = isNew
    ? 'A thought a note. A line that starts with + is a strength, with ! an area for consideration, with ? a question, with " a quotation: several lines make several notes.'
    : undefined;
  return form({
    action: view.action,
    csrf: view.csrf,
    hidden: view.hidden,
    cancel: view.cancel,
    button: buttons(view),
    body: html`${sessionPart(session, view)}
${answersPart(view)}${promptsPart(session, view)}
${field.textarea({ name: 'text', label: 'What you heard or saw', hint, typed, errors, rows: 6, maximum: NOTE_MAXIMUM })}
<div class="cf-big-choices">${field.radios({
      name: 'kind',
      label: 'What is it?',
      typed,
      errors,
      choices: NOTE_KINDS.map((kind) => ({ value: kind, text: NOTE_KIND_LABELS[kind] })),
    })}</div>
<div class="cf-chips">${field.radios({ name: 'theme', label: 'Theme', typed, errors, choices: themeChoices(view.themes, session) })}</div>
${field.select({ name: 'source', label: 'Who spoke', typed, errors, ...sourceChoices(session) })}`,
  });
}

function buttons({ isNew, mayKeepAnyway }: NoteFormView) {
  const save = { text: isNew ? 'Save the note' : 'Save the changes' };
  const keep = { text: 'Save it as it is', kind: 'secondary' as const, name: 'anyway', value: 'yes' };
  const another = { text: 'Save and write another', kind: 'secondary' as const, name: 'next', value: 'another' };
  if (mayKeepAnyway) return [{ text: 'Save the changed note' }, keep];
  return isNew ? [save, another] : [save];
}

/** The session one is most likely in is said in a line; another is a tap away. */
function sessionPart(session: NotebookSession | null, { sessions, typed, errors }: NoteFormView): Html {
  if (sessions.length === 0) return html`<input type="hidden" name="session" value="">`;
  const select = field.select({
    name: 'session',
    label: 'Session',
    typed,
    errors,
    ...(session && typed.source === '' ? { hint: 'Who spoke is then as planned there, unless you choose below.' } : {}),
    empty: 'Not from a session (a document, a walk round)',
    choices: sessions.map((each) => ({ value: each.id, text: sessionLine(each) })),
  });
  if (!session) return select;
  const place = session.place && html`, ${session.place}`;
  return html`<p class="govuk-body cf-note-session"><strong>${session.title}</strong><br><span class="cf-quiet">${shortDate(londonDate(session.startsAt), { weekday: true })}, ${timeRange(session.startsAt, session.endsAt)}${place}</span></p>
${govuk.details({ summaryText: 'It was another session', html: select })}`;
}

/** What it answers; or else what the team brings to ask in this session. */
function answersPart({ answers, sessions, typed }: NoteFormView): Html | null {
  if (answers)
    return html`<div class="govuk-inset-text"><span class="cf-quiet">It answers</span><br><span dir="auto">${answers}</span></div>`;
  const open = sessions.find((each) => each.id === typed.session)?.prompts.filter((prompt) => !prompt.asked) ?? [];
  if (open.length === 0) return null;
  return html`<div class="govuk-inset-text"><span class="cf-quiet">To ask in this session</span><ul class="govuk-list govuk-list--bullet">${open.map((prompt) => html`<li dir="auto">${prompt.text} <span class="cf-quiet">${prompt.raisedBy}</span></li>`)}</ul></div>`;
}

/** The probes of the session's themes; of all themes where it has none. */
function promptsPart(session: NotebookSession | null, { themes, probes }: NoteFormView): Html | null {
  const wanted = session && session.themeIds.length > 0 ? session.themeIds : themes.map((theme) => theme.id);
  const parts = themes
    .filter((theme) => wanted.includes(theme.id))
    .map((theme) => ({ theme, own: probes.filter((probe) => probe.themeId === theme.id) }))
    .filter(({ own }) => own.length > 0);
  if (parts.length === 0) return null;
  const list = html`${parts.map(
    ({ theme, own }) =>
      html`<h2 class="govuk-heading-s">${theme.name}</h2><ul class="govuk-list govuk-list--bullet">${own.map((probe) => html`<li>${probe.text}</li>`)}</ul>`,
  )}`;
  return govuk.details({ summaryText: 'Questions to ask', html: list });
}

function themeChoices(themes: readonly ChallengeTheme[], session: NotebookSession | null) {
  const first = themes.filter((theme) => session?.themeIds.includes(theme.id));
  const rest = themes.filter((theme) => !session?.themeIds.includes(theme.id));
  return [
    ...[...first, ...rest].map((theme) => ({ value: theme.id, text: theme.name })),
    { value: '', text: 'Not sure yet' },
  ];
}

function sourceChoices(session: NotebookSession | null) {
  const choices = SOURCE_CATEGORIES.map((source) => ({ value: source, text: SOURCE_CATEGORY_LABELS[source] }));
  const planned = session?.sourceCategory;
  return { choices, empty: planned ? `As planned: ${SOURCE_CATEGORY_LABELS[planned]}` : 'Choose who spoke' };
}
