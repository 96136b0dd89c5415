import type { Answer } from '#modules/matching';
import type { HardCode } from '#modules/teams';

/** What would lift each rule that stands in a peer's way: what somebody could do about it, if anything. */
export const LIFTS: Record<HardCode, string> = {
  'dates-not-agreed': 'Agree the days on site with the host.',
  'not-serving': 'Bring the peer back into service, if they are still in post.',
  requirement: 'Another place of this team, or their profile, if it leaves out what they bring.',
  party: 'Nothing but another place: the party is part of what this one asks for.',
  accreditation: 'Accredit them for the programme until after the last day.',
  unavailable: 'Ask whether they could make themselves free, or move the days on site.',
  'another-team': 'Withdraw them from the other team, or move the days on site.',
  'this-team': 'Withdraw the place they have in this team.',
  'same-host': 'Nothing until the other challenge there has ended.',
  'own-authority': 'Nothing: nobody goes to their own authority.',
  'previous-authority': 'Time: so many years must lie between.',
  'declared-hard': 'Only they can say that the tie is no longer there.',
  days: 'Ask whether they can offer more days this year.',
  'first-outings': 'Put somebody who has served into another place of the team.',
  experience: 'Put somebody who has served into the team first.',
  authorities: 'Choose somebody of another authority, here or in another place.',
};

/** The same for the engine's rules, where a team is not formed yet or only the plan stands in the way. */
export const BAR_LIFTS: Record<Answer['bars'][number], string> = {
  role: LIFTS.requirement,
  party: LIFTS.party,
  accreditation: LIFTS.accreditation,
  unavailable: LIFTS.unavailable,
  ownAuthority: LIFTS['own-authority'],
  previousAuthority: LIFTS['previous-authority'],
  // Under one name the engine is told of every tie that bars: declared, too recent, or a person's own “not in this team”.
  declared: 'It depends on the tie: see their profile, and whether you left them out of this team.',
  days: LIFTS.days,
  pinned: 'Withdraw whoever has the place.',
  nobodyExperienced: LIFTS.experience,
  tooManyFirstOutings: LIFTS['first-outings'],
};
