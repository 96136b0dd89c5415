import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import type { SharedDocument } from '../store/documents.ts';

/**
 * Afterwards nobody can open the document, and it is out of sight in lists and in the pre-reading; it is kept, so that it can be
 * put back. Removing it again changes nothing.
 */
export async function removeDocument(services: Services, challengeId: string, document: SharedDocument, by: string) {
  await move(services, challengeId, document, by, 'Removed a document');
}

/** Afterwards the document is where it was before it was removed. */
export async function putDocumentBack(services: Services, challengeId: string, document: SharedDocument, by: string) {
  await move(services, challengeId, document, by, 'Put a document back');
}

async function move(
  services: Services,
  challengeId: string,
  document: SharedDocument,
  by: string,
  action: 'Removed a document' | 'Put a document back',
): Promise<void> {
  const now = services.clock();
  const removing = action === 'Removed a document';
  await services.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('documents')
      .set(removing ? { removed_at: now, removed_by: by } : { removed_at: null, removed_by: null })
      .where('id', '=', document.id)
      .where('removed_at', removing ? 'is' : 'is not', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return;
    await recordAudit(trx, {
      actorId: by,
      challengeId,
      subject: { kind: 'document', id: document.id },
      action,
      before: removing ? 'shared' : 'removed',
      after: removing ? 'removed' : 'shared',
      detail: { title: document.title },
      at: now,
    });
  });
}

/** Keeps in the audit trail that somebody opened a document that may name people. */
export async function noteOpening(services: Services, challengeId: string, document: SharedDocument, by: string) {
  await services.db.transaction().execute((trx) =>
    recordAudit(trx, {
      actorId: by,
      challengeId,
      subject: { kind: 'document', id: document.id },
      action: 'Opened a sensitive document',
      detail: { title: document.title },
      at: services.clock(),
    }),
  );
}
