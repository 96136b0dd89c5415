import { listed } from '#kernel/words';
import type { Team, Wanted } from './wanted.ts';

/** Who of the team goes to what is wanted, as it was meant: people, or whoever holds a part in the team when a timetable is made. */
export type Meant = Pick<Wanted, 'wholeTeam' | 'withLead' | 'withManager' | 'peersNeeded' | 'peerIds'> & {
  /** The names of those who must be there, of those too who have left since. */
  readonly peerNames?: Readonly<Record<string, string>> | undefined;
};

/** What that is today: how many go, and who of them must. `why`: it cannot be met as the team is now. */
export type Going = { readonly needed: number; readonly must: readonly string[]; readonly why: string | null };

/** Who goes as the team is now. Somebody who must be there and has left is missed, not passed over. */
export function whoGoes(wanted: Meant, team: Team): Going {
  if (wanted.wholeTeam) return { needed: team.length, must: team.map(({ id }) => id), why: null };
  const { peersNeeded: needed } = wanted;
  const must = team
    .filter(
      ({ id, isLead, isManager }) =>
        wanted.peerIds.includes(id) || (wanted.withLead && isLead) || (wanted.withManager && isManager),
    )
    .map(({ id }) => id);
  return { needed, must, why: missing(wanted, team) ?? tooMany(needed, must.length, team.length) };
}

/** The ids of those who must be there and are not on the team any more. */
export function goneFromTeam({ wholeTeam, peerIds }: Meant, team: readonly { readonly id: string }[]): string[] {
  return wholeTeam ? [] : peerIds.filter((id) => !team.some((peer) => peer.id === id));
}

function missing(wanted: Meant, team: Team): string | null {
  const gone = goneFromTeam(wanted, team).map((id) => wanted.peerNames?.[id] ?? 'Somebody');
  if (gone.length > 0)
    return `${listed(gone)} must be there and ${gone.length === 1 ? 'is' : 'are'} not on the team any more. Choose who must be there instead.`;
  if (wanted.withLead && !team.some(({ isLead }) => isLead))
    return 'The lead must be there, and the team has no lead yet. Find one, or change who must be there.';
  if (wanted.withManager && !team.some(({ isManager }) => isManager))
    return 'The challenge manager must be there, and the challenge has none. Name one, or change who must be there.';
  return null;
}

function tooMany(needed: number, must: number, team: number): string | null {
  if (needed > team) return `It needs ${needed} peers, and the team has ${team}. Change how many go.`;
  if (must > needed) return `${must} peers must be there, and only ${needed} go. Change one of the two.`;
  return null;
}
