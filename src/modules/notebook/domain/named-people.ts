/** Somebody who is interviewed on this challenge. */
export type Interviewed = {
  readonly name: string;
  readonly jobTitle: string;
  /** True where they take part in the session that the text is about. */
  readonly inSession: boolean;
};

/** A word or words of a text that could lead to one person, and whom they would lead to. */
export type Mention = { readonly words: string; readonly kind: 'name' | 'job-title' };

/**
 * The words in a text by which one person could be recognised: nothing is pinned on anybody. Of those in the session, their whole
 * name or any part of it; of others on the challenge, their whole name; and a job title that one person alone holds. Letters count
 * without their accents and in either case; a part of a name that is also an everyday word (`Mark`, `Will`, `Grace`) or is as short
 * as `Jo` counts only with a capital. Each mention once, as it stands in the text, in the order of the text.
 */
export function peopleNamedIn(text: string, people: readonly Interviewed[]): Mention[] {
  const words = wordsOf(text);
  const found = new Map<number, { mention: Mention; length: number }>();
  const keep = (phrase: readonly string[], kind: Mention['kind'], capital = false) => {
    for (const at of places(words, phrase)) {
      const first = words[at] as Word;
      if (capital && first.text.charAt(0) === first.text.charAt(0).toLowerCase()) continue;
      const last = words[at + phrase.length - 1] as Word;
      if ((found.get(at)?.length ?? 0) >= phrase.length) continue;
      found.set(at, { mention: { words: text.slice(first.from, last.until), kind }, length: phrase.length });
    }
  };
  for (const { phrase, capital } of namesOf(people)) keep(phrase, 'name', capital);
  for (const phrase of lonelyTitles(people)) keep(phrase, 'job-title');
  return once(found);
}

type Word = { text: string; plain: string; from: number; until: number };

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0],
    plain: plain(match[0]),
    from: match.index,
    until: match.index + match[0].length,
  }));
}

/** Without accents, in small letters: `Siân` and `SIAN` are the same. Letters that have no accent to take off are spelt out. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđßæœ]/g, (letter) => SPELT[letter] ?? letter);
}

const SPELT: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

function places(words: readonly Word[], phrase: readonly string[]): number[] {
  if (phrase.length === 0) return [];
  return words.flatMap((_, at) => (phrase.every((part, index) => words[at + index]?.plain === part) ? [at] : []));
}

function namesOf(people: readonly Interviewed[]): { phrase: string[]; capital: boolean }[] {
  return people.flatMap((person) => {
    const parts = wordsOf(person.name)
      .map((word) => word.plain)
      .filter((part) => !TITLES.has(part));
    const whole = parts.length > 1 ? [{ phrase: parts, capital: false }] : [];
    if (!person.inSession) return whole;
    const single = parts.filter((part) => [...part].length > 1 || /[^a-z]/.test(part));
    return [...whole, ...single.map((part) => ({ phrase: [part], capital: isCommon(part) }))];
  });
}

function isCommon(part: string): boolean {
  return [...part].length < 3 || EVERYDAY.has(part);
}

/** Job titles that one person alone holds on this challenge. */
function lonelyTitles(people: readonly Interviewed[]): string[][] {
  const held = new Map<string, number>();
  for (const person of people) {
    const title = wordsOf(person.jobTitle)
      .map((word) => word.plain)
      .join(' ');
    if (title !== '') held.set(title, (held.get(title) ?? 0) + 1);
  }
  return [...held].filter(([, holders]) => holders === 1).map(([title]) => title.split(' '));
}

/** In the order of the text; a shorter mention inside a longer one is left out, and the same words are said once. */
function once(found: ReadonlyMap<number, { mention: Mention; length: number }>): Mention[] {
  const said = new Set<string>();
  const kept: Mention[] = [];
  let until = -1;
  for (const [at, { mention, length }] of [...found].sort(([a], [b]) => a - b)) {
    if (at < until) continue;
    until = at + length;
    const key = plain(mention.words);
    if (said.has(key)) continue;
    said.add(key);
    kept.push(mention);
  }
  return kept;
}

const TITLES = new Set(
  'cllr councillor dr mr mrs ms miss mx sir dame prof professor lord lady baroness rev the of'.split(' '),
);
const EVERYDAY = new Set(
  (
    'mark will grace may rose hope faith joy dawn bill pat rob sue art frank rich jack drew miles grant chase dale lane hill ' +
    'wood woods young long short small white black brown green gray grey king bishop cook baker walker taylor carter mason ' +
    'price day best good rich field fields marsh ford stone banks case head park parks street church hall house home moss bird ' +
    'fox lamb wolf love low power swift bright sharp wise strong summer autumn april june august ' +
    'an on in so an am an to do be al'
  ).split(' '),
);
