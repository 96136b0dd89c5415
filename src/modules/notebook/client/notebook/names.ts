import type { BundleNames } from '../../bundle.ts';
import { mentionsOf, namingWords } from '../../domain/named-people.ts';
import { sha256 } from '../../domain/sha256.ts';

/** What to tell a writer whose words may lead to one person, told from hashes alone; null where they do not. */
export function namingWarningHere(names: BundleNames, sessionId: string | null, text: string): string | null {
  const parts = names.inSession.find((one) => one.sessionId === sessionId)?.phrases ?? [];
  const hash = (words: string) => sha256(`${names.salt}/${words}`).slice(0, 16);
  return namingWords(mentionsOf(text, [...names.everywhere, ...parts], hash));
}
