import { addToDate, eachDate, londonInstant } from '#kernel/dates';
import { challengeThemes } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import { skillsOf } from '#modules/teams';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { ProposalFacts } from '../domain/build-instance.ts';
import { daysAhead, type Missing, whatIsMissing } from '../domain/what-is-missing.ts';
import { intervieweesOf } from '../store/interviewees.ts';
import { roomsOf } from '../store/rooms.ts';
import { timetableOf } from '../store/sessions.ts';
import { dayHours, travelOf } from '../store/settings.ts';
import { busyElsewhere, originsOf } from '../store/standing.ts';
import { teamOf } from '../store/team.ts';
import { wantedOf } from '../store/wanted.ts';

/**
 * What a proposal is made from as things stand at `now`. What a person has set by hand and what has begun stays; the rest is open.
 * `listed` is how many
 * are on the list. Twelve statements, whatever the number of sessions.
 */
export async function proposalFacts(
  db: Queryable,
  head: ChallengeHead,
  now: Date,
): Promise<ProposalFacts & { readonly listed: number }> {
  if (!head.onSiteFrom || !head.onSiteUntil) throw new Error('proposalFacts: there are no days on site');
  const days = eachDate(head.onSiteFrom, head.onSiteUntil);
  const definition = await definitionVersion(db, head.programmeKey, head.programmeVersion);
  const team = await teamOf(db, head.id);
  const wanted = await wantedOf(db, head.id);
  const sessions = (await timetableOf(db, head.id)).filter((session) => session.isLive);
  const origins = await originsOf(db, head.id);
  const themes = await challengeThemes(db, head.id);
  const ids = team.map(({ id }) => id);
  const [from, until] = [
    londonInstant(head.onSiteFrom, '00:00'),
    londonInstant(addToDate(head.onSiteUntil, { days: 1 }), '00:00'),
  ];
  const elsewhere = await busyElsewhere(db, head.id, ids, from, until);
  const stays = (session: { id: string; startsAt: Date }) =>
    origins.get(session.id)?.byHand !== false || origins.get(session.id)?.wantedId === null || session.startsAt <= now;
  const held = new Set(sessions.filter(stays).flatMap(({ id }) => origins.get(id)?.wantedId ?? []));
  const open = sessions.filter((session) => !stays(session));
  return {
    days: daysAhead(days, now),
    hours: await dayHours(db, head.id),
    travel: await travelOf(db, head.id),
    rooms: await roomsOf(db, head.id),
    team,
    skills: await skillsOf(db, ids),
    people: await intervieweesOf(db, head.id),
    wanted: wanted.filter((each) => !each.leftOut && !held.has(each.id)),
    listed: wanted.filter((each) => !each.leftOut).length,
    topics: new Map(
      themes.map(({ id, key }) => [id, definition.themes.find((theme) => theme.key === key)?.topics ?? []]),
    ),
    standing: [
      ...sessions.filter(stays).map((session) => ({
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        own: { title: session.title, kind: session.kind, roomId: session.roomId, placeNote: session.placeNote },
        peerIds: session.peers.map(({ id }) => id),
        intervieweeIds: session.interviewees.map(({ id }) => id),
      })),
      ...elsewhere.map(({ peerId, ...when }) => ({ ...when, own: null, peerIds: [peerId], intervieweeIds: [] })),
    ],
    current: new Map(
      open.map((session) => [
        origins.get(session.id)?.wantedId ?? '',
        { startsAt: session.startsAt, roomId: session.roomId, peerIds: session.peers.map(({ id }) => id) },
      ]),
    ),
  };
}

/** What is missing of the facts before a timetable can be made of them; null where nothing is. */
export function missingOf(facts: ProposalFacts & { readonly listed: number }): Missing | null {
  const { days, listed, wanted, rooms, team } = facts;
  return whatIsMissing({ days: days.length, listed, open: wanted.length, rooms: rooms.length, peers: team.length });
}
