import { addToDate, type IsoDate, mondayOf } from '#kernel/dates';
import { isToPropose } from '../../application/accept-all.ts';
import type { DaysGiven } from '../../desk/questions.ts';
import type { ChallengeRow } from '../../store/challenge-facts.ts';
import type { PlanPlace } from '../../store/plans.ts';

/** A team of the plan in one line. */
export type TeamLine = {
  readonly challenge: ChallengeRow;
  readonly places: number;
  readonly filled: number;
  /** Places taken by a placement already. */
  readonly placed: number;
  readonly proposed: number;
  /** Places with somebody who can be proposed for them. */
  readonly toPropose: number;
  readonly faults: number;
  /** Places whose peer has said no, not answered or been withdrawn since the plan was worked out. */
  readonly gone: number;
  /** Places whose peer was refused when they were proposed. */
  readonly refused: number;
  /** The days are other ones than those the team was planned for. */
  readonly moved: boolean;
  readonly people: readonly string[];
};

/** The teams of a plan in the order of their days. */
export function teamLines(
  challenges: readonly ChallengeRow[],
  places: readonly PlanPlace[],
  given: DaysGiven | null,
): TeamLine[] {
  const byChallenge = Map.groupBy(places, (place) => place.challengeId);
  return challenges.map((challenge) => {
    const team = byChallenge.get(challenge.id) ?? [];
    return {
      challenge,
      places: team.length,
      filled: team.filter((place) => place.peerId !== null).length,
      placed: team.filter((place) => place.status !== null).length,
      proposed: team.filter((place) => place.status === 'proposed').length,
      toPropose: challenge.closed ? 0 : team.filter(isToPropose).length,
      faults: team.filter((place) => place.fault !== '').length,
      gone: team.filter((place) => place.gone !== null).length,
      refused: team.filter((place) => place.peerId !== null && place.status === null && place.outcome !== '').length,
      moved: haveDaysMoved(challenge, given),
      people: team.flatMap((place) => place.peerName ?? []),
    };
  });
}

/** Whether a team's days are other ones than those it was planned for: what the plan has for it was worked out for those. */
export function haveDaysMoved(
  { id, onSiteFrom, onSiteUntil }: Pick<ChallengeRow, 'id' | 'onSiteFrom' | 'onSiteUntil'>,
  given: DaysGiven | null,
): boolean {
  const planned = given?.[id];
  if (!planned || onSiteFrom === null) return false;
  const [from, until] = planned;
  return until !== onSiteUntil || (from !== onSiteFrom && from !== addToDate(onSiteFrom, { days: -1 }));
}

/** A team as far as the year by week is concerned. */
export type OfAWeek = {
  readonly challenge: { readonly onSiteFrom: IsoDate | null };
  readonly places: number;
  readonly filled: number;
};

/** A week in which teams are away. */
export type Week<Team extends OfAWeek = TeamLine> = {
  readonly monday: IsoDate;
  readonly teams: readonly Team[];
  readonly places: number;
  readonly filled: number;
};

/** Every week from the first to the last in which a team of the plan is on site, those without one too. */
export function weeksOf<Team extends OfAWeek>(lines: readonly Team[]): Week<Team>[] {
  const byMonday = Map.groupBy(
    lines.filter(({ challenge }) => challenge.onSiteFrom !== null),
    ({ challenge }) => mondayOf(challenge.onSiteFrom as string),
  );
  const mondays = [...byMonday.keys()].sort();
  const [first, last] = [mondays[0], mondays.at(-1)];
  const weeks: Week<Team>[] = [];
  if (first === undefined || last === undefined) return weeks;
  for (let monday = first; monday <= last; monday = addToDate(monday, { days: 7 })) {
    const teams = byMonday.get(monday) ?? [];
    const sum = (of: (line: Team) => number) => teams.reduce((total, line) => total + of(line), 0);
    weeks.push({ monday, teams, places: sum((line) => line.places), filled: sum((line) => line.filled) });
  }
  return weeks;
}
