import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import { opensInBrowser } from '#platform/files/media-types';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { askForDocumentsWhereDue } from '../../application/ask-for-documents.ts';
import { noteOpening, putDocumentBack, removeDocument } from '../../application/remove-document.ts';
import { completeDocuments } from '../../application/settle-requests.ts';
import { DOCUMENT_LIMIT_BYTES } from '../../application/share-documents.ts';
import { documentsAreAsked } from '../../application/stages.ts';
import { toldSentence } from '../../application/tell.ts';
import { mayRead, mayRemove } from '../../domain/visibility.ts';
import { documentsComplete, findDocument, listDocuments, listRequests } from '../../store/documents.ts';
import { isInPack } from '../../store/packs.ts';
import { readerOf } from '../reader.ts';
import { challengePage } from '../shell.ts';
import { documentsView } from './list-view.ts';
import { askAgain, askHost, sayNotHere, showAsk, showRequest } from './request-route.ts';
import { share, showNew } from './share-route.ts';
import { removalView } from './share-view.ts';
import { documentLine, documentLines, requestLines } from './view-model.ts';

export const documentRoutes = [
  get('/challenges/:challenge/documents', 'documents.see', showDocuments),
  post('/challenges/:challenge/documents', 'documents.share', share, { upload: { limitBytes: DOCUMENT_LIMIT_BYTES } }),
  get('/challenges/:challenge/documents/new', 'documents.share', showNew),
  post('/challenges/:challenge/documents/completion', 'documents.share', complete),
  get('/challenges/:challenge/documents/requests/new', 'documents.ask', showAsk),
  post('/challenges/:challenge/documents/requests', 'documents.ask', askHost),
  get('/challenges/:challenge/documents/requests/:request', 'documents.see', showRequest),
  post('/challenges/:challenge/documents/requests/:request/not-held', 'documents.share', sayNotHere),
  post('/challenges/:challenge/documents/requests/:request/asking-again', 'documents.share', askAgain),
  get('/challenges/:challenge/documents/:document', 'documents.see', download),
  get('/challenges/:challenge/documents/:document/removal', 'documents.share', showRemoval),
  post('/challenges/:challenge/documents/:document/removal', 'documents.share', remove),
  post('/challenges/:challenge/documents/:document/restoration', 'documents.share', putBack),
];

async function showDocuments(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const definition = await challengeDefinition(context);
  let requests = await listRequests(db, head.id);
  const asked = documentsAreAsked(head.stage);
  if (asked && requests.length === 0 && definition.documentRequests.length > 0) {
    await askForDocumentsWhereDue(db, head, definition, context.now);
    requests = await listRequests(db, head.id);
  }
  const documents = await listDocuments(db, head.id);
  const reader = readerOf(context);
  const base = baseOf(context);
  return await challengePage(context, 'documents', {
    title: 'Documents',
    main: documentsView({
      base,
      csrf: context.csrf,
      host: reader.host,
      mayShare: context.may('documents.share'),
      mayAsk: context.may('documents.ask'),
      complete: await documentsComplete(db, head.id),
      asked: asked || requests.length > 0,
      requests: requestLines(requests, reader, definition, {
        onSiteFrom: head.onSiteFrom,
        today: londonDate(context.now),
      }),
      documents: documentLines(documents, reader, base, false),
      removed: documentLines(documents, reader, base, true),
    }),
  });
}

async function complete(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const by = signedIn(context).personId;
  const done = await completeDocuments(context.services, theChallenge(context), definition, by);
  if (isRefusal(done)) return turnBack(baseOf(context), `Not yet: ${done.why}.`);
  return redirect(baseOf(context), `The documents are complete.${toldSentence(done.told)} You can still share more.`);
}

/** Opens a document for whoever may read it; for everybody else there is none. */
async function download(context: Context): Promise<Outcome> {
  const document = await readable(context);
  if (!document || document.removedAt) return notFound;
  if (document.sensitive)
    await noteOpening(context.services, theChallenge(context).id, document, signedIn(context).personId);
  return {
    kind: 'file',
    content: context.services.files.read(document.sha256),
    mediaType: document.mediaType.startsWith('text/') ? `${document.mediaType}; charset=utf-8` : document.mediaType,
    fileName: document.fileName,
    inline: opensInBrowser(document.mediaType),
  };
}

async function showRemoval(context: Context): Promise<Outcome> {
  const document = await removable(context);
  if (!document || document.removedAt) return notFound;
  const base = baseOf(context);
  const inPack = await isInPack(context.services.db, document.id);
  return await challengePage(context, 'documents', {
    title: 'Remove this document?',
    back: { href: base, text: 'Documents' },
    main: removalView(base, context.csrf, documentLine(document, readerOf(context), base), inPack),
  });
}

async function remove(context: Context): Promise<Outcome> {
  const document = await removable(context);
  if (!document) return notFound;
  await removeDocument(context.services, theChallenge(context).id, document, signedIn(context).personId);
  return redirect(baseOf(context), `“${document.title}” is removed. You can put it back at the end of this page.`);
}

async function putBack(context: Context): Promise<Outcome> {
  const document = await removable(context);
  if (!document) return notFound;
  await putDocumentBack(context.services, theChallenge(context).id, document, signedIn(context).personId);
  return redirect(baseOf(context), `“${document.title}” is back.`);
}

async function removable(context: Context) {
  const document = await readable(context);
  return document && mayRemove(readerOf(context), document) ? document : null;
}

async function readable(context: Context) {
  const id = context.params.document ?? '';
  if (!isId(id)) return null;
  const document = await findDocument(context.services.db, theChallenge(context).id, id);
  return document && mayRead(readerOf(context), document) ? document : null;
}

function baseOf(context: Context): string {
  return `/challenges/${theChallenge(context).reference}/documents`;
}
