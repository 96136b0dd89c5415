import { timeRange } from '#kernel/dates';

/** What a session wants to have at a time. */
export type Wanted = {
  readonly id: string;
  /** Sessions that move along with it, and so are not in its way. */
  readonly besides?: readonly string[];
  readonly challengeId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
  readonly intervieweeIds: readonly string[];
};

/** Something or somebody wanted that another session has at that time. */
export type Clash = {
  /** The field of the form that it stands beside. */
  readonly field: 'room' | 'peers' | 'interviewees';
  readonly name: string;
  /** Null: a session of another challenge, of which nothing is said here. */
  readonly title: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** So many clashes of one field are named; the rest is counted. */
const MOST_NAMED = 4;

/** A message for each field that has a clash: with what, and when. `found` may be empty where the other has just moved away. */
export function clashMessages(found: readonly Clash[], named: Clash['field']): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const field of ['room', 'peers', 'interviewees'] as const) {
    const own = found.filter((clash) => clash.field === field);
    if (own.length === 0) continue;
    const more = own.length - MOST_NAMED;
    const sentences = own.slice(0, MOST_NAMED).map(sentence);
    messages[field] = [...sentences, ...(more > 0 ? [`And ${more} more`] : [])].join('. ');
  }
  if (Object.keys(messages).length > 0) return messages;
  return { [named]: 'Somebody saved another session at this time just now. Look at the timetable, then save again' };
}

/** The same in a few words for each field, for the list at the top of a form: with what and when stands beside the field. */
export function clashBriefs(found: readonly Clash[], named: Clash['field']): Record<string, string> {
  const briefs: Record<string, string> = {};
  for (const field of ['room', 'peers', 'interviewees'] as const) {
    const names = [...new Set(found.filter((clash) => clash.field === field).map(({ name }) => name))];
    if (names.length > 0) briefs[field] = briefOf(field, names);
  }
  return Object.keys(briefs).length > 0 ? briefs : { [named]: 'Something is taken at this time: look again' };
}

/** What to do, in a few words. */
function briefOf(field: Clash['field'], names: readonly string[]): string {
  const [first = ''] = names;
  if (field === 'room') return `${first} is taken at this time: choose another room or time`;
  const who = names.length === 1 ? `${first} is` : `${first} and ${names.length - 1} more are`;
  return `${who} elsewhere at this time`;
}

function sentence({ field, name, title, startsAt, endsAt }: Clash): string {
  const [from, until] = timeRange(startsAt, endsAt).split(' to ');
  if (field === 'room') return `${name} is taken from ${from} to ${until} by ‘${title}’`;
  const where = title === null ? 'a session of another challenge' : `‘${title}’`;
  return `${name} is in ${where} from ${from} to ${until}`;
}
