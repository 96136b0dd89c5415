import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { RequestFacts } from '../domain/document-requests.ts';
import type { Visibility } from '../domain/visibility.ts';

export type SharedDocument = {
  readonly id: string;
  readonly requestId: string | null;
  readonly requestName: string | null;
  readonly sensitive: boolean;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly visibleTo: Visibility;
  readonly fromHost: boolean;
  readonly uploadedAt: Date;
  readonly uploadedByName: string | null;
  readonly removedAt: Date | null;
};

/** Every document of the challenge, removed ones too, newest first. What somebody may see of it is for the caller to decide. */
export async function listDocuments(db: Queryable, challengeId: string): Promise<SharedDocument[]> {
  return (await documents(db, challengeId).orderBy('it.uploaded_at', 'desc').orderBy('it.id', 'desc').execute()).map(
    toDocument,
  );
}

/** One document of the challenge, removed or not. */
export async function findDocument(db: Queryable, challengeId: string, id: string): Promise<SharedDocument | null> {
  const row = await documents(db, challengeId).where('it.id', '=', id).executeTakeFirst();
  return row ? toDocument(row) : null;
}

function documents(db: Queryable, challengeId: string) {
  return db
    .selectFrom('documents as it')
    .leftJoin('document_requests as request', 'request.id', 'it.request_id')
    .leftJoin('people as person', 'person.id', 'it.uploaded_by')
    .select(['it.id', 'it.request_id', 'it.title', 'it.file_name', 'it.sha256', 'it.bytes', 'it.media_type'])
    .select(['it.visible_to', 'it.from_host', 'it.uploaded_at', 'it.removed_at'])
    .select(['request.name as request_name', 'request.sensitive', 'person.name as person_name'])
    .where('it.challenge_id', '=', challengeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof documents>['executeTakeFirstOrThrow']>>;

function toDocument(row: Row): SharedDocument {
  return {
    id: row.id,
    requestId: row.request_id,
    requestName: row.request_name,
    sensitive: row.sensitive ?? false,
    title: row.title,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    mediaType: row.media_type,
    visibleTo: row.visible_to as Visibility,
    fromHost: row.from_host,
    uploadedAt: row.uploaded_at,
    uploadedByName: row.person_name,
    removedAt: row.removed_at,
  };
}

export type DocumentRequest = RequestFacts & {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly why: string;
  readonly visibleTo: Visibility;
  readonly sensitive: boolean;
  readonly dueOn: IsoDate | null;
};

/** What the host is asked for, in order, with how many documents it has shared for each. */
export async function listRequests(db: Queryable, challengeId: string): Promise<DocumentRequest[]> {
  const rows = await db
    .selectFrom('document_requests as request')
    .select(['id', 'key', 'name', 'why', 'visible_to', 'sensitive', 'due_on', 'not_held_reason'])
    .select((select) =>
      select
        .selectFrom('documents')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('documents.request_id', '=', 'request.id')
        .where('documents.removed_at', 'is', null)
        .as('documents'),
    )
    .where('request.challenge_id', '=', challengeId)
    .orderBy('request.position')
    .orderBy('request.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    why: row.why,
    visibleTo: row.visible_to as Visibility,
    sensitive: row.sensitive,
    dueOn: row.due_on,
    notHeldReason: row.not_held_reason,
    documents: Number(row.documents ?? 0),
  }));
}

/** True from the moment the host said that it has shared everything. */
export async function documentsComplete(db: Queryable, challengeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('challenge_milestones')
    .select('milestone')
    .where('challenge_id', '=', challengeId)
    .where('milestone', '=', 'documents-complete')
    .executeTakeFirst();
  return row !== undefined;
}

/** The documents that a finding may stand on: what the team may read, by title. Never what is for the challenge manager alone. */
export async function documentsForEvidence(
  db: Queryable,
  challengeId: string,
): Promise<{ readonly id: string; readonly title: string }[]> {
  return await db
    .selectFrom('documents')
    .select(['id', 'title'])
    .where('challenge_id', '=', challengeId)
    .where('removed_at', 'is', null)
    .where('visible_to', '!=', 'manager')
    .orderBy('title')
    .orderBy('id')
    .execute();
}
