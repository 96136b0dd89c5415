import { html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { handInSelfAssessment, reopenSelfAssessment } from '../../application/hand-in-self-assessment.ts';
import { readSelfAssessment } from '../../application/read-self-assessment.ts';
import { toldSentence } from '../../application/tell.ts';
import { preReadingShared } from '../../store/self-assessments.ts';
import { challengePage } from '../shell.ts';
import { submissionForm } from './form.ts';
import { savePrompt, showPrompt } from './prompt-route.ts';
import { handedInView, overviewView, readingView, submissionView } from './view.ts';
import { overviewOf } from './view-model.ts';

export const selfAssessmentRoutes = [
  get('/challenges/:challenge/self-assessment', 'self-assessment.see', showOverview),
  get('/challenges/:challenge/self-assessment/reading', 'self-assessment.see', showReading),
  get('/challenges/:challenge/self-assessment/submission', 'self-assessment.write', (context) =>
    showSubmission(context),
  ),
  post('/challenges/:challenge/self-assessment/submission', 'self-assessment.write', handIn),
  post('/challenges/:challenge/self-assessment/reopening', 'self-assessment.write', reopen),
  get('/challenges/:challenge/self-assessment/:prompt', 'self-assessment.write', showPrompt),
  post('/challenges/:challenge/self-assessment/:prompt', 'self-assessment.write', savePrompt),
];

async function showOverview(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const loaded = await readSelfAssessment(context.services.db, head, definition);
  const writes = context.may('self-assessment.write');
  if (!loaded) return await notYet(context, definition.selfAssessment.name);
  const view = overviewOf(loaded, definition.selfAssessment.wordsAdvised);
  const base = `/challenges/${head.reference}/self-assessment`;
  if (!view.handedIn && !writes) return await stillWriting(context, definition.selfAssessment.name);
  const shared = view.handedIn && writes ? await preReadingShared(context.services.db, head.id) : true;
  const main = view.handedIn
    ? html`${writes ? handedInView(base, context.csrf, view.handedIn, !shared) : html`<p class="govuk-body cf-quiet">Handed in on ${view.handedIn}.</p>`}${readingView(view)}`
    : overviewView(base, definition.selfAssessment, view);
  return await challengePage(context, 'self-assessment', { title: definition.selfAssessment.name, main });
}

/** The whole text: the host’s own at any time, everybody else’s once it is handed in. */
async function showReading(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const loaded = await readSelfAssessment(context.services.db, head, definition);
  if (!loaded) return await notYet(context, definition.selfAssessment.name);
  if (loaded.status === 'open' && !context.may('self-assessment.write'))
    return await stillWriting(context, definition.selfAssessment.name);
  const view = overviewOf(loaded, definition.selfAssessment.wordsAdvised);
  const state = view.handedIn ? `Handed in on ${view.handedIn}.` : 'A draft: not handed in yet.';
  return await challengePage(context, 'self-assessment', {
    title: `${definition.selfAssessment.name} of ${head.hostName}`,
    back: { href: `/challenges/${head.reference}/self-assessment`, text: definition.selfAssessment.name },
    main: html`<p class="govuk-body cf-quiet">${state}</p>${readingView(view)}`,
  });
}

async function showSubmission(context: Context, refused?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const loaded = await readSelfAssessment(context.services.db, head, definition);
  if (!loaded) return notFound;
  const base = `/challenges/${head.reference}/self-assessment`;
  if (loaded.status === 'submitted') return redirect(base);
  const view = overviewOf(loaded, definition.selfAssessment.wordsAdvised);
  const empty = view.lines.filter((line) => line.text === '');
  const errors: Record<string, string> = refused ? { gaps: refused } : {};
  return await challengePage(context, 'self-assessment', {
    title: `Hand in the ${definition.selfAssessment.name.toLowerCase()}`,
    back: { href: base, text: definition.selfAssessment.name },
    errors,
    main: submissionView({ base, csrf: context.csrf, empty, words: view.words, typed: context.body, errors }),
  });
}

async function handIn(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  if (!(await readSelfAssessment(context.services.db, head, definition))) return notFound;
  const sent = parseForm(submissionForm, context.body);
  const gapsConfirmed = sent.ok && sent.value.gaps.includes('yes');
  const by = signedIn(context).personId;
  const done = await handInSelfAssessment(context.services, head, definition, { gapsConfirmed, by });
  if (isRefusal(done)) return await showSubmission(context, done.why);
  const words = `The ${definition.selfAssessment.name.toLowerCase()} is handed in.${toldSentence(done.told)}`;
  return redirect(
    `/challenges/${head.reference}/self-assessment`,
    `${words} You can reopen it until the team is given its pre-reading.`,
  );
}

async function reopen(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const done = await reopenSelfAssessment(context.services, head, definition, signedIn(context).personId);
  const name = definition.selfAssessment.name.toLowerCase();
  const notice = isRefusal(done)
    ? done.why
    : `The ${name} is open again: only your council sees it until you hand it in.${toldSentence(done.told)}`;
  return redirect(`/challenges/${head.reference}/self-assessment`, notice);
}

async function notYet(context: Context, name: string): Promise<Outcome> {
  const main = html`<p class="govuk-body">It opens once the scope is agreed. Then you see here what ${theChallenge(context).hostName} is asked, and how far it has got.</p>`;
  return await challengePage(context, 'self-assessment', { title: name, main });
}

async function stillWriting(context: Context, name: string): Promise<Outcome> {
  const main = html`<p class="govuk-body">${theChallenge(context).hostName} is still writing. You can read it here once it is handed in.</p>`;
  return await challengePage(context, 'self-assessment', { title: name, main });
}
