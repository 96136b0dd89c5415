/** Somebody whom the host nominates to be listened to. */
export type Nominee = {
  readonly name: string;
  readonly jobTitle: string;
  /** Null: nothing can be sent, and they do not sign in. */
  readonly email: string | null;
  readonly sourceCategory: string;
};

export type ReadLines =
  | { readonly ok: true; readonly nominees: readonly Nominee[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** At most so many at once. */
export const MOST_LINES = 300;
/** So many bad lines are named; the rest is counted. */
const MOST_NAMED = 20;

/**
 * Reads pasted lines `name; job title; email; who they are`, also with tabs as a spreadsheet gives them. Either every line, or
 * what is wrong with each bad one, by its number. The last part may be a label such as `Frontline staff`, its key, or left out:
 * then it is `usual`.
 */
export function readIntervieweeLines(
  text: string,
  labels: Readonly<Record<string, string>>,
  usual: string | null,
): ReadLines {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line.replace(/[;\t\s]/g, '') !== '');
  if (lines.length === 0) return { ok: false, problems: ['Write at least one line'] };
  if (lines.length > MOST_LINES) return { ok: false, problems: [`Paste at most ${MOST_LINES} lines at a time`] };
  const problems: string[] = [];
  const nominees: Nominee[] = [];
  const seen = new Map<string, number>();
  for (const { line, number } of lines) {
    const read = readLine(line, labels, usual);
    if (typeof read === 'string') {
      problems.push(`Line ${number}: ${read}`);
      continue;
    }
    const key = nomineeKey(read);
    const before = seen.get(key);
    if (before !== undefined) problems.push(`Line ${number}: this is the same person as in line ${before}`);
    seen.set(key, number);
    nominees.push(read);
  }
  if (problems.length > MOST_NAMED) {
    const more = problems.length - MOST_NAMED;
    return { ok: false, problems: [...problems.slice(0, MOST_NAMED), `And ${more} more like these`] };
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, nominees };
}

/** Two nominees with the same key are one person: name and job title, whatever their capitals. */
export function nomineeKey({ name, jobTitle }: Pick<Nominee, 'name' | 'jobTitle'>): string {
  return `${name}\n${jobTitle}`.toLowerCase();
}

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/;

function readLine(line: string, labels: Readonly<Record<string, string>>, usual: string | null): Nominee | string {
  const parts = line.split(line.includes('\t') ? '\t' : ';').map((part) => part.trim());
  const [name = '', jobTitle = '', email = '', who = ''] = parts;
  if (parts.length > 4) return 'there are more than four parts. Write name; job title; email; who they are';
  if (name === '') return 'the name is missing';
  if (name.length > 200 || jobTitle.length > 200) return 'a name or job title is longer than 200 characters';
  if (email !== '' && !EMAIL.test(email)) return `“${shortened(email)}” is not an email address like name@example.org`;
  const category = who === '' ? usual : categoryOf(who, labels);
  if (category === null) {
    const known = Object.values(labels).join(', ');
    return who === '' ? `say who they are: ${known}` : `“${shortened(who)}” is not one of: ${known}`;
  }
  return { name, jobTitle, email: email === '' ? null : email, sourceCategory: category };
}

function categoryOf(text: string, labels: Readonly<Record<string, string>>): string | null {
  const wanted = text.toLowerCase();
  const found = Object.entries(labels).find(([key, label]) => key === wanted || label.toLowerCase() === wanted);
  if (found) return found[0];
  // `Frontline` for `Frontline staff`, `Residents` for the long one: enough where only one begins so.
  const begun = Object.entries(labels).filter(([, label]) => label.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? (begun[0]?.[0] ?? null) : null;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
