import { newToken } from '#kernel/ids';
import type { Queryable, Transacting } from '#platform/database/connect';
import { hashToken } from '#platform/sessions/sessions';

/** What a link is good for. `nominator`: to show that an address is theirs. `nominee`: to take a nomination up, or not. */
type Purpose = 'backing' | 'invitation' | 'nominator' | 'nominee';

/** Makes a link that is good for this one thing, and keeps its hash. The token itself is only ever in the message. */
export async function makeLink(trx: Transacting, purpose: Purpose, subjectId: string, at: Date): Promise<string> {
  const token = newToken();
  await trx
    .insertInto('recruitment_links')
    .values({ token_hash: hashToken(token), purpose, subject_id: subjectId, made_at: at })
    .execute();
  return token;
}

/** What a link is about, or null where it is none of ours. */
export async function subjectOfLink(db: Queryable, purpose: Purpose, token: string): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const found = await db
    .selectFrom('recruitment_links')
    .select('subject_id')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return found?.subject_id ?? null;
}
