/** Somebody whom no report may point to: an interviewee, or a peer who wrote notes (without a job title). */
export type Unnamed = { readonly name: string; readonly jobTitle: string };

/** Words of a text that point to one person. */
export type PointingPhrase = { readonly phrase: string; readonly kind: 'name' | 'job-title' };

/**
 * The words of a text that could point to one person: a name, a surname with a form of address before it (`Cllr Okafor`), or a job
 * title that only one of the interviewees holds. Whole words, whatever their case, accents and spaces; each phrase once.
 */
export function pointingPhrases(text: string, people: readonly Unnamed[]): PointingPhrase[] {
  const words = ` ${plain(text)} `;
  const holders = new Map<string, number>();
  for (const { jobTitle } of people) holders.set(plain(jobTitle), (holders.get(plain(jobTitle)) ?? 0) + 1);
  const found = new Map<string, PointingPhrase>();
  const look = (phrase: string, kind: PointingPhrase['kind']) => {
    const wanted = plain(phrase);
    if (wanted !== '' && words.includes(` ${wanted} `)) found.set(wanted, found.get(wanted) ?? { phrase, kind });
  };
  for (const { name, jobTitle } of people) {
    look(name, 'name');
    const surname = name.trim().split(/\s+/).at(-1) ?? '';
    if (surname !== name.trim()) for (const address of ADDRESSES) look(`${address} ${surname}`, 'name');
    if (holders.get(plain(jobTitle)) === 1) look(jobTitle, 'job-title');
  }
  return [...found.values()];
}

const ADDRESSES = ['Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Cllr', 'Councillor', 'Professor', 'Sir', 'Dame'];

/** Lower case, without accents, each run of anything but letters and digits one space. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]s\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
