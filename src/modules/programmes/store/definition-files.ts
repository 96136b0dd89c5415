import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProgrammeDefinition } from '../domain/definition.ts';
import { type ReadDefinition, readDefinition } from '../domain/read-definition.ts';

/** The folder of the definitions that come with the product. */
export const BUILT_IN_PROGRAMMES = fileURLToPath(new URL('../../../../programmes', import.meta.url));

/** Every definition of a folder, in the order of file names, or every problem found in any of its files. */
export type LoadedDefinitions = { definitions: ProgrammeDefinition[] } | { problems: string[] };

/**
 * Reads each `.json` file of `folder` as a programme definition. All or nothing: with one problem in one file none is returned,
 * so that a programme never starts with half of what it offers. Two files with the same key are a problem too.
 *
 * Problems name the folder's last part, the file, the place and what was expected.
 */
export async function loadProgrammeDefinitions(folder: string): Promise<LoadedDefinitions> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const label = (file: string) => `${basename(folder)}/${file}`;
  if (files.length === 0) return { problems: [`${basename(folder)}: expected at least one .json file, found none`] };
  const definitions: ProgrammeDefinition[] = [];
  const problems: string[] = [];
  const keys = new Map<string, string>();
  for (const file of files) {
    const read = readText(label(file), await readFile(join(folder, file), 'utf8'));
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    const { definition } = read;
    const other = keys.get(definition.key);
    if (other)
      problems.push(`${label(file)}: key: expected a key of its own, found "${definition.key}", as in ${other}`);
    keys.set(definition.key, label(file));
    definitions.push(definition);
  }
  return problems.length > 0 ? { problems } : { definitions };
}

/**
 * A definition's fingerprint: 64 hexadecimal digits, the same for the same content whatever the order of its keys, so that a stored
 * version can be told from a changed file.
 */
export function definitionHash(definition: ProgrammeDefinition): string {
  return createHash('sha256').update(canonicalText(definition)).digest('hex');
}

function readText(fileName: string, text: string): ReadDefinition {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`${fileName}: expected JSON: ${(error as SyntaxError).message}`] };
  }
  return readDefinition(fileName, value);
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`);
  return `{${parts.join(',')}}`;
}
