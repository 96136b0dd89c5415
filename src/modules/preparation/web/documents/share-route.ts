import { newId } from '#kernel/ids';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  type Upload,
} from '#platform/http/context';
import { type FieldErrors, parseForm } from '#platform/http/forms';
import { forget, shareDocuments } from '../../application/share-documents.ts';
import { listRequests } from '../../store/documents.ts';
import { readerOf } from '../reader.ts';
import { challengePage } from '../shell.ts';
import { shareForm } from './form.ts';
import { requestPage } from './request-route.ts';
import { shareView } from './share-view.ts';

/** The form for a document that nobody asked for. */
export async function showNew(context: Context): Promise<Outcome> {
  return await newPage(context, {}, []);
}

/** Takes the files of a form in: the good ones are shared even where others of the same form are not. */
export async function share(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const uploads = context.uploads.filter((upload) => upload.field === 'files');
  const sent = parseForm(shareForm, context.body);
  for (const other of context.uploads) if (other.field !== 'files') await forgetOne(context, other);
  const requestId = typeof context.body.request === 'string' ? context.body.request : '';
  const known =
    requestId === '' || (await listRequests(context.services.db, head.id)).some(({ id }) => id === requestId);
  if (!known || !sent.ok || uploads.length === 0) {
    await forgetAll(context);
    if (!known) return notFound;
    if (!sent.ok) {
      const files: FieldErrors = uploads.length > 0 ? { files: 'Choose the files again' } : {};
      return await again(context, requestId, { ...files, ...sent.errors }, []);
    }
    return await again(context, requestId, { files: 'Choose at least one file' }, []);
  }
  const { id, title, visibleTo } = sent.value;
  const done = await shareDocuments(context.services, head, {
    formId: id,
    requestId: sent.value.request === '' ? null : sent.value.request,
    title,
    visibleTo,
    fromHost: readerOf(context).host,
    uploads,
    by: signedIn(context).personId,
  });
  if (done.refused.length > 0) return await again(context, requestId, { files: done.refused.join(' ') }, done.kept);
  const what = done.kept.length === 1 ? `“${done.kept[0]}” is` : `${done.kept.length} files are`;
  return redirect(
    `/challenges/${head.reference}/documents`,
    `${what} shared. You can remove it again in the list below.`,
  );
}

/** Nothing of a form that was not taken in stays in the store. */
async function forgetAll(context: Context): Promise<void> {
  for (const upload of context.uploads) await forgetOne(context, upload);
}

async function forgetOne({ services }: Context, { stored }: Upload): Promise<void> {
  if (typeof stored === 'object') await forget(services, stored);
}

async function again(context: Context, requestId: string, errors: FieldErrors, kept: readonly string[]) {
  return requestId === '' ? await newPage(context, errors, kept) : await requestPage(context, requestId, errors, kept);
}

async function newPage(context: Context, errors: FieldErrors, kept: readonly string[]): Promise<Outcome> {
  const base = `/challenges/${theChallenge(context).reference}/documents`;
  const typed = Object.keys(errors).length > 0 ? context.body : { visibleTo: 'team' };
  return await challengePage(context, 'documents', {
    title: 'Share something else the team should read',
    back: { href: base, text: 'Documents' },
    errors,
    main: shareView({
      base,
      csrf: context.csrf,
      formId: newId(context.now.getTime()),
      requestId: '',
      asHost: readerOf(context).host,
      typed,
      errors,
      kept,
    }),
  });
}
