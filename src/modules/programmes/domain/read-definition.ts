import type { z } from 'zod';
import { crossCheck } from './cross-checks.ts';
import { type ProgrammeDefinition, programmeDefinitionSchema } from './definition.ts';
import type { Problem } from './problem.ts';

/** A definition, or every problem found in it, each one line that names the file, the place and what was expected. */
export type ReadDefinition = { definition: ProgrammeDefinition } | { problems: string[] };

/**
 * Reads a programme definition from a parsed JSON value. Shape is checked first; where the shape is right, keys that refer to one
 * another, the order of stages and clocks, and the ban on giving a rating are checked too.
 *
 * A problem reads `programmes/corporate.json: stages[3].key: expected one of …, found "tea"`.
 */
export function readDefinition(fileName: string, value: unknown): ReadDefinition {
  const parsed = programmeDefinitionSchema.safeParse(value, { reportInput: true });
  const problems = parsed.success ? crossCheck(parsed.data) : parsed.error.issues.flatMap(shapeProblems);
  if (parsed.success && problems.length === 0) return { definition: parsed.data };
  return { problems: problems.map((problem) => `${fileName}: ${pathText(problem.path)}${problem.message}`) };
}

function shapeProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'expected no such key' }));
  }
  return [{ path: issue.path, message: `${expectation(issue)}, found ${found(issue.input)}` }];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${article(issue.expected)}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `expected ${JSON.stringify(issue.values[0])}`
        : `expected one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `expected at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `expected at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    default:
      return issue.message;
  }
}

function article(type: string): string {
  const words: Record<string, string> = {
    array: 'a list',
    int: 'a whole number',
    number: 'a whole number',
    object: 'an object',
    boolean: 'true or false',
  };
  return words[type] ?? (type === 'string' ? 'text' : `a ${type}`);
}

function unit(origin: string, count: unknown): string {
  if (origin === 'array') return count === 1 ? ' item' : ' items';
  return origin === 'string' ? ' characters' : '';
}

function found(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (Array.isArray(input)) return `a list of ${input.length}`;
  const text = JSON.stringify(input) ?? String(input);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${text.replace(/^\./, '')}: `;
}
