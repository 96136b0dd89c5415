/** What was wrong with a file, said once: the path inside it and what was expected there. */
export class ShapeProblem extends Error {}

/** A value inside a file, with the path that leads to it. */
export type At = { readonly path: string; readonly value: unknown };

/** Stops the reading: `path: expected …, found …`. */
export function wrong(at: At, expected: string): never {
  throw new ShapeProblem(`${at.path || 'the file'}: expected ${expected}, found ${shown(at.value)}`);
}

/** The member `key` of an object; a missing one has the value undefined. */
export function member(at: At, key: string): At {
  const record = asObject(at);
  // What every object has of itself, such as `constructor`, is no member of the file.
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return { path: at.path ? `${at.path}.${key}` : key, value };
}

export function asObject(at: At): Readonly<Record<string, unknown>> {
  if (typeof at.value !== 'object' || at.value === null || Array.isArray(at.value)) wrong(at, 'an object');
  return at.value as Record<string, unknown>;
}

export function asString(at: At, expected = 'some text'): string {
  if (typeof at.value !== 'string' || at.value === '') wrong(at, expected);
  return at.value;
}

export function asNumber(at: At, least: number, most: number, expected: string): number {
  const { value } = at;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) wrong(at, expected);
  return value;
}

export function asWhole(at: At, least: number, most: number, expected: string): number {
  const value = asNumber(at, least, most, expected);
  if (!Number.isInteger(value)) wrong(at, expected);
  return value;
}

/** A list; a missing one is empty where `optional`. */
export function asList<T>(at: At, each: (item: At) => T, optional = false): T[] {
  if (optional && (at.value === undefined || at.value === null)) return [];
  if (!Array.isArray(at.value)) wrong(at, 'a list');
  return at.value.map((value: unknown, i) => each({ path: `${at.path}[${i}]`, value }));
}

/** Null for null or missing. */
export function asNullable<T>(at: At, read: (at: At) => T): T | null {
  return at.value === null || at.value === undefined ? null : read(at);
}

/** A list of things with ids, none of them twice. */
export function asIdentified<T extends { readonly id: string }>(at: At, each: (item: At) => T): T[] {
  const seen = new Set<string>();
  return asList(at, (item) => {
    const thing = each(item);
    if (seen.has(thing.id)) wrong(member(item, 'id'), 'an id that no earlier entry has');
    seen.add(thing.id);
    return thing;
  });
}

/** A list of ids, each of them known and none twice. */
export function asReferences(at: At, known: ReadonlySet<string>, what: string): string[] {
  const seen = new Set<string>();
  return asList(
    at,
    (item) => {
      const id = asReference(item, known, what);
      if (seen.has(id)) wrong(item, `${what} that is not in the list already`);
      seen.add(id);
      return id;
    },
    true,
  );
}

export function asReference(at: At, known: ReadonlySet<string>, what: string): string {
  if (typeof at.value !== 'string' || !known.has(at.value)) wrong(at, what);
  return at.value;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no such number: it is what a number too large to hold is read as.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number that is too large';
  const text = written(value).replace(/[\u007f-\u009f]/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** As JSON; a file may nest lists deeper than can be written again. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'lists or objects in one another without end';
  }
}
