import { addToDate, type IsoDate } from '#kernel/dates';
import { listed } from '#kernel/words';

/** A gap in words, as a call is drafted from it. */
export type GapWords = {
  /** `Director of adult social care; who knows finance`. */
  readonly need: string;
  readonly places: number;
  readonly short: number;
  readonly challenges: number;
  /** `May 2027`, in order; empty where nothing is short. */
  readonly months: readonly string[];
  readonly days: number;
};

export type CallDraft = {
  readonly title: string;
  readonly wanted: string;
  readonly about: string;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
};

/** How many days a call is open where the office does not say otherwise. */
const USUAL_WEEKS = 6;

/** A first text that the office makes its own before anybody reads it: who is wanted, for what, what it asks, what to do. */
export function draftCall(gap: GapWords, today: IsoDate): CallDraft {
  const when = gap.months.length === 0 ? 'in the coming year' : `in ${listed(gap.months)}`;
  const who = lowerFirst(gap.need);
  return {
    title: cut(`Wanted: ${gap.need}`, 200),
    wanted: cut(`We are looking for peers to serve as ${who}, ${when}.`, 300),
    about: [
      `In the coming year ${count(gap.challenges, 'council or other body has', 'councils and other bodies have')} asked for a peer team with somebody who is ${who}. We have more places than peers ${when}${gap.short > 0 ? `: ${count(gap.short, 'place', 'places')} cannot be filled yet` : ''}.`,
      `A challenge takes about ${gap.days} days of your time, and some reading before. You go with a small team, listen, and say what is strong and what could be better. It is not an inspection and nobody is rated.`,
      'You need not have done this before. An assessment and briefing event, one evening and the next day, shows you the work.',
      'If this is you, offer to become a peer. If you know somebody, please pass this on.',
    ].join('\n\n'),
    opensOn: today,
    closesOn: addToDate(today, { days: 7 * USUAL_WEEKS }),
  };
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Where a call stands on a day. */
export function callState(
  call: { readonly opensOn: IsoDate; readonly closesOn: IsoDate; readonly endedAt: Date | null },
  today: IsoDate,
): 'ahead' | 'open' | 'closed' {
  if (call.endedAt !== null || call.closesOn < today) return 'closed';
  return call.opensOn > today ? 'ahead' : 'open';
}
