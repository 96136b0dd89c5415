import pg from 'pg';

/** The text of db/types.ts for a database's public schema: one interface a table, as Kysely wants them. */
export async function generateTypes(url: string): Promise<string> {
  const columns = await readColumns(url);
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table_name, [...(tables.get(column.table_name) ?? []), column]);
  const names = [...tables.keys()].sort();
  const interfaces = names.map((name) => interfaceText(name, tables.get(name) ?? []));
  const database = names.map((name) => `  ${name}: ${pascal(name)};`).join('\n');
  return `${PREAMBLE}\n${interfaces.join('\n')}\nexport interface DB {\n${database}\n}\n`;
}

type Column = { table_name: string; column_name: string; udt_name: string; is_nullable: string; has_default: boolean };

const PREAMBLE = `// Generated from the migrations by tools/database.ts. Do not edit: change a migration and run it again.
import type { ColumnType } from 'kysely';

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type Json = ColumnType<unknown, string, string>;
`;

const TYPES: Record<string, string> = {
  text: 'string',
  citext: 'string',
  uuid: 'string',
  date: 'string',
  daterange: 'string',
  tstzrange: 'string',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  timestamptz: 'Timestamp',
  _text: 'string[]',
  _uuid: 'string[]',
};

async function readColumns(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query(`
      select table_name, column_name, udt_name, is_nullable, column_default is not null as has_default
      from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`);
    return result.rows;
  } finally {
    await client.end();
  }
}

function interfaceText(table: string, columns: Column[]): string {
  const lines = columns.map((column) => `  ${column.column_name}: ${columnType(column)};`);
  return `export interface ${pascal(table)} {\n${lines.join('\n')}\n}\n`;
}

function columnType(column: Column): string {
  const base = TYPES[column.udt_name];
  if (!base) throw new Error(`No type is known for ${column.udt_name} (${column.table_name}.${column.column_name})`);
  const nullable = column.is_nullable === 'YES' ? `${base} | null` : base;
  return column.has_default ? `Generated<${nullable}>` : nullable;
}

function pascal(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
