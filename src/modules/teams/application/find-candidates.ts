import { challengeThemes } from '#modules/challenges';
import { searchWords } from '#modules/pool';
import { type Role, type Topic, topicsOf } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { assess, type Reason } from '../domain/assess.ts';
import { type Candidate, candidate, rankCandidates } from '../domain/rank.ts';
import { peerFactsFor, type Whose } from '../store/facts.ts';
import { type TeamSlot, teamSlots } from '../store/team.ts';
import { type AboutChallenge, readSetting, type Setting, slotFactsOf } from './challenge-facts.ts';

export type Candidates = {
  readonly slot: TeamSlot;
  readonly setting: Setting;
  readonly focus: readonly Topic[];
  readonly can: readonly Candidate[];
  readonly cannot: readonly Candidate[];
};

/**
 * Who could take a slot, best first, and who could not and why. Without words: every serving peer who holds a role the slot asks
 * for. With words: whoever is found by them, whatever their role, so that the office can see why a person they think of does not fit.
 */
export async function findCandidates(
  services: Services,
  challenge: AboutChallenge,
  slotId: string,
  words: string,
  namesOtherHosts: boolean,
): Promise<Candidates | null> {
  return await judged(services, challenge, slotId, namesOtherHosts, (slot) => {
    const asked = searchWords(words);
    return asked.length > 0 ? { words: asked } : { roles: [...new Set(slot.need.anyOf.map(({ role }): Role => role))] };
  });
}

/** The same for one peer: what placing them here would mean. */
export async function findCandidate(
  services: Services,
  challenge: AboutChallenge,
  slotId: string,
  peerId: string,
  namesOtherHosts: boolean,
): Promise<(Candidates & { one: Candidate }) | null> {
  const found = await judged(services, challenge, slotId, namesOtherHosts, () => ({ ids: [peerId] }));
  const one = found?.can[0] ?? found?.cannot[0];
  return found && one ? { ...found, one } : null;
}

/** Every rule in the way of one peer for a slot, as the tables are now; null where team, slot or peer is none. Three statements. */
export async function rulesAgainst(
  services: Services,
  challenge: AboutChallenge,
  slotId: string,
  peerId: string,
): Promise<readonly Reason[] | null> {
  const team = await teamSlots(services.db, challenge.id);
  const slot = team.find((each) => each.id === slotId && !each.isManager);
  if (!slot) return null;
  const setting = await readSetting(services, services.db, challenge, true);
  const [peer] = await peerFactsFor(services.db, setting.about, slot, { ids: [peerId] });
  return peer ? assess(peer, slotFactsOf(slot, team), setting.facts).hard : null;
}

async function judged(
  services: Services,
  challenge: AboutChallenge,
  slotId: string,
  namesOtherHosts: boolean,
  whose: (slot: TeamSlot) => Whose,
): Promise<Candidates | null> {
  const team = await teamSlots(services.db, challenge.id);
  const slot = team.find((each) => each.id === slotId);
  if (!slot || slot.isManager) return null;
  const setting = await readSetting(services, services.db, challenge, namesOtherHosts);
  const themes = await challengeThemes(services.db, challenge.id);
  const focus = topicsOf(
    setting.definition,
    themes.map(({ key }) => key),
  );
  const facts = await peerFactsFor(services.db, setting.about, slot, whose(slot));
  const slotFacts = slotFactsOf(slot, team);
  const all = facts.map((peer) => candidate(peer, assess(peer, slotFacts, setting.facts), slot.need.skill, focus));
  return { slot, setting, focus, ...rankCandidates(all) };
}
