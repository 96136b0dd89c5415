import { addToDate, londonInstant } from '#kernel/dates';
import { openTask } from '#modules/challenges';
import { enterPool } from '#modules/pool';
import {
  assessmentEvents,
  DEMO_APPLICANT,
  type DemoEvent,
  EVENT_ANSWERS,
  EVIDENCE_SEEN,
  NOT_YET_FEEDBACK,
} from './content/applications.ts';
import { demoPerson } from './content/people.ts';
import { type Demo, demoId, insertRows, personId } from './demo.ts';
import { applicationId, demoApplications } from './seed-applications.ts';

const eventId = (key: string) => demoId(`event ${key}`);
const invitationId = (event: string, name: string) => demoId(`invitation ${event} ${name}`);

/** Events that were and are to come, with who came, who has a place and who waits; what assessors saw, and what was decided. */
export async function seedEvents(demo: Demo): Promise<void> {
  const { trx, bodyId, now, today } = demo;
  const events = assessmentEvents(today);
  await insertRows(events, (some) =>
    trx.insertInto('peer_events').values(
      some.map((event) => ({
        id: eventId(event.key),
        body_id: bodyId,
        kind: 'assessment',
        title: event.name,
        place: event.place,
        starts_at: londonInstant(event.from, '18:00'),
        ends_at: londonInstant(event.until, '16:00'),
        joining_instructions:
          event.until < today
            ? 'Supper is at 7pm. Bring something that you are proud of and can explain in two minutes.'
            : '',
        joining_sent_at: event.until < today ? londonInstant(addToDate(event.from, { days: -10 }), '10:00') : null,
        created_at: now,
      })),
    ),
  );
  await seedInvitations(demo, events);
  await seedAssessments(demo);
}

async function seedInvitations({ trx, today, now }: Demo, events: readonly DemoEvent[]): Promise<void> {
  const emails = new Map(demoApplications(today).map(({ name, email }) => [name, email]));
  const invitations = EVENT_ANSWERS.map(({ event: key, name, status }, order) => {
    const event = events.find((each) => each.key === key);
    const email = emails.get(name);
    if (!event || !email) throw new Error(`no event ${key} or nobody called ${name}`);
    const invitedOn = addToDate(event.from > today ? today : event.from, { days: -20 });
    const answered = status === 'invited' ? null : new Date(+londonInstant(invitedOn, '12:00') + order * 60_000);
    return {
      id: invitationId(key, name),
      event_id: eventId(key),
      person_id: personId(email),
      interest_id: applicationId(email),
      status,
      invited_at: londonInstant(status === 'invited' ? addToDate(today, { days: -2 }) : invitedOn, '11:00'),
      answered_at: answered,
      waiting_since: status === 'waiting' ? answered : null,
    };
  });
  await insertRows(invitations, (some) => trx.insertInto('event_invitations').values(some));
  const places = events.flatMap((event) => {
    const holders = EVENT_ANSWERS.filter(
      (each) => each.event === event.key && /^(accepted|attended|absent)$/.test(each.status),
    );
    return Array.from({ length: event.places }, (_, index) => {
      const holder = holders[index];
      return {
        event_id: eventId(event.key),
        number: index + 1,
        invitation_id: holder ? invitationId(event.key, holder.name) : null,
      };
    });
  });
  await insertRows(places, (some) => trx.insertInto('event_places').values(some));
  const needs = [
    ['Nkechi Umeh', 'No pork', ''],
    ['Hamish Tolland', 'Vegetarian', 'A parking space near the door'],
    ['Owen Castellan', '', 'A quiet room at lunch'],
  ] as const;
  const told = needs.map(([name, dietary, access]) => ({
    invitation_id: invitationId('fells', name),
    dietary,
    access,
    told_at: now,
  }));
  await insertRows(told, (some) => trx.insertInto('event_needs').values(some));
  const asked = invitationId('fells', 'Tomasz Wieczorek');
  const title = 'Say whether you can come to Assessment and briefing, Northern Fells';
  const whom = { personId: personId(DEMO_APPLICANT) };
  await openTask(
    trx,
    { challengeId: null, kind: 'answer-invitation', subject: asked, for: whom, title, path: `/invitations/${asked}` },
    now,
  );
}

/** Two peers of the pool assess: four applicants are written down, one by one of them only so far. */
async function seedAssessments(demo: Demo): Promise<void> {
  const { trx, today, bodyId, now } = demo;
  const applicants = new Map(demoApplications(today).map((each) => [each.name, each]));
  const assessors = demo.peers.filter((peer) => !peer.staff && peer.email !== demoPerson('peer').email).slice(10, 12);
  const grants = assessors.map(({ email }) => ({
    id: demoId(`grant assessor ${email}`),
    person_id: personId(email),
    role: 'assessor',
    body_id: bodyId,
    granted_at: now,
  }));
  await insertRows(grants, (some) => trx.insertInto('role_grants').values(some));
  for (const [name, days] of [
    ['Samira Haddad', 33],
    ['Barnaby Quill', 31],
    ['Corinne Delaney', 5],
    ['Yusuf Demirel', 4],
  ] as const) {
    const applicant = applicants.get(name);
    if (!applicant) throw new Error(`nobody is called ${name}`);
    for (const [index, { email }] of assessors.entries()) {
      const open = name === 'Yusuf Demirel' && index === 1;
      const id = demoId(`assessment ${name} ${index}`);
      const at = londonInstant(addToDate(today, { days: -days }), '15:00');
      await trx
        .insertInto('assessments')
        .values({
          id,
          interest_id: applicationId(applicant.email),
          attempt: 1,
          assessor_id: personId(email),
          status: open ? 'open' : 'finished',
          opened_at: at,
          finished_at: open ? null : at,
        })
        .execute();
      if (open) {
        const [whom, title] = [{ personId: personId(email) }, `Write down what you saw of ${name} at the event`];
        await openTask(
          trx,
          { challengeId: null, kind: 'record-assessment', subject: id, for: whom, title, path: `/assessments/${id}` },
          at,
        );
      } else await insertRows(evidence(id, name, index), (some) => trx.insertInto('assessment_evidence').values(some));
    }
  }
  await seedDecisions(demo);
}

function evidence(assessmentId: string, name: string, index: number) {
  return Object.entries(EVIDENCE_SEEN).map(([competency, words]) => {
    const lacking = name === 'Barnaby Quill' && (competency === 'developing-others' || competency === 'communicating');
    return {
      assessment_id: assessmentId,
      competency,
      seen: lacking ? 'not-yet-seen' : 'seen',
      evidence: lacking
        ? 'Answered before the question was finished, kindly and at length.'
        : (words[index] ?? words[0]),
    };
  });
}

const PROGRAMMES = ['safeguarding-adults', 'adult-social-care'];

async function seedDecisions({ trx, today, bodyId }: Demo): Promise<void> {
  const people = new Map(demoApplications(today).map(({ name, email }) => [name, email]));
  const by = personId(demoPerson('placement-officer').email);
  const row = (name: string, days: number) => ({
    id: demoId(`decision ${name}`),
    interest_id: applicationId(people.get(name) ?? ''),
    attempt: 1,
    decided_by: by,
    decided_at: londonInstant(addToDate(today, { days: -days }), '11:00'),
  });
  const from = addToDate(today, { days: -30 });
  await trx
    .insertInto('accreditation_decisions')
    .values([{ ...row('Barnaby Quill', 28), decision: 'not-yet', feedback: NOT_YET_FEEDBACK }])
    .execute();
  await trx
    .insertInto('accreditation_decisions')
    .values({
      ...row('Samira Haddad', 30),
      decision: 'accredited',
      programme_keys: PROGRAMMES,
      from_on: from,
      until_on: addToDate(from, { months: 36 }),
    })
    .execute();
  const samira = demoApplications(today).find(({ name }) => name === 'Samira Haddad');
  if (!samira) throw new Error('nobody is called Samira Haddad');
  const peer = {
    personId: personId(samira.email),
    bodyId,
    name: samira.name,
    kind: samira.kind,
    roleKey: 'social-work-practitioner',
    roleTitle: samira.roleTitle,
    authorityId: samira.authority,
    party: null,
    languages: ['Arabic'],
    topics: ['adult-social-care', 'safeguarding'],
    daysPerYear: 8,
    why: samira.why,
  };
  const untilOn = addToDate(from, { months: 36 });
  const right = { programmeKeys: PROGRAMMES, fromOn: from, untilOn, conditions: '' };
  await enterPool(trx, peer, right, by, londonInstant(from, '11:00'));
}
