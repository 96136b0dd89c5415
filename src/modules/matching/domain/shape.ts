import { parseIsoDate } from '#kernel/dates';

/** What is wrong in a file: where inside it, and what was expected there. Thrown while reading and caught at the door. */
export class ShapeFault extends Error {
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

/** A value with the path that leads to it, such as `peers[3].skills.finance`. */
export type Spot = { readonly value: unknown; readonly path: string };

/** The whole file as a spot. */
export function root(value: unknown): Spot {
  return { value, path: '' };
}

/** Stops the reading. `expected` ends the sentence "… : expected". What was found is added, shortened. */
export function fault(spot: Spot, expected: string): never {
  throw new ShapeFault(spot.path || 'the whole file', `${expected}, found ${shown(spot.value)}`);
}

/** The member of that name, which may be missing (then `undefined`). The spot must be an object. */
export function member(spot: Spot, name: string): Spot {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name);
  const path = spot.path === '' ? plain : plain === name ? `${spot.path}.${name}` : `${spot.path}[${plain}]`;
  const record = object(spot);
  return { value: Object.hasOwn(record, name) ? record[name] : undefined, path };
}

/** The spot's value as an object. */
export function object(spot: Spot): Record<string, unknown> {
  if (typeof spot.value !== 'object' || spot.value === null || Array.isArray(spot.value)) fault(spot, 'an object');
  return spot.value as Record<string, unknown>;
}

/** Each member of an object by name. */
export function entries<T>(spot: Spot, read: (spot: Spot) => T): Record<string, T> {
  const names = Object.keys(object(spot));
  // Without a prototype, a topic or an authority called `constructor` or `__proto__` is a name like any other.
  const found: Record<string, T> = Object.create(null);
  for (const name of names) found[name] = read(member(spot, name));
  return found;
}

/** Each item of a list. */
export function list<T>(spot: Spot, read: (spot: Spot) => T): T[] {
  if (!Array.isArray(spot.value)) fault(spot, 'a list');
  return (spot.value as unknown[]).map((value, i) => read({ value, path: `${spot.path}[${i}]` }));
}

/** Text of at least one character. */
export function text(spot: Spot): string {
  if (typeof spot.value !== 'string' || spot.value === '') fault(spot, 'text');
  return spot.value as string;
}

/** Text, or null where there is null or nothing. */
export function textOrNull(spot: Spot): string | null {
  return spot.value === null || spot.value === undefined ? null : text(spot);
}

/** A finite number from `least` to `most`, both included; `what` names it in a refusal. */
export function number(spot: Spot, what = 'a number', least = -Infinity, most = Infinity): number {
  const value = spot.value;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) fault(spot, what);
  return value as number;
}

/** A whole number from `least` to `most`. */
export function whole(spot: Spot, what: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isInteger(spot.value)) fault(spot, what);
  return number(spot, what, least, most);
}

/** true or false. */
export function flag(spot: Spot): boolean {
  if (typeof spot.value !== 'boolean') fault(spot, 'true or false');
  return spot.value as boolean;
}

const known = new Map<string, string | null>();

/** A real calendar day as `YYYY-MM-DD`. */
export function date(spot: Spot): string {
  if (typeof spot.value !== 'string') fault(spot, 'a date as YYYY-MM-DD');
  const written = spot.value as string;
  if (!known.has(written)) {
    // A file repeats its days many thousand times; the cache is only for speed and is kept small.
    if (known.size > 20_000) known.clear();
    known.set(written, parseIsoDate(written));
  }
  return known.get(written) ?? fault(spot, 'a date as YYYY-MM-DD');
}

/** Refuses a second item under the same id. */
export function unique(seen: Map<string, string>, id: string, spot: Spot): void {
  const first = seen.get(id);
  if (first !== undefined) fault(spot, `an id of its own (${first} has it already)`);
  seen.set(id, spot.path);
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
