import { addToDate, dateRange, mediumDate } from '#kernel/dates';
import type { ChallengeFacts, PeerFacts, SlotFacts } from './facts.ts';
import { type Conflict, softConflicts } from './soft-conflicts.ts';

/** Why a peer cannot take a slot: a code, and a whole sentence that may be shown to the office. */
export type Reason = { readonly code: HardCode; readonly why: string };

export type HardCode =
  | 'dates-not-agreed'
  | 'not-serving'
  | 'requirement'
  | 'party'
  | 'accreditation'
  | 'unavailable'
  | 'another-team'
  | 'this-team'
  | 'same-host'
  | 'own-authority'
  | 'previous-authority'
  | 'declared-hard'
  | 'days'
  | 'first-outings'
  | 'experience'
  | 'authorities';

/** What stands in the way: `hard` cannot be waived; each of `soft` needs a waiver with a reason. */
export type Assessment = { readonly hard: readonly Reason[]; readonly soft: readonly Conflict[] };

/**
 * Every rule that a peer in a slot would break, all of them and not only the first, so that the office sees at once what would
 * have to change. Nobody is placed while `hard` has an entry.
 */
export function assess(peer: PeerFacts, slot: SlotFacts, challenge: ChallengeFacts): Assessment {
  return {
    hard: [
      ...fits(peer, slot, challenge),
      ...isFree(peer, slot, challenge),
      ...isApart(peer, challenge),
      ...suitsTeam(peer, slot, challenge),
    ],
    soft: softConflicts(peer, slot, challenge),
  };
}

/** Right role and depth, right party, still serving. */
function fits(peer: PeerFacts, slot: SlotFacts, challenge: ChallengeFacts): Reason[] {
  const found: Reason[] = [];
  if (peer.status !== 'serving') {
    found.push(reason('not-serving', `${peer.name} is ${peer.status} and not serving as a peer now.`));
  }
  if (!peer.meetsRequirement) {
    found.push(
      reason('requirement', `The place asks for ${lowerFirst(slot.requirement)}; ${peer.name} does not have that.`),
    );
  }
  const { hostParty, hostName } = challenge;
  if (slot.party !== null && hostParty === null) {
    found.push(reason('party', `The place depends on ${hostName}’s leading party, which is not known.`));
  } else if (slot.party === 'host' && peer.party !== hostParty) {
    found.push(reason('party', `The place is for a councillor of ${hostName}’s leading party.`));
  } else if (slot.party === 'not-host' && (peer.party === null || peer.party === hostParty)) {
    found.push(reason('party', `The place is for a councillor of another party than ${hostName}’s leading one.`));
  }
  return found;
}

/** Accredited on every day by one accreditation, away on none, on no other team, and with days left in the year. */
function isFree(peer: PeerFacts, slot: SlotFacts, { period, programmeName }: ChallengeFacts): Reason[] {
  if (period === null) {
    return [reason('dates-not-agreed', 'The dates on site are not agreed yet, so nobody can be placed.')];
  }
  const found: Reason[] = [];
  const { from, until } = period;
  const days = dateRange(from, until);
  if (!peer.accredited.some((each) => each.from <= from && each.until >= until)) {
    const last = peer.accredited
      .map((each) => each.until)
      .sort()
      .at(-1);
    const ended = last && last < until ? ` The accreditation ends on ${mediumDate(last)}.` : '';
    found.push(
      reason('accreditation', `${peer.name} is not accredited for ${programmeName} on all of ${days}.${ended}`),
    );
  }
  for (const away of peer.unavailable.filter((each) => each.from <= until && each.until >= from)) {
    found.push(reason('unavailable', `${peer.name} is not free ${onDates(away)}.`));
  }
  for (const team of peer.otherTeams.filter((each) => each.from <= until && each.until >= from)) {
    const where = team.host === null ? 'another team' : `the team for ${team.host}`;
    found.push(reason('another-team', `${peer.name} is on ${where} ${onDates(team)}.`));
  }
  const left = Math.max(0, peer.daysPerYear - peer.daysUsed);
  if (slot.days > left) {
    const year = from.slice(0, 4);
    found.push(
      reason(
        'days',
        `The place takes ${slot.days} days; ${peer.name} has ${left} of ${peer.daysPerYear} left in ${year}.`,
      ),
    );
  }
  return found;
}

/** Nothing ties the peer to the host so closely that they could not be open, or be seen to be. */
function isApart(peer: PeerFacts, { hostName, period, rules }: ChallengeFacts): Reason[] {
  const found: Reason[] = [];
  if (peer.onThisTeam) found.push(reason('this-team', `${peer.name} is on this team already.`));
  if (peer.openChallengeAtHost) {
    found.push(reason('same-host', `${peer.name} is on another open challenge at ${hostName}.`));
  }
  if (peer.atHostNow) found.push(reason('own-authority', `${peer.name} works or sits at ${hostName}, the host.`));
  const clearFrom = peer.leftHostOn && addToDate(peer.leftHostOn, { months: 12 * rules.yearsAfterLeaving });
  if (!peer.atHostNow && (peer.leftHostUnknown || (clearFrom && (period === null || clearFrom > period.from)))) {
    const when = peer.leftHostOn ? ` until ${mediumDate(peer.leftHostOn)}` : ' before';
    found.push(
      reason(
        'previous-authority',
        `${peer.name} worked or sat at ${hostName}${when}; ${rules.yearsAfterLeaving} years must lie between.`,
      ),
    );
  }
  for (const { reason: why } of peer.declared.filter((each) => each.kind === 'hard')) {
    found.push(reason('declared-hard', `${peer.name} has declared a conflict with ${hostName}: ${why}`));
  }
  return found;
}

/**
 * What the team as a whole needs. Somebody who has served must still be possible: with one experienced peer asked for and no
 * other place open, a first-timer is refused; with one other open, not yet.
 */
function suitsTeam(peer: PeerFacts, slot: SlotFacts, { rules }: ChallengeFacts): Reason[] {
  if (slot.isManager) return [];
  const found: Reason[] = [];
  const team = [...slot.others, peer];
  const first = team.filter((each) => each.served === 0).length;
  if (peer.served === 0 && first > rules.maxFirstOutings) {
    found.push(
      reason(
        'first-outings',
        `${peer.name} has not served before, and this team may have ${countOf(rules.maxFirstOutings, 'first-timer')}.`,
      ),
    );
  }
  if (peer.served === 0 && team.length - first + slot.othersOpen < rules.leastExperienced) {
    found.push(reason('experience', `At least ${rules.leastExperienced} of this team must have served before.`));
  }
  const authorities = team.map((each) => each.authorityId).filter((id) => id !== null);
  if (rules.leastAuthorities !== null && peer.authorityId !== null) {
    const shared = slot.others.some((each) => each.authorityId === peer.authorityId);
    if (shared && new Set(authorities).size + slot.othersOpen < rules.leastAuthorities) {
      found.push(
        reason(
          'authorities',
          `This team needs peers of ${rules.leastAuthorities} authorities, and ${peer.authorityName ?? 'this one'} lends one already.`,
        ),
      );
    }
  }
  return found;
}

function reason(code: HardCode, why: string): Reason {
  return { code, why };
}

function onDates({ from, until }: { from: string; until: string }): string {
  return from === until ? `on ${mediumDate(from)}` : `from ${dateRange(from, until)}`;
}

function countOf(count: number, noun: string): string {
  return count === 0 ? `no ${noun}s` : count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
