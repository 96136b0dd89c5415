import { ROLE_LABELS, SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ImportWords } from '../domain/import-row.ts';
import { authorityNames } from '../store/known-peers.ts';

/** The words a file may use: keys and labels, in lower case. */
export async function importWords(db: Queryable): Promise<ImportWords> {
  const both = (labels: Readonly<Record<string, string>>) =>
    new Map(
      Object.entries(labels).flatMap(([key, label]) => [
        [key.toLowerCase(), key],
        [label.toLowerCase(), key],
        [label.toLowerCase().replaceAll('’', "'"), key],
      ]),
    );
  const levels = new Map<string, number>(
    SKILL_LEVELS.flatMap((level, index) => [
      [level, index + 1],
      [SKILL_LEVEL_LABELS[level].toLowerCase(), index + 1],
      [String(index + 1), index + 1],
    ]),
  );
  return { roles: both(ROLE_LABELS), topics: both(TOPIC_LABELS), levels, authorities: await authorityNames(db) };
}
