// `node tools/database.ts`: writes db/types.ts and db/schema.sql from the migrations. With `--check` it only compares.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { dumpSchema } from '../src/platform/database/schema-dump.ts';
import { generateTypes } from '../src/platform/database/schema-types.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = await mkdtemp(path.join(os.tmpdir(), 'cf-schema-'));
const postgres = await startEmbeddedPostgres({ folder, settings: ['fsync=off'] });
try {
  await migrate(postgres.url);
  const made = { 'db/types.ts': await generateTypes(postgres.url), 'db/schema.sql': await dumpSchema(postgres.url) };
  for (const [name, text] of Object.entries(made)) {
    const file = path.join(root, name);
    if (process.argv.includes('--check')) {
      if ((await readFile(file, 'utf8')) !== text)
        throw new Error(`${name} does not match the migrations: run node tools/database.ts`);
    } else {
      await writeFile(file, text);
      console.log(`wrote ${name}`);
    }
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
