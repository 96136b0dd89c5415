import ICAL from 'ical.js';
import type { Database } from '#platform/database/connect';
import {
  aChallenge,
  type BuiltChallenge,
  type ChallengeToBuild,
} from '../../../src/modules/challenges/testing/builders.ts';
import type { Journey, Person } from '../../support/journey.ts';

/** A challenge whose team is confirmed, with the people who arrange its days at their windows. */
export type Visit = {
  readonly journey: Journey;
  readonly challenge: BuiltChallenge;
  /** `/challenges/REFERENCE`. */
  readonly path: string;
  readonly manager: Person;
  readonly host: Person;
  /** At a phone. */
  readonly peer: Person;
  /** By name: people who have not signed in, each at a phone. */
  nobody(name: string): Promise<Person>;
};

/** `host` at a phone where `phones` says so. */
export async function aVisit(
  journey: Journey,
  wanted: ChallengeToBuild = {},
  { phones = false }: { phones?: boolean } = {},
): Promise<Visit> {
  const { db } = journey.service;
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'], ...wanted });
  const at = async (id: string, phone: boolean) => {
    const { name, email } = await personOf(db, id);
    return await journey.person(name, email, { phone });
  };
  const { challengeManager, hostCoordinator, peer } = challenge.people;
  return {
    journey,
    challenge,
    path: `/challenges/${challenge.reference}`,
    manager: await at(challengeManager, false),
    host: await at(hostCoordinator, phones),
    peer: await at(peer, true),
    nobody: (name) => journey.person(name, null, { phone: true }),
  };
}

/** Their name and address. */
export async function personOf(db: Database, id: string): Promise<{ name: string; email: string }> {
  const row = await db.selectFrom('people').select(['name', 'email']).where('id', '=', id).executeTakeFirstOrThrow();
  return { name: row.name, email: String(row.email) };
}

/** Opens the page that the newest letter about this leads to, signed out. */
export async function followLetter({ journey }: Visit, person: Person, email: string, subject: RegExp): Promise<void> {
  const { links, subject: found } = await journey.letter(email, subject);
  const link = links.find((each) => each.includes('/heard/'));
  if (!link) throw new Error(`“${found}” leads to no page of their own: ${links.join(' ')}`);
  await person.goto(new URL(link).pathname);
}

/** One change for a calendar, as another library than wrote it reads it. Times are London's and UTC's. */
export type CalendarChange = {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly title: string;
  /** `2027-03-29T10:00:00 Europe/London`. */
  readonly starts: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Everything that the event says in words. */
  readonly text: string;
};

/** Every change in an iCalendar text, whose zone is the one that comes with it. */
export function calendarChanges(text: string | null): CalendarChange[] {
  if (!text) return [];
  // Several objects may follow one another.
  const objects = ICAL.parse(text);
  const all = (typeof objects[0] === 'string' ? [objects] : objects) as unknown as (typeof objects)[];
  return all.flatMap((object) => {
    const calendar = new ICAL.Component(object);
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const zone = component.getFirstProperty('dtstart')?.getParameter('tzid');
      return {
        method: String(calendar.getFirstPropertyValue('method')),
        uid: event.uid,
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue('status')),
        title: event.summary,
        starts: `${event.startDate.toString()} ${zone}`,
        startsAt: event.startDate.toJSDate().toISOString(),
        endsAt: event.endDate.toJSDate().toISOString(),
        text: component.toString(),
      };
    });
  });
}

/** What follows happens a minute later: two letters of one moment have no order. */
export function aMinuteLater({ journey: { service } }: Visit): void {
  service.setNow(new Date(service.services.clock().getTime() + 60_000));
}

/** All letters about the timetable to an address, the first first. */
export async function lettersTo(db: Database, email: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['subject', 'template', 'text_body as text', 'calendar'])
    .where('to_address', '=', email)
    .where((where) =>
      where.or(['session-%', 'timetable-%', 'interviewee-%'].map((some) => where('template', 'like', some))),
    )
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, changes: calendarChanges(row.calendar) }));
}

/** What stands in a calendar that takes in these letters, one after the other, and believes the highest sequence. */
export function calendarAfter(letters: readonly { changes: readonly CalendarChange[] }[]): string[] {
  const known = new Map<string, CalendarChange>();
  for (const change of letters.flatMap(({ changes }) => changes)) {
    const before = known.get(change.uid);
    if (!before || change.sequence >= before.sequence) known.set(change.uid, change);
  }
  return [...known.values()]
    .filter(({ method, status }) => method !== 'CANCEL' && status !== 'CANCELLED')
    .map(({ starts, title }) => `${starts}: ${title}`)
    .sort();
}
