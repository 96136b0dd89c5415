import { z } from 'zod';
import { html } from '#design/html';
import { londonDate, longDate } from '#kernel/dates';
import { isRefusal, type Refusal } from '#kernel/result';
import { challengeDefinition, challengeNav, dayDue, nowLink, toldWords } from '#modules/challenges';
import { findingsForReport } from '#modules/findings';
import { managerName, type ProgrammeDefinition, type StageKey } from '#modules/programmes';
import {
  type Context,
  forbidden,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
} from '#platform/http/context';
import { type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { phrasesIn, stampOf } from '../../application/check-phrases.ts';
import { closeComments, openComments } from '../../application/comment-window.ts';
import { closeFactCheck, handOver, sendFactCheck } from '../../application/fact-check.ts';
import { openDraft, tooEarly } from '../../application/open-draft.ts';
import { publishReport, signOffReport } from '../../application/publish-report.ts';
import { computedParts, reportFacts } from '../../application/read-report.ts';
import { composeReport, withoutEmpty } from '../../domain/content.ts';
import { reportDocument } from '../../domain/document-model.ts';
import { changedSince } from '../../domain/presented.ts';
import { hasFactCheck, publisherPermissions, signedByHost, signerPermissions } from '../../domain/report-life.ts';
import { type Report, reportOf, sectionsOf } from '../../store/draft.ts';
import { draftAccess } from '../access.ts';
import { nextMove } from './moves.ts';
import { draftContents, draftMain, noDraftMain, statusMain } from './view.ts';

/** The draft as a whole, and every step of its life. */
export const reportRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/report', 'challenge.see', (context) => showReport(context)),
  post('/challenges/:challenge/report', 'challenge.see', takeOpening),
  get('/challenges/:challenge/report/draft.docx', 'challenge.see', sendDraft),
  post('/challenges/:challenge/report/comment-window', 'challenge.see', takeWindow),
  post('/challenges/:challenge/report/comment-window/closing', 'challenge.manage', takeClosing),
  post('/challenges/:challenge/report/fact-check', 'report.answer-facts', takeFactCheck),
  post('/challenges/:challenge/report/fact-check/closing', 'report.answer-facts', takeFactCheckClosing),
  post('/challenges/:challenge/report/sign-off-request', 'challenge.see', takeHandOver),
  post('/challenges/:challenge/report/sign-off', 'challenge.see', takeSignOff),
  post('/challenges/:challenge/report/publication', 'challenge.see', takePublication),
];

const base = (context: Context) => `/challenges/${theChallenge(context).reference}/report`;

type Shown = { errors?: FieldErrors; typed?: Typed; status?: number };

async function showReport(context: Context, shown: Shown = {}): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const { mayRead, mayWrite } = draftAccess(context, definition);
  const { db } = context.services;
  const report = await reportOf(db, head.id);
  const nav = await challengeNav(context, 'report');
  const page = { title: 'Report', caption: head.title, errors: shown.errors };
  const publishes = report?.status === 'signed-off' && publisherPermissions(definition).some(context.may);
  if (!mayRead && !publishes) {
    const checks =
      context.may('report.check-facts') && hasFactCheck(definition) && report && report.status !== 'drafting';
    const sent = checks && !['commenting', 'revising'].includes(report.status);
    const factCheck = sent ? `/challenges/${head.reference}/fact-check` : null;
    const due = factCheck || report?.slug ? null : await dayDue(db, head.id, definition, 'fact-check-sent');
    const dueOn = due && due >= londonDate(context.now) ? due : null;
    const main = statusMain(report, factCheck, { dueOn, now: nowLink(head) });
    return context.show({ ...page, main: html`${nav}${main}`, width: 'narrow' }, shown.status);
  }
  if (!report) {
    const early = tooEarly(definition, head.stage as StageKey)?.why ?? null;
    const writer =
      definition.reportWrittenBy === 'host' ? head.hostName : `The ${managerName(definition).toLowerCase()}`;
    const { onSiteFrom } = head;
    const about = { base: base(context), csrf: context.csrf, mayWrite, writer, tooEarly: early };
    const main = noDraftMain({ ...about, onSiteFrom, now: nowLink(head) });
    return context.show({ ...page, main: html`${nav}${main}`, width: 'narrow' }, shown.status);
  }
  const sections = await sectionsOf(db, head.id);
  const parts = await draftParts(context, definition, report, sections);
  const main = draftMain({ ...parts, mayWrite, mayOpen: mayRead, ...filled(shown) });
  return context.show({ ...page, nav, main, aside: draftContents(sections), width: 'wide' }, shown.status);
}

const filled = ({ typed = {}, errors = {} }: Shown) => ({ typed, errors });

async function draftParts(
  context: Context,
  definition: ProgrammeDefinition,
  report: Report,
  sections: Awaited<ReturnType<typeof sectionsOf>>,
) {
  const head = theChallenge(context);
  const { db } = context.services;
  const { parts, unnamed } = await reportFacts(db, head, definition);
  const content = composeReport(sections, parts);
  const forTeam = context.may('findings.see') && report.presented !== null;
  const { mayWrite } = draftAccess(context, definition);
  return {
    base: base(context),
    csrf: context.csrf,
    report,
    sections,
    content,
    // Whether a name is an interviewee's is for those to know who may know the interviewees: who runs it, and the host that named them.
    phrases: context.may('challenge.manage') || context.may('report.write-as-host') ? phrasesIn(content, unnamed) : [],
    changed: forTeam && report.presented ? changedSince(report.presented, await findingsForReport(db, head.id)) : [],
    move: nextMove({ report, read: stampOf(content), definition, mayWrite, may: context.may, now: context.now }),
  };
}

async function takeOpening(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  if (!draftAccess(context, definition).mayWrite) return forbidden;
  const result = await openDraft(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(base(context), 'The draft is open. Its sections are filled from the findings.');
}

async function sendDraft(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  if (!draftAccess(context, definition).mayRead) return forbidden;
  const { db } = context.services;
  const sections = await sectionsOf(db, head.id);
  if (sections.length === 0) return notFound;
  const content = withoutEmpty(composeReport(sections, await computedParts(db, head, definition)));
  const date = londonDate(context.now);
  const title = `Draft: ${head.hostName}, ${definition.name}`;
  const cover = { title, subtitle: 'Draft, not for publication', date };
  const { renderWord } = await import('#platform/documents/word');
  return {
    kind: 'file',
    content: await renderWord(reportDocument(content, cover)),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fileName: `Draft report ${head.reference} ${date}.docx`,
  };
}

async function takeWindow(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  if (!draftAccess(context, definition).mayWrite) return forbidden;
  const result = await openComments(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(base(context), `Peers may comment until ${longDate(result.closeOn)}. ${toldWords(result.told)}`);
}

async function takeClosing(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const result = await closeComments(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(base(context), 'Comments are closed.');
}

const reasonForm = z.object({ reason: optionalText(2000) });

async function takeFactCheck(context: Context): Promise<Outcome> {
  const parsed = parseForm(reasonForm, context.body);
  if (!parsed.ok) return await showReport(context, parsed);
  const definition = await challengeDefinition(context);
  const { reason } = parsed.value;
  const result = await sendFactCheck(context.services, theChallenge(context), definition, reason, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(
    base(context),
    `The host has until ${longDate(result.dueOn)} to check facts. ${toldWords(result.told)}`,
  );
}

async function takeFactCheckClosing(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const result = await closeFactCheck(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(base(context), `The fact check is closed. ${toldWords(result.told)}`);
}

async function takeHandOver(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const may = hasFactCheck(definition) ? context.may('report.answer-facts') : draftAccess(context, definition).mayWrite;
  if (!may) return forbidden;
  const result = await handOver(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  const whom = signedByHost(definition)
    ? 'The report is ready to be signed off.'
    : 'The report is with the programme manager to be signed off.';
  return redirect(base(context), whom);
}

async function takeSignOff(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  if (!signerPermissions(definition).some(context.may)) return forbidden;
  const parsed = parseForm(reasonForm.extend({ read: optionalText(100) }), context.body);
  if (!parsed.ok) return await showReport(context, parsed);
  const { read, reason: overrideReason } = parsed.value;
  const seen = { read, overrideReason };
  const result = await signOffReport(context.services, theChallenge(context), definition, seen, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(base(context), 'The report is signed off. Publish it when the day has come.');
}

async function takePublication(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  if (!publisherPermissions(definition).some(context.may)) return forbidden;
  const parsed = parseForm(reasonForm, context.body);
  if (!parsed.ok) return await showReport(context, parsed);
  const { reason } = parsed.value;
  const result = await publishReport(context.services, theChallenge(context), definition, reason, signedIn(context));
  if (isRefusal(result)) return await refused(context, result);
  return redirect(`/reports/${result.slug}`, `The report is published. ${toldWords(result.told)}`);
}

/** The page again with what is wrong at the top: 409 where the report has moved on meanwhile. */
async function refused(context: Context, { code, why }: Refusal): Promise<Outcome> {
  const field = code === 'points-to-people' ? 'reason' : 'phrases';
  const moved = code === 'not-now' || code === 'stale';
  return await showReport(context, {
    errors: { [field]: why },
    typed: context.body,
    ...(moved ? { status: 409 } : {}),
  });
}
