import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, parseForm } from '#platform/http/forms';
import { askForDocument, sayNotHeld } from '../../application/settle-requests.ts';
import { toldSentence } from '../../application/tell.ts';
import { listDocuments, listRequests } from '../../store/documents.ts';
import { readerOf } from '../reader.ts';
import { challengePage } from '../shell.ts';
import { notHeldForm, requestForm } from './form.ts';
import { askView, requestView, shareView } from './share-view.ts';
import { documentLines, requestLines } from './view-model.ts';

/** One request with the ways to settle it. */
export async function showRequest(context: Context): Promise<Outcome> {
  return await requestPage(context, context.params.request ?? '', {}, []);
}

/** The request’s page, shown again with what was wrong and which files of the same form are shared already. */
export async function requestPage(
  context: Context,
  requestId: string,
  errors: FieldErrors,
  kept: readonly string[],
): Promise<Outcome> {
  const head = theChallenge(context);
  const reader = readerOf(context);
  const requests = await listRequests(context.services.db, head.id);
  const found = requests.find((each) => each.id === requestId);
  const definition = await challengeDefinition(context);
  const dates = { onSiteFrom: head.onSiteFrom, today: londonDate(context.now) };
  const [line] = requestLines(found ? [found] : [], reader, definition, dates);
  if (!found || !line) return notFound;
  const documents = (await listDocuments(context.services.db, head.id)).filter((each) => each.requestId === requestId);
  const base = `/challenges/${head.reference}/documents`;
  const typed = Object.keys(errors).length > 0 ? context.body : { visibleTo: found.visibleTo };
  const share = shareView({
    base,
    csrf: context.csrf,
    formId: newId(context.now.getTime()),
    requestId,
    asHost: reader.host,
    typed,
    errors,
    kept,
  });
  return await challengePage(context, 'documents', {
    title: line.name,
    back: { href: base, text: 'Documents' },
    errors,
    main: requestView({
      base,
      csrf: context.csrf,
      request: line,
      documents: documentLines(documents, reader, base, false),
      share: context.may('documents.share') ? share : null,
      typed,
      errors,
    }),
  });
}

/** “We do not hold this”, with the reason. */
export async function sayNotHere(context: Context): Promise<Outcome> {
  const request = await requestOf(context);
  if (!request) return notFound;
  const sent = parseForm(notHeldForm, context.body);
  if (!sent.ok) return await requestPage(context, request.id, sent.errors, []);
  const { reason } = sent.value;
  const by = signedIn(context).personId;
  const done = await sayNotHeld(context.services, theChallenge(context), request, { reason, by });
  if (isRefusal(done)) return await requestPage(context, request.id, { reason: done.why }, []);
  return redirect(baseOf(context), `Noted: you do not hold “${request.name}”. You can take that back on its page.`);
}

/** Takes “we do not hold this” back. */
export async function askAgain(context: Context): Promise<Outcome> {
  const request = await requestOf(context);
  if (!request) return notFound;
  const by = signedIn(context).personId;
  await sayNotHeld(context.services, theChallenge(context), request, { reason: null, by });
  return redirect(`${baseOf(context)}/requests/${request.id}`, `“${request.name}” is asked for again.`);
}

/** The form for one more request. */
export async function showAsk(context: Context): Promise<Outcome> {
  return await askPage(context, {});
}

/** Asks the host for one more document. */
export async function askHost(context: Context): Promise<Outcome> {
  const sent = parseForm(requestForm, context.body);
  if (!sent.ok) return await askPage(context, sent.errors);
  const { id, name, why, visibleTo, due } = sent.value;
  const by = signedIn(context).personId;
  const wanted = { id, name, why, visibleTo, dueOn: due, by };
  const done = await askForDocument(context.services, theChallenge(context), wanted);
  return redirect(baseOf(context), `“${name}” is on the list.${toldSentence(done.told)}`);
}

async function askPage(context: Context, errors: FieldErrors): Promise<Outcome> {
  const base = baseOf(context);
  const again = Object.keys(errors).length > 0;
  const formId = again && typeof context.body.id === 'string' ? context.body.id : newId(context.now.getTime());
  return await challengePage(context, 'documents', {
    title: 'Ask the host for another document',
    back: { href: base, text: 'Documents' },
    errors,
    main: askView(base, context.csrf, formId, again ? context.body : { visibleTo: 'team' }, errors),
  });
}

async function requestOf(context: Context) {
  const requests = await listRequests(context.services.db, theChallenge(context).id);
  return requests.find((each) => each.id === context.params.request) ?? null;
}

function baseOf(context: Context): string {
  return `/challenges/${theChallenge(context).reference}/documents`;
}
