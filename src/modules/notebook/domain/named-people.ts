/** Somebody who is interviewed on this challenge. */
export type Interviewed = {
  readonly name: string;
  readonly jobTitle: string;
  /** True where they take part in the session that the text is about. */
  readonly inSession: boolean;
};

/** A word or words of a text that could lead to one person, and whom they would lead to. */
export type Mention = { readonly words: string; readonly kind: 'name' | 'job-title' };

/** A word or words that could lead to one person: plain words with a space between, or what stands for them (a hash). */
export type Phrase = {
  readonly key: string;
  /** The first word alone, in the same way. */
  readonly first: string;
  readonly words: number;
  readonly kind: Mention['kind'];
  /** Counts only where its first word begins with a capital. */
  readonly capital: boolean;
};

/**
 * The words in a text by which one person could be recognised: nothing is pinned on anybody. Of those in the session, their whole
 * name or any part of it; of others on the challenge, their whole name; and a job title that one person alone holds. Letters count
 * without their accents and in either case; a part of a name that is also an everyday word (`Mark`, `Will`, `Grace`) or is as short
 * as `Jo` counts only with a capital. Each mention once, as it stands in the text, in the order of the text.
 */
export function peopleNamedIn(text: string, people: readonly Interviewed[]): Mention[] {
  const phrases = [
    ...people.flatMap((person) => namePhrases(person.name, person.inSession)),
    ...titlePhrases(people.map((person) => person.jobTitle)),
  ];
  return mentionsOf(text, phrases, (words) => words);
}

/** The mentions of those phrases in a text. `keyOf` makes of plain words what the phrases are kept as. */
export function mentionsOf(text: string, phrases: readonly Phrase[], keyOf: (words: string) => string): Mention[] {
  const words = wordsOf(text);
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) byFirst.set(phrase.first, [...(byFirst.get(phrase.first) ?? []), phrase]);
  const keys = new Map<string, string>();
  const keyFor = (plainWords: string) => {
    const known = keys.get(plainWords) ?? keyOf(plainWords);
    keys.set(plainWords, known);
    return known;
  };
  const found = new Map<number, { mention: Mention; length: number }>();
  words.forEach((word, at) => {
    for (const phrase of byFirst.get(keyFor(word.plain)) ?? []) {
      const last = words[at + phrase.words - 1];
      if (!last || (found.get(at)?.length ?? 0) >= phrase.words) continue;
      if (phrase.capital && word.text.charAt(0) === word.text.charAt(0).toLowerCase()) continue;
      const whole = words.slice(at, at + phrase.words).map((one) => one.plain);
      if (keyFor(whole.join(' ')) !== phrase.key) continue;
      found.set(at, { mention: { words: text.slice(word.from, last.until), kind: phrase.kind }, length: phrase.words });
    }
  });
  return once(found);
}

/** What of a name could lead to its bearer: the whole of it, and for those in the session each part. */
export function namePhrases(name: string, inSession: boolean): Phrase[] {
  const parts = wordsOf(name)
    .map((word) => word.plain)
    .filter((part) => !TITLES.has(part));
  const whole = parts.length > 1 ? [phraseOf(parts, 'name')] : [];
  if (!inSession) return whole;
  const single = parts.filter((part) => [...part].length > 1 || /[^a-z]/.test(part));
  return [...whole, ...single.map((part) => phraseOf([part], 'name', isCommon(part)))];
}

/** Those of the job titles that one person alone holds. */
export function titlePhrases(jobTitles: readonly string[]): Phrase[] {
  const held = new Map<string, number>();
  for (const jobTitle of jobTitles) {
    const title = wordsOf(jobTitle)
      .map((word) => word.plain)
      .join(' ');
    if (title !== '') held.set(title, (held.get(title) ?? 0) + 1);
  }
  const lonely = [...held].filter(([, holders]) => holders === 1);
  return lonely.map(([title]) => phraseOf(title.split(' '), 'job-title'));
}

function phraseOf(words: readonly string[], kind: Mention['kind'], capital = false): Phrase {
  return { key: words.join(' '), first: words[0] ?? '', words: words.length, kind, capital };
}

/** What to tell somebody whose words may lead to one person; null where they do not. */
export function namingWords(mentions: readonly Mention[]): string | null {
  if (mentions.length === 0) return null;
  const words = mentions.slice(0, 5).map((mention) => `“${mention.words}”`);
  const last = words.pop();
  const list = words.length > 0 ? `${words.join(', ')} and ${last}` : `${last}`;
  return `${list} may lead to one person. Write what was said, not who said it. If it has to stay, save it as it is`;
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

function isCommon(part: string): boolean {
  return [...part].length < 3 || EVERYDAY.has(part);
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
