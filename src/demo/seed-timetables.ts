import { addToDate, londonInstant } from '#kernel/dates';
import type { SourceCategory } from '#modules/programmes';
import type { DemoChallenge } from './content/challenges.ts';
import { buildOnSite, type DemoSession, type OnSiteContent, type TeamSlot } from './content/on-site.ts';
import { wantedOnSite } from './content/on-site-wanted.ts';
import { DEMO_PEOPLE } from './content/people.ts';
import type { ReportSession } from './content/report-shape.ts';
import { buildReports } from './content/reports.ts';
import {
  challengeId,
  type Demo,
  definitionOf,
  demoId,
  emailInSlot,
  insertRows,
  managerSlot,
  personId,
  sessionId,
  themeId,
} from './demo.ts';
import { seedWanted, seedWantedPeople, wantedId } from './seed-wanted.ts';

/** The challenge that is on site now. */
export const ON_SITE = 'northdale';

/** Timetables: the whole of the one on site, and what was heard in those that have a report. */
export async function seedTimetables(demo: Demo): Promise<void> {
  const onSite = demo.challenges.find((challenge) => challenge.key === ON_SITE);
  if (onSite) await seedOnSite(demo, onSite, buildOnSite(demo.today));
  for (const report of buildReports(demo.today)) {
    const challenge = demo.challenges.find((each) => each.key === report.challenge);
    if (challenge) await seedPast(demo, challenge, report.sessions);
  }
}

const intervieweeId = (challenge: string, name: string, role: string) =>
  demoId(`interviewee ${challenge} ${name} ${role}`);
const period = (from: Date, until: Date) => `[${from.toISOString()},${until.toISOString()})`;

async function seedOnSite(demo: Demo, challenge: DemoChallenge, content: OnSiteContent): Promise<void> {
  const { trx } = demo;
  const key = challenge.key;
  const rooms = content.places.map((place) => ({
    id: demoId(`room ${key} ${place.key}`),
    challenge_id: challengeId(key),
    name: place.name,
    site: place.site,
    capacity: place.seats,
  }));
  await trx.insertInto('rooms').values(rooms).execute();
  const journeys = content.journeys.map(({ siteA, siteB, minutes }) => ({ site_a: siteA, site_b: siteB, minutes }));
  await trx
    .insertInto('site_travel')
    .values(journeys.map((journey) => ({ challenge_id: challengeId(key), ...journey })))
    .execute();
  const wanted = wantedOnSite(content.sessions, challenge.onSiteFrom ?? demo.today);
  await seedWanted(demo, challenge, wanted);
  const isWanted = new Set(wanted.map((each) => each.key));
  await insertRows(
    content.sessions.map((session) => ({
      ...onSiteRow(demo, key, session),
      ...(isWanted.has(session.key)
        ? { wanted_id: wantedId(key, session.key), set_by_hand: session.kind === 'team-meeting' }
        : {}),
    })),
    (some) => trx.insertInto('sessions').values(some),
  );
  const peerId = (slot: TeamSlot) =>
    personId(
      emailInSlot(demo, challenge, slot === 'challenge-manager' ? managerSlot(definitionOf(demo, challenge)) : slot),
    );
  const peers = content.sessions.flatMap((session) =>
    session.peers.map((slot) => ({
      session_id: sessionId(key, session.key),
      peer_id: peerId(slot),
      period: period(session.from, session.until),
      is_live: true,
    })),
  );
  await insertRows(peers, (some) => trx.insertInto('session_peers').values(some));
  const themes = content.sessions.flatMap((session) =>
    session.themes.map((theme) => ({ session_id: sessionId(key, session.key), theme_id: themeId(key, theme) })),
  );
  await insertRows(themes, (some) => trx.insertInto('session_themes').values(some));
  await seedInterviewees(demo, challenge, content.sessions);
  await seedWantedPeople(demo, challenge, wanted, {
    peer: peerId,
    interviewee: (name, role) => intervieweeId(key, name, role),
  });
}

function onSiteRow(demo: Demo, key: string, session: DemoSession) {
  const others = Math.max(0, session.heads - session.interviewees.length);
  return {
    id: sessionId(key, session.key),
    challenge_id: challengeId(key),
    title: session.title,
    kind: session.kind,
    period: period(session.from, session.until),
    room_id: demoId(`room ${key} ${session.place}`),
    source_category: session.sourceCategory,
    others_expected: others,
    others_attended: session.until < demo.now ? others : null,
  };
}

async function seedInterviewees(demo: Demo, challenge: DemoChallenge, sessions: readonly DemoSession[]): Promise<void> {
  const { trx, now } = demo;
  const guest = DEMO_PEOPLE.find((person) => person.key === 'interviewee');
  const id = (name: string, role: string) => intervieweeId(challenge.key, name, role);
  const people = new Map<string, { id: string; name: string; job_title: string; source_category: string }>();
  for (const { interviewees, sourceCategory } of sessions) {
    for (const { name, role } of interviewees) {
      people.set(id(name, role), {
        id: id(name, role),
        name,
        job_title: role,
        // Whoever walks the team through data or documents is one of the staff.
        source_category: sourceCategory && SPEAKERS.includes(sourceCategory) ? sourceCategory : 'frontline',
      });
    }
  }
  const mailed = [...people.values()].map((person) => ({
    ...person,
    email: guest && person.name === guest.name ? guest.email : mailboxOf(person),
    challenge_id: challengeId(challenge.key),
  }));
  const accounts = await accountsOf(
    demo,
    mailed.flatMap(({ email }) => email ?? []),
  );
  const rows = mailed.map((person) => ({ ...person, person_id: accounts.get(person.email ?? '') ?? null }));
  await insertRows(rows, (some) => trx.insertInto('interviewees').values(some));
  const invited = sessions.flatMap((session, at) =>
    session.interviewees.map(({ name, role }, index) => ({
      ...answerTo(at, index, now),
      session_id: sessionId(challenge.key, session.key),
      interviewee_id: id(name, role),
      period: period(session.from, session.until),
      is_live: true,
      attended: session.until < now ? true : null,
    })),
  );
  await insertRows(invited, (some) => trx.insertInto('session_interviewees').values(some));
  // As a release lets in everybody who has an address.
  const grants = [...accounts.values()].map((person) => ({
    id: demoId(`grant interviewee ${person}`),
    person_id: person,
    role: 'interviewee',
    challenge_id: challengeId(challenge.key),
    granted_at: now,
  }));
  await insertRows(grants, (some) => trx.insertInto('role_grants').values(some));
}

/** Who of these addresses can sign in already: the sponsor who is heard too, for one. */
async function accountsOf({ trx }: Demo, emails: readonly string[]): Promise<Map<string, string>> {
  const found = await trx
    .selectFrom('people')
    .select(['id', 'email'])
    .where('email', 'in', [...emails])
    .execute();
  return new Map(found.map(({ id, email }) => [email ?? '', id]));
}

/** Residents are asked by the host in its own way; who works for the council or with it has an address. */
function mailboxOf({ name, source_category: category }: { name: string; source_category: string }): string | null {
  if (category === 'residents') return null;
  const letters = name
    .replace(/^(Cllr|Dame|Det Insp|Dr|Sister) /, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '');
  return `${letters.trim().replace(/ +/g, '.')}@${ON_SITE}.example`;
}

/** What people have answered: most will come, some have not said, one cannot and one asks for another time. */
function answerTo(session: number, person: number, at: Date) {
  const no = person === 0 ? ANSWERS[session] : undefined;
  const [answer, note] = no ?? (session % 7 === 5 ? [null, ''] : ['accepted', '']);
  return { answer, answer_note: note, answered_at: answer === null ? null : at };
}

/** The source categories that are people. */
const SPEAKERS: readonly (SourceCategory | null)[] = [
  'members',
  'senior-officers',
  'middle-managers',
  'frontline',
  'partners',
  'residents',
];

const ANSWERS: Readonly<Record<number, [answer: string, note: string]>> = {
  31: ['declined', 'I am in court that morning. My deputy knows as much.'],
  33: ['other-time', 'Before 10am, or any time on the last day'],
};

/** What was heard at a challenge that is over: sessions by kind of people and heads, without names, ten a day. */
async function seedPast(demo: Demo, challenge: DemoChallenge, sessions: readonly ReportSession[]): Promise<void> {
  const start = challenge.onSiteFrom;
  if (!start) return;
  const days = definitionOf(demo, challenge).onSite.days.usual;
  const aDay = Math.ceil(sessions.length / days);
  const rows = sessions.map((session, index) => {
    const date = addToDate(start, { days: Math.floor(index / aDay) });
    const from = londonInstant(date, HOURS[Math.floor((index % aDay) / 3) % HOURS.length] ?? '09:00');
    return {
      id: sessionId(challenge.key, session.key),
      challenge_id: challengeId(challenge.key),
      title: session.title,
      kind: KINDS[session.sourceCategory] ?? 'interview',
      period: period(from, new Date(from.getTime() + 3_600_000)),
      place_note: 'In the council’s offices',
      source_category: session.sourceCategory,
      others_expected: session.heads,
      others_attended: session.heads,
    };
  });
  await insertRows(rows, (some) => demo.trx.insertInto('sessions').values(some));
}

const HOURS = ['09:00', '10:15', '11:30', '13:30', '14:45', '16:00'];
const KINDS: Partial<Record<SourceCategory, string>> = {
  frontline: 'focus-group',
  residents: 'focus-group',
  partners: 'meeting',
  documents: 'case-file-review',
};
