import type { InterestStatus } from './interest.ts';

/** One step of the way to becoming a peer, as the applicant reads it. */
export type Step = {
  readonly title: string;
  readonly state: 'done' | 'now' | 'next' | 'stopped';
  readonly words?: string;
};

/** What an applicant may know of where they stand: nothing of the office's notes, nor who assessed or decided. */
export type Standing = {
  readonly status: InterestStatus;
  readonly sentOn: string;
  /** The newest asking for somebody's backing; null where nobody has to. */
  readonly backing: { readonly name: string; readonly status: string; readonly on: string } | null;
  /** The newest invitation to an event. */
  readonly event: { readonly title: string; readonly when: string; readonly status: string } | null;
  readonly decidedOn: string | null;
};

/** How many steps are behind at each status; the backing is the second. Where it ended, none is worked on any more. */
const REACHED: Record<InterestStatus, number> = {
  'awaiting-backing': 1,
  'backing-refused': 1,
  received: 2,
  screened: 3,
  invited: 3,
  attended: 4,
  assessed: 5,
  accredited: 6,
  'not-yet': 5,
  'not-now': 2,
  withdrawn: 1,
};

/** The whole way as a list of steps, each with its state, and in words what has happened or is waited for. */
export function stepsOf(standing: Standing): Step[] {
  const { status, backing } = standing;
  const reached = REACHED[status];
  const titles: [string, string | undefined][] = [
    ['You send your offer', `Sent on ${standing.sentOn}`],
    ['Somebody stands behind it', backingWords(standing)],
    ['We read it', reached === 2 && status === 'received' ? 'Within three weeks. You need do nothing.' : undefined],
    ['You come to an assessment and briefing event', eventWords(standing)],
    ['What was seen there is written down', status === 'attended' ? 'By at least two people who met you.' : undefined],
    ['We decide, and tell you', decisionWords(standing)],
  ];
  const steps = titles.map(([title, words], index): Step => {
    const state = index < reached ? 'done' : index === reached ? (isOver(status) ? 'stopped' : 'now') : 'next';
    return { title, state, ...(words === undefined ? {} : { words }) };
  });
  return backing === null ? steps.filter((_, index) => index !== 1) : steps;
}

function isOver(status: InterestStatus): boolean {
  return status === 'not-yet' || status === 'not-now' || status === 'withdrawn';
}

function backingWords({ backing }: Standing): string | undefined {
  if (!backing) return undefined;
  if (backing.status === 'given') return `${backing.name} agreed on ${backing.on}`;
  if (backing.status === 'refused') return `${backing.name} cannot back it now. You can name somebody else.`;
  if (backing.status === 'expired') return `${backing.name} did not answer. You can name them again, or somebody else.`;
  return `We asked ${backing.name} on ${backing.on}`;
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  invited: 'You are invited: please say whether you can come',
  accepted: 'You have a place',
  waiting: 'You are on the waiting list. We write to you at once when a place becomes free',
  declined: 'You cannot come to this one. We invite you to another',
  'dropped-out': 'You gave up your place. We invite you to another',
  cancelled: 'This one was cancelled. We invite you to another',
  attended: 'You were there',
  absent: 'You were not there. We invite you to another',
};

function eventWords({ event, status }: Standing): string | undefined {
  if (event)
    return `${event.title}, ${event.when}: ${(EVENT_WORDS[event.status] ?? '').replace(/^./, (letter) => letter.toLowerCase())}`;
  return status === 'screened' ? 'We invite you to the next one that has room.' : undefined;
}

function decisionWords({ status, decidedOn }: Standing): string | undefined {
  if (status === 'assessed') return 'Somebody who did not assess you decides.';
  if (decidedOn === null) return undefined;
  return status === 'accredited'
    ? `Accredited on ${decidedOn}`
    : status === 'not-yet'
      ? `Not yet, on ${decidedOn}`
      : undefined;
}
