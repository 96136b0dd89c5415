import { sql } from 'kysely';
import { type Refusal, refusal } from '#kernel/result';
import type { Queryable } from '#platform/database/connect';

export type FoundAuthority = { readonly id: string; readonly name: string };

/**
 * The authority somebody means: by its register code, its name, its short name, or the only one whose name holds the words. Refused
 * with those that are near where several or none fit.
 */
export async function findAuthority(db: Queryable, text: string): Promise<FoundAuthority | Refusal> {
  const { rows } = await sql<FoundAuthority & { exact: boolean }>`
    select id, name, plain_text(name) = plain_text(${text}) or plain_text(short_name) = plain_text(${text}) or lower(id) = lower(${text}) as exact
    from authorities where ends_on is null and (plain_text(name) like '%' || plain_text(${text.replace(/[\\%_]/g, '')}) || '%'
      or plain_text(short_name) = plain_text(${text}) or lower(id) = lower(${text}))
    order by exact desc, length(name), name limit 6`.execute(db);
  const exact = rows.filter((row) => row.exact);
  const found = exact.length === 1 ? exact[0] : rows.length === 1 ? rows[0] : undefined;
  if (found) return { id: found.id, name: found.name };
  const near = rows.map((row) => row.name).join('; ');
  return refusal(
    'authority',
    near ? `Which one? Write the whole name: ${near}` : 'We know no authority of that name. Check the spelling',
  );
}
