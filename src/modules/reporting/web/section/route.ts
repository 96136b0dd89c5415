import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { html } from '#design/html';
import { londonDate, longDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import {
  type Context,
  forbidden,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
} from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredText,
  revision,
  sentRevision,
  type Typed,
} from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { pointingWarning } from '../../application/check-phrases.ts';
import { answerComment, makeComment } from '../../application/comments.ts';
import { editSection, resetSection } from '../../application/edit-section.ts';
import { computedParts } from '../../application/read-report.ts';
import { isWindowOpen } from '../../domain/comment-window.ts';
import { composeReport, isComputedOnly } from '../../domain/content.ts';
import { isOpenForWriting } from '../../domain/report-life.ts';
import { commentsOf } from '../../store/comments.ts';
import { type Report, reportOf, type Section, sectionsOf } from '../../store/draft.ts';
import { draftAccess } from '../access.ts';
import { freshStartMain, sectionMain } from './view.ts';

const HERE = '/challenges/:challenge/report/sections/:section';

/** One section of the draft: reading, editing, comments. */
export const sectionRoutes: readonly PageRoute[] = [
  get(HERE, 'challenge.see', (context) => showSection(context, {})),
  post(HERE, 'challenge.see', takeEdit),
  get(`${HERE}/fresh-start`, 'challenge.see', showFreshStart),
  post(`${HERE}/fresh-start`, 'challenge.see', takeFreshStart),
  post(`${HERE}/comments`, 'report.comment', takeComment),
  post(`${HERE}/comments/:comment/answer`, 'challenge.see', takeAnswer),
];

type Shown = {
  errors?: FieldErrors;
  typed?: Typed;
  stale?: string;
  preview?: string;
  status?: number;
  mayKeepAnyway?: boolean;
};
type Here = { report: Report; section: Section; definition: ProgrammeDefinition; mayWrite: boolean };

/** What the page is about; `forbidden` for those who may not read the draft. */
async function findSection(context: Context): Promise<Here | Outcome> {
  const definition = await challengeDefinition(context);
  const { mayRead, mayWrite } = draftAccess(context, definition);
  if (!mayRead) return forbidden;
  const { id } = theChallenge(context);
  const report = await reportOf(context.services.db, id);
  const sections = await sectionsOf(context.services.db, id);
  const section = sections.find((each) => each.key === context.params.section);
  return report && section ? { report, section, definition, mayWrite } : notFound;
}

const base = (context: Context) => `/challenges/${theChallenge(context).reference}/report`;
const hereOf = (context: Context) => `${base(context)}/sections/${context.params.section}`;

async function showSection(context: Context, shown: Shown): Promise<Outcome> {
  const found = await findSection(context);
  if ('kind' in found) return found;
  const { report, section, definition, mayWrite } = found;
  const head = theChallenge(context);
  const { db } = context.services;
  const written = { ...section, body: shown.preview ?? section.body };
  const content = composeReport([written], await computedParts(db, head, definition));
  const mayEdit = mayWrite && isOpenForWriting(report.status) && !isComputedOnly(section.source);
  const open = report.status === 'commenting' && isWindowOpen(report.commentsCloseOn, londonDate(context.now));
  const until = open && context.may('report.comment') ? report.commentsCloseOn : null;
  const typedId = shown.typed?.id;
  // What came back with the page was written on the text as it was then; beside what stands now it is a decision.
  const cameBack = shown.typed?.body !== undefined && !shown.stale;
  const lost = [
    mayEdit ? null : unsaved('body', [['', shown.typed?.body]]),
    until ? null : unsaved('comment', [['', shown.typed?.comment]]),
  ];
  const main = sectionMain({
    lost: html`${lost}`,
    here: hereOf(context),
    csrf: context.csrf,
    section,
    version: cameBack ? sentRevision(shown.typed ?? {}) : section.version,
    blocks: content.sections[0]?.blocks ?? [],
    isPreview: shown.preview !== undefined,
    mayEdit,
    mayReset: mayEdit && ['theme-findings', 'key-messages', 'next-steps'].includes(section.source),
    commentUntil: until && longDate(until),
    mayKeepAnyway: shown.mayKeepAnyway ?? false,
    mayAnswer: mayWrite,
    comments: section.comments > 0 ? await commentsOf(db, section.id) : [],
    stale: shown.stale ?? null,
    commentId: isId(typedId) ? typedId : newId(context.now.getTime()),
    typed: { body: section.body, ...shown.typed },
    errors: shown.errors ?? {},
  });
  const page = {
    title: `${section.heading}, section of the report`,
    heading: section.heading,
    caption: `Report: ${head.title}`,
    main,
    back: base(context),
    errors: shown.errors,
  };
  return context.show({ ...page, width: 'narrow' }, shown.status ?? (shown.stale ? 409 : undefined));
}

const editForm = z.object({
  body: optionalText(100_000),
  version: revision(),
  press: choice(['save', 'preview'], 'Save the section, or look how it reads').default('save'),
});

async function takeEdit(context: Context): Promise<Outcome> {
  const found = await findSection(context);
  if ('kind' in found) return found;
  if (!found.mayWrite) return forbidden;
  const parsed = parseForm(editForm, { press: 'save', ...context.body });
  if (!parsed.ok) return await showSection(context, parsed);
  const { body, version, press } = parsed.value;
  if (press === 'preview') return await showSection(context, { typed: context.body, preview: body });
  const edit = { key: found.section.key, body, version };
  const result = await editSection(context.services, theChallenge(context).id, edit, signedIn(context));
  if (isRefusal(result) && result.code === 'stale')
    return await showSection(context, { typed: context.body, stale: result.why });
  if (isRefusal(result))
    return await showSection(context, { typed: context.body, errors: { body: result.why }, status: 409 });
  return redirect(`${base(context)}#section-${found.section.key}`, `“${found.section.heading}” is saved.`);
}

async function showFreshStart(context: Context): Promise<Outcome> {
  const found = await findSection(context);
  if ('kind' in found) return found;
  if (!found.mayWrite) return forbidden;
  const main = freshStartMain({ here: hereOf(context), csrf: context.csrf, section: found.section });
  const title = `Fill “${found.section.heading}” again?`;
  return context.show({ title, main, width: 'narrow', back: hereOf(context) });
}

async function takeFreshStart(context: Context): Promise<Outcome> {
  const found = await findSection(context);
  if ('kind' in found) return found;
  if (!found.mayWrite) return forbidden;
  const parsed = parseForm(z.object({ version: revision() }), context.body);
  if (!parsed.ok) return redirect(hereOf(context));
  const section = { key: found.section.key, version: parsed.value.version };
  const result = await resetSection(
    context.services,
    theChallenge(context),
    found.definition,
    section,
    signedIn(context),
  );
  if (isRefusal(result)) return await showSection(context, { errors: { body: result.why }, status: 409 });
  return redirect(hereOf(context), 'The section says what the findings say now.');
}

const commentForm = z.object({
  id: formId(),
  comment: requiredText('Write your comment', 5000),
  anyway: optionalText(3),
});

async function takeComment(context: Context): Promise<Outcome> {
  const parsed = parseForm(commentForm, context.body);
  if (!parsed.ok) return await showSection(context, parsed);
  const { id, comment: text, anyway } = parsed.value;
  const warning = anyway ? null : await warnOfHost(context, text);
  if (warning)
    return await showSection(context, { errors: { comment: warning }, typed: context.body, mayKeepAnyway: true });
  const comment = { id, text, challengeId: theChallenge(context).id, sectionKey: context.params.section ?? '' };
  const result = await makeComment(context.services, comment, signedIn(context));
  if (isRefusal(result) && result.code === 'missing') return notFound;
  if (isRefusal(result))
    return await showSection(context, { errors: { comment: result.why }, typed: context.body, status: 409 });
  return redirect(`${hereOf(context)}#comments`, 'Your comment is with the writer.');
}

/** Where the host writes the report it reads what the team says of it: nothing in that may point to one person. */
async function warnOfHost(context: Context, text: string): Promise<string | null> {
  const { reportWrittenBy } = await challengeDefinition(context);
  return reportWrittenBy === 'host' ? await pointingWarning(context.services.db, theChallenge(context).id, text) : null;
}

async function takeAnswer(context: Context): Promise<Outcome> {
  const found = await findSection(context);
  if ('kind' in found) return found;
  if (!found.mayWrite) return forbidden;
  const commentId = context.params.comment ?? '';
  if (!isId(commentId)) return notFound;
  const name = `answer-${commentId}`;
  const words = z.object({ [name]: requiredText('Write an answer', 5000), before: optionalText(5000) });
  const parsed = parseForm(words, context.body);
  if (!parsed.ok) return await showSection(context, parsed);
  const text = String(parsed.value[name]);
  const answer = { challengeId: theChallenge(context).id, commentId, text, before: String(parsed.value.before) };
  const result = await answerComment(context.services, answer, signedIn(context));
  if (isRefusal(result) && result.code === 'missing') return notFound;
  if (isRefusal(result))
    return await showSection(context, { errors: { [name]: result.why }, typed: { [name]: text }, status: 409 });
  return redirect(`${hereOf(context)}#comments`, 'Your answer stands below the comment.');
}
