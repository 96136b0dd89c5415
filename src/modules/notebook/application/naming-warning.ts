import type { Queryable } from '#platform/database/connect';
import { peopleNamedIn } from '../domain/name-phrases.ts';
import { namingWords } from '../domain/named-people.ts';
import { interviewedPeople } from '../store/sessions.ts';

/**
 * What to tell somebody whose words may lead to one person of those interviewed, or null where they do not. Parts of
 * names count for the people of those sessions.
 */
export async function namingWarning(
  db: Queryable,
  challengeId: string,
  sessionIds: readonly string[],
  text: string,
): Promise<string | null> {
  return namingWords(peopleNamedIn(text, await interviewedPeople(db, challengeId, sessionIds)));
}
