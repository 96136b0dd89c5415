import { createHash } from 'node:crypto';
import { recordAudit } from '#modules/audit';
import { settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { StoredFile } from '#platform/files/file-store';
import { nameAndType } from '#platform/files/media-types';
import { sniffMediaType } from '#platform/files/sniff';
import type { ChallengeHead, Services, Upload } from '#platform/http/context';
import type { Visibility } from '../domain/visibility.ts';
import { documentsComplete } from '../store/documents.ts';
import { tell } from './tell.ts';

/** The most one file may hold. */
export const DOCUMENT_LIMIT_BYTES = 50 * 1024 * 1024;

export type DocumentsToShare = {
  /** The id of the form: the same form sent twice shares each file once; with another title or for others, after Back, it shares it again. */
  readonly formId: string;
  readonly requestId: string | null;
  /** Left empty, each file is called by its own name. */
  readonly title: string;
  readonly visibleTo: Visibility;
  readonly fromHost: boolean;
  readonly uploads: readonly Upload[];
  readonly by: string;
};

/** `kept`: file names that are now documents. `refused`: a whole sentence for each that is not. */
export type SharedOutcome = { readonly kept: readonly string[]; readonly refused: readonly string[] };

type Good = { stored: StoredFile; fileName: string; mediaType: string };

/**
 * Afterwards each file that is what its name says is a document of the challenge, and nothing is left of the others. A document
 * for a request takes back that the host does not hold it.
 */
export async function shareDocuments(
  services: Services,
  head: ChallengeHead,
  wanted: DocumentsToShare,
): Promise<SharedOutcome> {
  const good: Good[] = [];
  const refused: string[] = [];
  for (const upload of wanted.uploads) {
    const looked = await lookAt(services, upload);
    if (typeof looked === 'string') refused.push(looked);
    else good.push(looked);
  }
  if (good.length > 0) {
    await services.db.transaction().execute(async (trx) => {
      for (const [index, file] of good.entries())
        await keep(trx, services, head, wanted, file, titleOf(wanted, file, good.length, index));
      await afterSharing(trx, services, head, wanted, good.length);
    });
  }
  return { kept: good.map((file) => file.fileName), refused };
}

async function lookAt(services: Services, { fileName, stored }: Upload): Promise<Good | string> {
  if (stored === 'too-large') return `“${fileName}” is larger than 50 MB. Split it, or save it with smaller pictures.`;
  if (stored === 'empty') return `“${fileName}” is empty. Open it to check, save it again and choose it again.`;
  const sniffed = await sniffMediaType(services.files, stored);
  const named = sniffed && nameAndType(fileName, sniffed);
  if (named) return { stored, ...named };
  await forget(services, stored);
  return sniffed
    ? `“${fileName}” is not the kind of file that its name says. Give it its right ending, or save it again.`
    : `“${fileName}” is not a kind of file that we take. Save it as a PDF, or as a Word, Excel, PowerPoint or OpenDocument file without macros or a password.`;
}

/** Takes a file out of the store that no row names. */
export async function forget(services: Services, stored: StoredFile): Promise<void> {
  const known = await services.db
    .selectFrom('stored_files')
    .select('sha256')
    .where('sha256', '=', stored.sha256)
    .executeTakeFirst();
  if (!known) await services.files.remove(stored.sha256);
}

function titleOf({ title }: DocumentsToShare, { fileName }: Good, files: number, index: number): string {
  const plain = fileName.replace(/\.[a-z0-9]+$/i, '');
  if (title === '') return plain;
  return files === 1 ? title : `${title} (${index + 1} of ${files})`;
}

async function keep(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  wanted: DocumentsToShare,
  { stored, fileName, mediaType }: Good,
  title: string,
): Promise<void> {
  const now = services.clock();
  const id = idOf(wanted, stored.sha256);
  await trx
    .insertInto('stored_files')
    .values({ sha256: stored.sha256, bytes: stored.bytes, media_type: mediaType, stored_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const inserted = await trx
    .insertInto('documents')
    .values({
      id,
      challenge_id: head.id,
      request_id: wanted.requestId,
      title,
      file_name: fileName,
      sha256: stored.sha256,
      bytes: stored.bytes,
      media_type: mediaType,
      visible_to: wanted.visibleTo,
      from_host: wanted.fromHost,
      uploaded_at: now,
      uploaded_by: wanted.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  await recordAudit(trx, {
    actorId: wanted.by,
    challengeId: head.id,
    subject: { kind: 'document', id },
    action: 'Shared a document',
    detail: { title, visibleTo: wanted.visibleTo },
    at: now,
  });
}

async function afterSharing(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  wanted: DocumentsToShare,
  files: number,
): Promise<void> {
  if (wanted.requestId) {
    await trx
      .updateTable('document_requests')
      .set({ not_held_reason: null, settled_at: null, settled_by: null })
      .where('id', '=', wanted.requestId)
      .where('not_held_reason', 'is not', null)
      .execute();
    const task = { challengeId: head.id, kind: 'document-request', subject: wanted.requestId };
    await settleTask(trx, task, wanted.by, services.clock());
  }
  if (!wanted.fromHost || !(await documentsComplete(trx, head.id))) return;
  const what = files === 1 ? 'another document' : `${files} more documents`;
  await tell(
    trx,
    services,
    head,
    'challenge-manager',
    {
      template: 'more-documents',
      subject: `${head.hostName} has shared ${what}`,
      ask: `${head.hostName} has shared ${what} after saying that it had shared everything.`,
      button: 'See the documents',
      page: 'documents',
    },
    wanted.by,
  );
}

/** The document’s id follows from the form, its words and the bytes (a UUID of version 8), so that a second press makes no second one. */
function idOf({ formId, title, visibleTo, requestId }: DocumentsToShare, sha256: string): string {
  const words = JSON.stringify([formId, sha256, title, visibleTo, requestId]);
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
