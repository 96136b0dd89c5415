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

/** Who must be there and is not on the team, in sentences without a stop at their end; none where all are there. */
export function missedWords(wanted: Meant, team: Team): string[] {
  return missedOf(wanted, team).map(({ who }) => who);
}

function missing(wanted: Meant, team: Team): string | null {
  const [first] = missedOf(wanted, team);
  return first ? `${first.who}. ${first.mend}` : null;
}

function missedOf(wanted: Meant, team: Team): { who: string; mend: string }[] {
  const gone = goneFromTeam(wanted, team).map((id) => wanted.peerNames?.[id] ?? 'Somebody');
  const left = `${listed(gone)} must be there and ${gone.length === 1 ? 'is' : 'are'} not on the team any more`;
  const [lead, manager] = [team.some(({ isLead }) => isLead), team.some(({ isManager }) => isManager)];
  return [
    ...(gone.length > 0 ? [{ who: left, mend: 'Choose who must be there instead.' }] : []),
    ...(wanted.withLead && !lead && !wanted.wholeTeam
      ? [
          {
            who: 'The lead must be there, and the team has no lead yet',
            mend: 'Find one, or change who must be there.',
          },
        ]
      : []),
    ...(wanted.withManager && !manager && !wanted.wholeTeam
      ? [
          {
            who: 'The challenge manager must be there, and the challenge has none',
            mend: 'Name one, or change who must be there.',
          },
        ]
      : []),
  ];
}

function tooMany(needed: number, must: number, team: number): string | null {
  if (needed > team) return `It needs ${needed} peers, and the team has ${team}. Change how many go.`;
  if (must > needed) return `${must} peers must be there, and only ${needed} go. Change one of the two.`;
  return null;
}
