import { listed } from '#kernel/words';
import { type ArrangedStep, type Change, differing, type Facts, type Subject } from '../../domain/arrangements.ts';
import { counted } from '../labels.ts';

/** What was done in a step, and what the button says that takes it back. */
export function wordsOfStep({ changes, byName }: ArrangedStep): { what: string; button: string } {
  const who = byName ? ` by ${byName}` : '';
  const [only] = changes;
  if (only && changes.length === 1) return one(only, who);
  return many(changes, who);
}

function one(change: Change, who: string): { what: string; button: string } {
  const { subject, before, after } = change;
  const name = nameOf(change);
  const parts = differing(change);
  if (!before) return { what: `${name} was added${who}.`, button: `Undo: take ${name} off the list` };
  if (!after) return { what: `${name} was taken off the list${who}.`, button: `Undo: put ${name} back on the list` };
  if (subject === 'wanted' && parts.length === 1 && parts[0] === 'leftOut')
    return after.leftOut
      ? { what: `${name} was left out${who}.`, button: `Undo: take ${name} back in` }
      : { what: `${name} was taken back in${who}.`, button: `Undo: leave ${name} out again` };
  const named = Object.entries(PARTS[subject]).flatMap(([part, words]) => (parts.includes(part) ? [words] : []));
  const button = named.length > MOST_NAMED ? 'Undo: put all of it back' : `Undo: put back ${listed(named)}`;
  const changed = subject === 'hours' ? 'Changed' : `${name} was changed`;
  return { what: `${changed}${who}: ${listed(named)}.`, button };
}

/** So much is named on a button. */
const MOST_NAMED = 2;

function many(changes: readonly Change[], who: string): { what: string; button: string } {
  const added = changes.filter(({ before }) => !before);
  const rest = changes.length - added.length;
  const [word, are] = [wordFor(changes), (count: number) => (count === 1 ? 'was' : 'were')];
  const said = [
    ...(added.length > 0 ? [`${counted(added.length, ...word)} ${are(added.length)} added`] : []),
    ...(rest > 0 ? [`${counted(rest, ...word)} ${are(rest)} changed`] : []),
  ];
  const undone = [
    ...(added.length > 0 ? [`take ${counted(added.length, ...word)} off the list`] : []),
    ...(rest > 0 ? [`put ${counted(rest, ...word)} back as before`] : []),
  ];
  return { what: `${listed(said)}${who}.`, button: `Undo: ${listed(undone)}` };
}

function wordFor(changes: readonly Change[]): [string, string] {
  const subjects = new Set(changes.map(({ subject }) => subject));
  if (subjects.size === 1 && subjects.has('person')) return ['person', 'people'];
  if (subjects.size === 1 && subjects.has('wanted')) return ['session', 'sessions'];
  return ['thing', 'things'];
}

/** By the name that it has now, or had when it went. */
function nameOf({ subject, before, after }: Change): string {
  const facts: Facts = after ?? before ?? {};
  if (subject === 'hours') return 'The hours';
  const name = String(facts.name ?? facts.title ?? '');
  return subject === 'wanted' ? `‘${name.length > 60 ? `${name.slice(0, 59)}…` : name}’` : name;
}

/** What can differ, in the words and the order of its form. */
const PARTS: Record<Subject, Readonly<Record<string, string>>> = {
  room: { name: 'its name', site: 'its site', capacity: 'how many it holds' },
  hours: {
    dayFrom: 'when the days begin',
    dayUntil: 'when the days end',
    breakFrom: 'when lunch begins',
    breakUntil: 'when lunch ends',
    changeoverMinutes: 'the minutes between two sessions',
    journeys: 'the minutes from site to site',
  },
  person: {
    name: 'the name',
    jobTitle: 'the job title',
    email: 'the email address',
    sourceCategory: 'who they are',
    unavailable: 'when they cannot come',
    accessNeeds: 'the access needs',
  },
  wanted: {
    title: 'its title',
    kind: 'its kind',
    minutes: 'how long it is',
    sourceCategory: 'who speaks',
    othersExpected: 'how many others',
    wholeTeam: 'whether the whole team goes',
    peersNeeded: 'how many peers go',
    withLead: 'whether the lead must be there',
    withManager: 'whether the challenge manager must be there',
    onDay: 'its day',
    notBefore: 'its earliest start',
    doneBy: 'when it is over',
    roomId: 'its room',
    placeNote: 'where else it is',
    themeIds: 'its themes',
    intervieweeIds: 'who is heard',
    peerIds: 'who must be there',
    leftOut: 'whether it is left out',
  },
};
