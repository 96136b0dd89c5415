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
      if (phrase.capital && word.text.charAt(0) === word.text.charAt(0).toLowerCase()) continue;
      const read = readings(words, at, phrase.words).find(({ plain }) => keyFor(plain) === phrase.key);
      if (!read || (found.get(at)?.length ?? 0) >= read.length) continue;
      const last = words[at + read.length - 1] ?? word;
      found.set(at, { mention: { words: text.slice(word.from, last.until), kind: phrase.kind }, length: read.length });
    }
  });
  return once(found);
}

/** So many words from there, as they stand, and without initials between them: `Jane A. Smith` is `Jane Smith` too. */
function readings(words: readonly Word[], at: number, count: number): { plain: string; length: number }[] {
  const spelt = words.slice(at, at + count);
  const asItStands = spelt.length < count ? [] : [{ plain: joined(spelt), length: count }];
  if (count < 2 || !isInitial(words[at + 1])) return asItStands;
  const places = [at];
  for (let next = at + 1; next < words.length && places.length < count; next += 1)
    if (!isInitial(words[next])) places.push(next);
  if (places.length < count) return asItStands;
  const kept = places.flatMap((place) => words[place] ?? []);
  return [...asItStands, { plain: joined(kept), length: (places.at(-1) ?? at) - at + 1 }];
}

function joined(words: readonly Word[]): string {
  return words.map((one) => one.plain).join(' ');
}

function isInitial(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}$/u.test(word.text);
}

/** What to tell somebody whose words may lead to one person; null where they do not. */
export function namingWords(mentions: readonly Mention[]): string | null {
  if (mentions.length === 0) return null;
  const words = mentions.slice(0, 5).map((mention) => `“${mention.words}”`);
  const last = words.pop();
  const list = words.length > 0 ? `${words.join(', ')} and ${last}` : `${last}`;
  return `${list} may lead to one person. Write what was said, not who said it. If it has to stay, save it as it is`;
}

export type Word = { readonly text: string; readonly plain: string; readonly from: number; readonly until: number };

/** The words of a text in their order; `&` is one, for it is read as `and`. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|&/gu)].map((match) => ({
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
    .replace('&', 'and')
    .replace(/[øłđßæœ]/g, (letter) => SPELT[letter] ?? letter);
}

const SPELT: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

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
