import type { Queryable } from '#platform/database/connect';

/** A theme of a challenge's focus, chosen from the programme's or local. */
export type ChallengeTheme = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly isLocal: boolean;
};

/** The themes of a challenge in the order they were agreed. */
export async function challengeThemes(db: Queryable, challengeId: string): Promise<ChallengeTheme[]> {
  const rows = await db
    .selectFrom('challenge_themes')
    .select(['id', 'key', 'name', 'about', 'is_local as isLocal'])
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .execute();
  return rows;
}
