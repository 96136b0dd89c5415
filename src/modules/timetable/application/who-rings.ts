import { peopleWithRole } from '#modules/challenges';
import { PERMISSIONS } from '#platform/access/permissions';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { ReleaseChange } from '../domain/frozen.ts';
import { ringWords } from '../domain/ring-words.ts';
import { heardBy, type Organiser, organisersOf } from './organisers.ts';
import { type Told, whomToRing } from './whom-to-ring.ts';

/** Changes, and the one person who is asked to tell those whom they concern and no mail reaches; null: nobody but who made them. */
export type Ringing = {
  readonly asked: Pick<Organiser, 'personId' | 'name'> | null;
  /** They are asked on the screen, and everybody else by letter. */
  readonly isMaker: boolean;
  readonly changes: readonly ReleaseChange[];
};

/**
 * Who rings whom, one person for each change, so that nobody is rung twice or by nobody: whoever made it, where they may arrange the days. A
 * peer who says that it is late leaves it to a host coordinator, or to a challenge manager where there is none, and of a conversation of the team, of
 * which nobody of the host hears.
 */
export async function whoRings(
  db: Queryable,
  head: ChallengeHead,
  changes: readonly ReleaseChange[],
  by: string,
): Promise<Ringing[]> {
  const arranging = await peopleWithRole(db, head, ...PERMISSIONS['timetable.edit']);
  const maker = arranging.find(({ personId }) => personId === by);
  if (maker) return [{ asked: maker, isMaker: true, changes }];
  const organisers = await organisersOf(db, head);
  const manager = organisers.find(({ ofHost }) => !ofHost) ?? null;
  const first = organisers.find(({ ofHost }) => ofHost) ?? manager;
  const ringing = (asked: Organiser | null, own: readonly ReleaseChange[]): Ringing[] =>
    own.length === 0 ? [] : [{ asked, isMaker: asked === null, changes: own }];
  if (first === manager) return ringing(manager, changes);
  return [
    ...ringing(
      first,
      changes.filter(({ session }) => !session.ofTeam),
    ),
    ...ringing(
      manager,
      changes.filter(({ session }) => session.ofTeam),
    ),
  ];
}

/** Whom whoever made the changes rings, and whom somebody else was asked to ring, by name. */
export async function namesToRing(
  db: Queryable,
  rings: readonly Ringing[],
): Promise<Pick<Told, 'toRing' | 'othersRing'>> {
  const toRing: string[] = [];
  const othersRing: { asked: string; names: readonly string[] }[] = [];
  for (const { asked, isMaker, changes } of rings) {
    const names = await whomToRing(db, changes);
    if (isMaker || asked === null) toRing.push(...names);
    else othersRing.push({ asked: asked.name, names });
  }
  return { toRing, othersRing };
}

/**
 * What somebody who arranges the days reads of those whom no mail reaches, in what they hear of: that they are to be rung, or who was asked
 * to. Whom nobody but who made the change rings is in nobody's letter.
 */
export async function ringLine(db: Queryable, organiser: Organiser, rings: readonly Ringing[]): Promise<string> {
  const lines: string[] = [];
  for (const { asked, changes } of rings) {
    if (asked === null) continue;
    const names = await whomToRing(
      db,
      heardBy(organiser, changes, ({ session }) => session),
    );
    const isAsked = asked.personId === organiser.personId;
    lines.push(ringWords(names, isAsked ? 'please ring them' : `${asked.name} was asked to tell them`));
  }
  return lines.filter(Boolean).join(' ');
}
