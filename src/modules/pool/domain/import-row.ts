import { COLUMN_HEADS, type ImportColumn } from './import-columns.ts';
import { PEER_KIND_LABELS, PEER_KINDS, type PeerKind, partyKey } from './vocabulary.ts';

/** One peer as a file has them. Undefined: the file says nothing, and what is known stays. */
export type ImportedPeer = {
  readonly name: string;
  readonly email: string;
  readonly kind: PeerKind;
  readonly jobTitle?: string;
  readonly role?: string;
  readonly authorityId?: string;
  readonly party?: string;
  readonly daysPerYear?: number;
  readonly languages?: readonly string[];
  readonly skills?: readonly { readonly topic: string; readonly level: number }[];
  readonly bio?: string;
};

export type RowProblem = { readonly column: string; readonly why: string };

/** The words a file may use for roles, topics and levels, and how it names authorities: all in lower case, to what is stored. */
export type ImportWords = {
  readonly roles: ReadonlyMap<string, string>;
  readonly topics: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, number>;
  readonly authorities: ReadonlyMap<string, string>;
};

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/;
/** A cell that a spreadsheet would run. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
const LONGEST: Partial<Record<ImportColumn, number>> = {
  name: 200,
  email: 254,
  jobTitle: 200,
  bio: 3000,
  languages: 300,
};

/** Reads one row: the peer, or every problem with the column it stands in. */
export function readImportRow(
  cells: readonly string[],
  places: ReadonlyMap<ImportColumn, number>,
  words: ImportWords,
): { ok: true; peer: ImportedPeer } | { ok: false; problems: RowProblem[]; name: string; email: string } {
  const problems: RowProblem[] = [];
  const wrong = (column: ImportColumn, why: string) => problems.push({ column: COLUMN_HEADS[column], why });
  const text = (column: ImportColumn): string | undefined => {
    const value = cells[places.get(column) ?? -1]?.replace(/\s+/g, ' ').trim() ?? '';
    if (value === '') return undefined;
    if (FORMULA.test(value) || /^'\s*[=+\-@]/.test(value)) {
      wrong(column, `“${value.slice(0, 40)}” looks like a formula. Write it as plain words`);
      return undefined;
    }
    if (/[\u0000-\u0008\u000b-\u001f\ufffd]/.test(value)) wrong(column, 'Has characters that cannot be read');
    const most = LONGEST[column] ?? 1000;
    if (value.length > most) wrong(column, `Is longer than ${most.toLocaleString('en-GB')} characters`);
    return value;
  };
  const key = <T>(column: ImportColumn, known: (asked: string) => T | undefined, what: string): T | undefined => {
    const value = text(column);
    if (value === undefined) return undefined;
    const found = known(value.toLowerCase());
    if (found === undefined) wrong(column, `“${value.slice(0, 60)}” is no ${what} we know`);
    return found;
  };
  const name = text('name');
  const email = text('email');
  if (name === undefined && !problems.some(({ column }) => column === COLUMN_HEADS.name)) wrong('name', 'Is empty');
  if (email === undefined) {
    if (!problems.some(({ column }) => column === COLUMN_HEADS.email)) wrong('email', 'Is empty');
  } else if (!EMAIL.test(email)) wrong('email', `“${email.slice(0, 60)}” is no email address`);
  const kind = key('kind', kindOf, 'kind of peer');
  if (kind === undefined && !problems.some(({ column }) => column === COLUMN_HEADS.kind)) wrong('kind', 'Is empty');
  const read = {
    jobTitle: text('jobTitle'),
    role: key('role', (asked) => words.roles.get(asked), 'role'),
    authorityId: key('authority', (asked) => words.authorities.get(asked), 'authority'),
    party: key('party', (asked) => partyKey(asked) ?? undefined, 'party'),
    daysPerYear: key('daysPerYear', daysOf, 'number of days from 0 to 60'),
    languages: listOf(text('languages')),
    skills: skillsOf(text('skills'), words, (why) => wrong('skills', why)),
    bio: text('bio'),
  };
  if (problems.length > 0 || name === undefined || email === undefined || kind === undefined) {
    return { ok: false, problems, name: name ?? '', email: email ?? '' };
  }
  const said = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return { ok: true, peer: { name, email, kind, ...said } };
}

function kindOf(asked: string): PeerKind | undefined {
  return PEER_KINDS.find((kind) => kind === asked || PEER_KIND_LABELS[kind].toLowerCase() === asked);
}

function daysOf(asked: string): number | undefined {
  const days = /^\d{1,2}$/.test(asked) ? Number(asked) : Number.NaN;
  return days <= 60 ? days : undefined;
}

function listOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  return [...new Set(text.split(/[,;|]/).map((one) => one.trim()))].filter((one) => one !== '');
}

/** `Finance (has led it); Housing` as the pool's own download has it, or `finance:2|housing`. No level is the first. */
function skillsOf(text: string | undefined, words: ImportWords, wrong: (why: string) => void) {
  if (text === undefined) return undefined;
  const skills = new Map<string, number>();
  for (const one of text.split(/[;|]/).map((part) => part.trim())) {
    if (one === '') continue;
    const [, label = one, asked = ''] = /^(.*?)\s*\(([^)]*)\)$/.exec(one) ?? /^(.*?)\s*:\s*(.+)$/.exec(one) ?? [];
    const topic = words.topics.get(label.toLowerCase());
    const level = asked === '' ? 1 : words.levels.get(asked.toLowerCase());
    if (topic === undefined) wrong(`“${one.slice(0, 60)}” is no topic we know`);
    else if (level === undefined) wrong(`“${asked.slice(0, 40)}” is no level we know`);
    else skills.set(topic, Math.max(level, skills.get(topic) ?? 0));
  }
  return [...skills].map(([topic, level]) => ({ topic, level }));
}
