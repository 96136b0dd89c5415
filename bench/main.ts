// `npm run bench -- NAME …`: measurements. They print tables and assert nothing.
import { existsSync } from 'node:fs';
import path from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const file = path.join(import.meta.dirname, `${name}.ts`);
if (!name || !/^[a-z-]+$/.test(name) || name === 'main' || !existsSync(file)) {
  console.error('Use: npm run bench -- web|pool|matching|planning|timetable|notebook');
  process.exit(2);
}
process.argv = [process.argv[0] ?? 'node', file, ...rest];
await import(file);
