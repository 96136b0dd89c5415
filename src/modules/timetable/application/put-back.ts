import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { Arranged, Change, Facts, Subject } from '../domain/arrangements.ts';
import type { Wanted } from '../domain/wanted.ts';
import {
  changeInterviewee,
  everInSession,
  intervieweesOf,
  type KnownOf,
  removeInterviewee,
} from '../store/interviewees.ts';
import { addRoom, changeRoom, removeRoom, roomsOf } from '../store/rooms.ts';
import { type DayHours, keepSettings } from '../store/settings.ts';
import { removeWanted, setLeftOut, updateWanted, wantedOf } from '../store/wanted.ts';
import { notOfThisChallenge } from './wanted-problems.ts';

type RoomFacts = { name: string; site: string; capacity: number | null };
type HoursFacts = Omit<DayHours, 'version'> & { journeys: readonly [string, string, number][] };
type WantedFacts = Wanted & { leftOut: boolean };

const NOBODY_MEANT = { wholeTeam: false, withLead: false, withManager: false };

/** Why these changes cannot be taken back, as a sentence; null where they can. */
export async function whyNot(
  trx: Transacting,
  head: ChallengeHead,
  changes: readonly Change[],
): Promise<string | null> {
  for (const [subject, ask] of Object.entries(ASK)) {
    const own = changes.filter((change) => change.subject === subject);
    const why = own.length > 0 ? await ask(trx, head, own) : null;
    if (why) return why;
  }
  return null;
}

/**
 * Makes all of it as it was before. Asked for only where nothing speaks against it. False where some of it does not let itself be put
 * back all the same: then the rest must not be either.
 */
export async function putBack(
  trx: Transacting,
  head: ChallengeHead,
  changes: readonly Change[],
  now: readonly Arranged[],
  at: Date,
): Promise<boolean> {
  for (const { subject, id, before } of changes) {
    const version = now.find((one) => one.subject === subject && one.id === id)?.version ?? null;
    if (!(await PUT[subject](trx, head, { id, version, before, at }))) return false;
  }
  return true;
}

type Ask = (trx: Transacting, head: ChallengeHead, changes: readonly Change[]) => Promise<string | null>;

const ASK: Record<Subject, Ask> = {
  hours: async () => null,
  room: async (trx, head, changes) => {
    const rooms = await roomsOf(trx, head.id);
    for (const { id, before } of changes) {
      const room = rooms.find((one) => one.id === id);
      if (!before && room && room.sessions > 0) return `${room.name} is in use: move its sessions first.`;
      if (!before && room && room.wanted > 0)
        return `${room.name} is asked for on the list of what to hear: choose another room there first.`;
      const name = (before as RoomFacts | null)?.name;
      if (rooms.some((one) => one.id !== id && one.name === name)) return `There is another room called ${name} now.`;
    }
    return null;
  },
  person: async (trx, head, changes) => {
    const people = await intervieweesOf(trx, head.id);
    const heldIn = await everInSession(
      trx,
      head.id,
      changes.map(({ id }) => id),
    );
    const heard = new Set(heldIn.map(({ intervieweeId }) => intervieweeId));
    const wanted = await wantedOf(trx, head.id);
    for (const { id, before } of changes) {
      const who = people.find((one) => one.id === id);
      const was = before as KnownOf | null;
      if (who && !was && heard.has(id)) return `${who.name} is in a session by now: take them out of it first.`;
      const asked = was ? undefined : wanted.find(({ intervieweeIds }) => intervieweeIds.includes(id));
      if (who && asked)
        return `${who.name} is to be heard in ‘${asked.title}’ by now: take them out of it first, on the list of what to hear.`;
      if (who && !was && (who.personId !== null || who.saidAt !== null))
        return `${who.name} has answered or been invited by now.`;
      if (who && was && who.email !== was.email && who.personId !== null)
        return `${who.name} has been invited at ${who.email} by now: change the address on their own page, and they are told.`;
      const twin = (one: KnownOf & { id: string }) =>
        one.id !== id && one.name === was?.name && one.jobTitle === was.jobTitle;
      if (was && people.some(twin)) return `${was.name} is on the list a second time by now, with the same job title.`;
    }
    return null;
  },
  wanted: async (trx, head, changes) => {
    const list = await wantedOf(trx, head.id);
    for (const { id, before } of changes) {
      const one = list.find((each) => each.id === id);
      if (one && !before && one.session) return `‘${one.title}’ is in the timetable by now: take it off there first.`;
      if (!before || !one) continue;
      const gone = await notOfThisChallenge(trx, head, { ...(before as WantedFacts), id, version: one.version });
      if (Object.keys(gone).length > 0)
        return `‘${one.title}’ cannot go back: a room, a person or a theme that it had is not there any more.`;
    }
    return null;
  },
};

type Put = (
  trx: Transacting,
  head: ChallengeHead,
  back: { id: string; version: number | null; before: Facts | null; at: Date },
) => Promise<boolean>;

const PUT: Record<Subject, Put> = {
  hours: async (trx, head, { version, before }) => {
    const { journeys, ...hours } = before as HoursFacts;
    const travel = journeys.map(([siteA, siteB, minutes]) => ({ siteA, siteB, minutes }));
    return await keepSettings(trx, head.id, { ...hours, version: version ?? 0 }, travel);
  },
  room: async (trx, head, { id, version, before }) => {
    if (!before) return await removeRoom(trx, head.id, id);
    const room = { id, challengeId: head.id, ...(before as RoomFacts) };
    return version === null ? await addRoom(trx, room) : (await changeRoom(trx, { ...room, version })) === 'changed';
  },
  person: async (trx, head, { id, version, before }) => {
    if (!before) return await removeInterviewee(trx, head.id, id);
    const { saidAt, ...facts } = before as KnownOf & { saidAt?: string };
    const said = saidAt === undefined ? null : new Date(saidAt);
    const known = { id, challengeId: head.id, ...facts, saidAt: said, version: version ?? 0 };
    return (await changeInterviewee(trx, known)) === 'changed';
  },
  wanted: async (trx, _, { id, version, before }) => {
    if (!before) {
      await removeWanted(trx, id);
      return true;
    }
    // A step that was kept before anybody could say so says nothing of the whole team.
    const { leftOut, ...facts } = { ...NOBODY_MEANT, ...(before as WantedFacts) };
    await updateWanted(trx, { ...facts, id, version: (version ?? 0) + 1 });
    await setLeftOut(trx, id, leftOut);
    return true;
  },
};
