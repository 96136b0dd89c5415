import { EVERYDAY } from './everyday-words.ts';
import { type Mention, mentionsOf, type Phrase, wordsOf } from './named-people.ts';

/** Somebody who is interviewed on this challenge. */
export type Interviewed = {
  readonly name: string;
  readonly jobTitle: string;
  /** True where they take part in the session that the text is about. */
  readonly inSession: boolean;
};

/**
 * The words in a text by which one person could be recognised: nothing is pinned on anybody. Of those in the session, their whole
 * name or any part of it; of others on the challenge, their whole name, also without what stands in its middle (`Jane Smith` for
 * `Jane A. Smith`); and a job title that one person alone holds, also without `interim` or what stands in brackets. Letters count
 * without their accents and in either case; a part of a name that is also an everyday word (`Mark`, `Page`, `West`) or is as short
 * as `Jo` counts only with a capital. Each mention once, as it stands in the text, in the order of the text.
 */
export function peopleNamedIn(text: string, people: readonly Interviewed[]): Mention[] {
  const phrases = [
    ...people.flatMap((person) => namePhrases(person.name, person.inSession)),
    ...titlePhrases(people.map((person) => person.jobTitle)),
  ];
  return mentionsOf(text, phrases, (words) => words);
}

/** What of a name could lead to its bearer: the whole of it, its first and last words, and for those in the session each part. */
export function namePhrases(name: string, inSession: boolean): Phrase[] {
  const parts = plainWords(name).filter((part) => !TITLES.has(part));
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const spellings = [parts, parts.filter((part) => !isInitial(part)), [first, last]].filter((one) => one.length > 1);
  const whole = different(spellings).map((words) => phraseOf(words, 'name', words.every(isCommon)));
  if (!inSession) return whole;
  return [
    ...whole,
    ...parts.filter((part) => !isInitial(part)).map((part) => phraseOf([part], 'name', isCommon(part))),
  ];
}

/** Those of the job titles that one person alone holds: as each stands, and the bare one that no other comes to as well. */
export function titlePhrases(jobTitles: readonly string[]): Phrase[] {
  const whole = jobTitles.map(plainWords);
  const bare = jobTitles.map(bareTitle);
  const inEitherWay = jobTitles.map((_title, at) => different([whole[at] ?? [], bare[at] ?? []]));
  const lonely = [...heldOnce(whole), ...heldOnce(inEitherWay.flat())];
  return different(lonely).map((words) => phraseOf(words, 'job-title'));
}

/** `Interim Chief Executive` and `Chief Executive (interim)` are both chief executives to whoever hears of one. */
function bareTitle(jobTitle: string): string[] {
  const withoutBrackets = plainWords(jobTitle.replace(/\([^)]*\)/g, ' ')).filter((word) => !FOR_NOW.has(word));
  const withBrackets = plainWords(jobTitle).filter((word) => !FOR_NOW.has(word));
  // `Director (Housing)` is one of several kinds of director; that word alone leads to nobody.
  return withoutBrackets.length > 1 ? withoutBrackets : withBrackets;
}

function heldOnce(titles: readonly (readonly string[])[]): string[][] {
  const held = new Map<string, number>();
  for (const title of titles) held.set(title.join(' '), (held.get(title.join(' ')) ?? 0) + 1);
  return titles.filter((title) => title.length > 0 && held.get(title.join(' ')) === 1).map((title) => [...title]);
}

function different(phrases: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(phrases.map((words) => [words.join(' '), words])).values()];
}

function plainWords(text: string): string[] {
  return wordsOf(text).map((word) => word.plain);
}

function phraseOf(words: readonly string[], kind: Mention['kind'], capital = false): Phrase {
  return { key: words.join(' '), first: words[0] ?? '', words: words.length, kind, capital };
}

function isInitial(part: string): boolean {
  return /^[a-z]$/.test(part);
}

function isCommon(part: string): boolean {
  return [...part].length < 3 || EVERYDAY.has(part);
}

const TITLES = new Set(
  'cllr councillor dr mr mrs ms miss mx sir dame prof professor lord lady baroness rev the of'.split(' '),
);
const FOR_NOW = new Set('interim acting temporary'.split(' '));
