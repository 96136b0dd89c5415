import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn, turnBack } from '#platform/http/context';
import type { FieldErrors } from '#platform/http/forms';
import { askedPage, shownPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { applyStartedImport, dropImport, startImport } from '../../application/pool-imports.ts';
import { importWorkOf, tryImportAgain } from '../../application/stuck-imports.ts';
import { FATES, IMPORT_PAGE_SIZE, type ImportHead, importHeads, importRows } from '../../store/imports.ts';
import { importsView, importView } from './view.ts';

/** Larger is no list of 250,000 peers. */
const LIMIT_BYTES = 96 * 1024 * 1024;

export const importRoutes = [
  get('/pool/imports', 'pool.edit', (context) => showImports(context, {})),
  post('/pool/imports', 'pool.edit', bring, { upload: { limitBytes: LIMIT_BYTES } }),
  get('/pool/imports/:import', 'pool.edit', showImport),
  post('/pool/imports/:import/application', 'pool.edit', takeIn),
  post('/pool/imports/:import/tries', 'pool.edit', tryAgain),
  post('/pool/imports/:import/removal', 'pool.edit', drop),
];

async function showImports(context: Context, errors: FieldErrors): Promise<Outcome> {
  const heads = await importHeads(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES), null);
  const work = await importWorkOf(context.services.db, heads);
  return context.show({
    title: 'Bring peers in from a file',
    caption: 'Pool of peers',
    width: 'narrow',
    back: { href: '/pool', text: 'Pool' },
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
    main: importsView({ heads, work, csrf: context.csrf, id: newId(context.now.getTime()), errors }),
  });
}

async function bring(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const [bodyId] = bodiesOf(actor, OFFICE_ROLES);
  const file = context.uploads.find((upload) => upload.field === 'file');
  const { id } = context.body;
  if (!bodyId || typeof id !== 'string' || !isId(id)) return notFound;
  if (!file || file.stored === 'empty') return await showImports(context, { file: 'Choose a file that is not empty' });
  if (file.stored === 'too-large') {
    return await showImports(context, { file: 'The file is larger than 96 MB. Split it, and choose a part again' });
  }
  const { sha256 } = file.stored;
  await startImport(context.services, { id, bodyId, fileName: file.fileName, sha256 }, actor.personId);
  return redirect(`/pool/imports/${id}`, `We are looking at ${file.fileName}. Nothing changes yet.`);
}

async function theImport(context: Context): Promise<ImportHead | null> {
  const id = context.params.import;
  if (!isId(id)) return null;
  return (await importHeads(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES), id))[0] ?? null;
}

async function showImport(context: Context): Promise<Outcome> {
  const head = await theImport(context);
  if (!head) return notFound;
  const fate = FATES.find((one) => one === context.query.fate) ?? null;
  const of = fate === null ? head.total : (head.counts[fate] ?? 0);
  const page = shownPage(askedPage(context.query), of, IMPORT_PAGE_SIZE);
  const rows = await importRows(context.services.db, head, fate, page);
  const work = (await importWorkOf(context.services.db, [head])).get(head.id) ?? null;
  return context.show({
    title: head.fileName,
    caption: 'Bring peers in from a file',
    width: 'wide',
    back: { href: '/pool/imports', text: 'Files of peers' },
    main: importView({ head, work, rows, of, fate, page, csrf: context.csrf }),
  });
}

async function takeIn(context: Context): Promise<Outcome> {
  const head = await theImport(context);
  if (!head) return notFound;
  const withDuplicates = context.body.with === 'yes';
  const actor = signedIn(context).personId;
  const refused = await applyStartedImport(context.services, head.id, withDuplicates, actor);
  const page = `/pool/imports/${head.id}`;
  return isRefusal(refused) ? turnBack(page, refused.why) : redirect(page, 'The file is being taken in.');
}

async function tryAgain(context: Context): Promise<Outcome> {
  const head = await theImport(context);
  if (!head) return notFound;
  const refused = await tryImportAgain(context.services, head.id, signedIn(context).personId);
  const page = `/pool/imports/${head.id}`;
  return isRefusal(refused) ? turnBack(page, refused.why) : redirect(page, 'It is tried again now.');
}

async function drop(context: Context): Promise<Outcome> {
  const head = await theImport(context);
  if (!head || !(await dropImport(context.services, head.id, signedIn(context).personId))) return notFound;
  return redirect('/pool/imports', `${head.fileName} is dropped. Nothing of it was taken in.`);
}
