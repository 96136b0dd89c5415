import { longDate, plainTime } from '#kernel/dates';
import { type Built, buildInstance, type ProposalFacts } from './build-instance.ts';
import type { Placement } from './engine/instance.ts';
import { type Placed, pairBreach, placementBreach, ruleBook } from './engine/rules.ts';
import { NOT_THEN } from './instance/people.ts';
import { localOf } from './instance/standing.ts';
import type { ProposedSession } from './proposal.ts';

/**
 * The first thing that has come in the way of what was proposed, as things stand now; null where all of it still keeps every rule that it
 * would be worked out by today: as long as the sessions are, who must be there, who can come, the days and hours, the rooms, the team, and
 * what has been set by hand meanwhile.
 */
export function whatChanged(facts: ProposalFacts, proposed: readonly ProposedSession[]): string | null {
  const built = buildInstance(facts);
  const rules = ruleBook(built.instance);
  const placed: Placed[] = built.instance.sessions.flatMap((session) =>
    session.pinned === null ? [] : [{ session, placement: session.pinned }],
  );
  for (const one of proposed) {
    const title = facts.wanted.find(({ id }) => id === one.wantedId)?.title ?? 'A session';
    const at = placementOf(built, one);
    if (typeof at === 'string') return `‘${title}’: ${at}.`;
    const session = built.instance.sessions.find(({ id }) => id === built.cast.session.get(one.wantedId));
    if (!session) return `‘${title}’ is set by hand now, or is not to be heard any more.`;
    const breach = placementBreach(rules, session, at);
    if (breach !== null) return `‘${title}’ was to be ${whenWords(at)}: ${alone(breach, at, built)}.`;
    const here = { session, placement: at };
    const clash = placed.map((other) => pairBreach(rules, other, here)).find((found) => found !== null);
    if (clash) return `By now ${clash}.`;
    placed.push(here);
  }
  return null;
}

/** Where it would stand in the instance of today, or why there is no such place. */
function placementOf({ cast, hopeless }: Built, one: ProposedSession): Placement | string {
  const never = hopeless.find(({ wantedId }) => wantedId === one.wantedId);
  if (never) return never.why.replace(/\.$/, '');
  const place = cast.place.get(one.roomId ?? one.wantedId);
  if (place === undefined && one.roomId !== null) return 'its room is not there any more';
  if (place === undefined) return 'it is to be in one of the rooms now';
  const peers = one.peerIds.flatMap((id) => cast.peer.get(id) ?? []);
  if (peers.length < one.peerIds.length) return 'somebody who was to go there is not on the team any more';
  return { start: localOf(new Date(one.startsAt)), place, peers };
}

function whenWords({ start, place }: Placement): string {
  return `at ${plainTime(start.slice(11))} on ${longDate(start.slice(0, 10))} in ${place}`;
}

/** What the engine finds wrong with a session by itself, as it is said to people. */
function alone(breach: string, { start, place, peers }: Placement, { said }: Built): string {
  const away = breach.match(/^(.*) is not available at /)?.[1];
  const instead = away === undefined ? undefined : said.get(away);
  if (instead !== undefined) return instead === NOT_THEN ? 'it is wanted for another day or time now' : instead;
  if (away === place) return 'the room is taken then';
  if (away !== undefined) return `${away} cannot come then`;
  if (breach.endsWith('is on none of the days')) return 'that is no day on site any more';
  if (/ do not lie inside | touch the break /.test(breach)) return 'its length or the hours of the days have changed';
  if (/is not on its list of places|does not suit the kind/.test(breach)) return 'it is to be somewhere else now';
  if (/ holds \d+, fewer than /.test(breach)) return 'there is not room for everybody any more';
  const needed = breach.match(/not the (\d+) it needs/)?.[1];
  if (needed !== undefined)
    return `it needs ${needed} ${needed === '1' ? 'peer' : 'peers'} now, and would have ${peers.length}`;
  return breach.replace(start, 'that time');
}
