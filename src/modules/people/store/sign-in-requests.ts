import type { Queryable } from '#platform/database/connect';

export type NewSignInRequest = {
  id: string;
  personId: string | null;
  browserHash: Buffer;
  linkHash: Buffer;
  codeHash: Buffer;
  returnTo: string;
  askedAt: Date;
  expiresAt: Date;
};

export async function insertRequest(db: Queryable, request: NewSignInRequest): Promise<void> {
  await db
    .insertInto('sign_in_requests')
    .values({
      id: request.id,
      person_id: request.personId,
      browser_hash: request.browserHash,
      link_hash: request.linkHash,
      code_hash: request.codeHash,
      return_to: request.returnTo,
      asked_at: request.askedAt,
      expires_at: request.expiresAt,
    })
    .execute();
}

/** The newest request of a browser, locked: the one whose code counts. */
export async function newestOfBrowser(db: Queryable, browserHash: Buffer) {
  return await db
    .selectFrom('sign_in_requests')
    .selectAll()
    .where('browser_hash', '=', browserHash)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function requestOfLink(db: Queryable, linkHash: Buffer) {
  return await db
    .selectFrom('sign_in_requests')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function countTry(db: Queryable, id: string): Promise<void> {
  await db
    .updateTable('sign_in_requests')
    .set((row) => ({ tries: row('tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markUsed(db: Queryable, id: string, now: Date): Promise<void> {
  await db.updateTable('sign_in_requests').set({ used_at: now }).where('id', '=', id).execute();
}

/** Forgets requests that ran out more than a day ago. */
export async function sweepRequests(db: Queryable, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_requests')
    .where('expires_at', '<', new Date(now.getTime() - 86_400_000))
    .execute();
}
