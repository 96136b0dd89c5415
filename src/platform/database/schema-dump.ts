import pg from 'pg';

/**
 * A readable dump of the public schema (tables, columns, constraints, indexes, views, triggers), in a fixed order, for review and
 * for the drift check. It is not for restoring: the migrations are.
 */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [
      '-- Generated from the migrations by tools/database.ts. For reading; the migrations make the schema.\n',
    ];
    for (const [title, query] of QUERIES) {
      const { rows } = await client.query<{ line: string }>(query);
      parts.push(`-- ${title}\n${rows.map((row) => row.line).join('\n')}\n`);
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

const QUERIES: Array<[string, string]> = [
  [
    'Columns',
    `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
       case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`,
  ],
  [
    'Constraints',
    `select conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0 order by 1`,
  ],
  ['Indexes', `select indexdef as line from pg_indexes where schemaname = 'public' order by tablename, indexname`],
  [
    'Views',
    `select viewname || ': ' || definition as line from pg_views where schemaname = 'public' order by viewname`,
  ],
  [
    'Triggers',
    `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`,
  ],
];
