import { addToDate, type IsoDate, londonInstant } from '#kernel/dates';
import { openTask } from '#modules/challenges';
import { applications, type DemoApplication } from './content/applications.ts';
import { demoAuthority } from './content/authorities.ts';
import { type Demo, demoId, insertRows, personId } from './demo.ts';

export const applicationId = (email: string) => demoId(`application ${email}`);

/** The demo's applicants, with the addresses of their authorities. */
export function demoApplications(today: IsoDate): DemoApplication[] {
  return applications(today, (code) => demoAuthority(code).domain);
}

const ROLE_KEYS: Readonly<Record<string, string>> = {
  officer: 'head-of-service',
  member: 'cabinet-member',
  health: 'health-manager',
  police: 'police-officer',
  practitioner: 'practitioner',
  partner: 'fire-officer',
  'lived-experience': 'lived-experience',
};

/** The offers to become a peer, each with an account and whoever stands behind it, and what is asked of the office and of them. */
export async function seedApplications(demo: Demo): Promise<void> {
  const { trx, today, bodyId, now } = demo;
  const offers = demoApplications(today);
  const people = offers.map(({ name, email, roleTitle, authority }) => ({
    id: personId(email),
    name,
    email,
    job_title: roleTitle,
    authority_id: authority,
    created_at: now,
  }));
  await insertRows(people, (some) =>
    trx
      .insertInto('people')
      .values(some)
      .onConflict((same) => same.doNothing()),
  );
  const grants = offers
    .filter(({ status }) => status !== 'accredited')
    .map(({ email }) => ({
      id: demoId(`grant applicant ${email}`),
      person_id: personId(email),
      role: 'applicant',
      body_id: bodyId,
      granted_at: now,
    }));
  await insertRows(grants, (some) =>
    trx
      .insertInto('role_grants')
      .values(some)
      .onConflict((same) => same.doNothing()),
  );
  const rows = offers.map((offer) => ({
    id: applicationId(offer.email),
    body_id: bodyId,
    person_id: personId(offer.email),
    name: offer.name,
    email: offer.email,
    kind: offer.kind,
    role_key: ROLE_KEYS[offer.kind] ?? null,
    role_title: offer.roleTitle,
    authority_name: offer.authority === null ? '' : demoAuthority(offer.authority).name,
    authority_id: offer.authority,
    days_per_year: 8,
    why: offer.why,
    status: offer.status,
    received_at: londonInstant(offer.receivedOn, '11:00'),
    status_since: londonInstant(offer.statusSince, '11:00'),
  }));
  await insertRows(rows, (some) => trx.insertInto('expressions_of_interest').values(some));
  await insertRows(offers.flatMap(backingOf), (some) => trx.insertInto('interest_backings').values(some));
  for (const offer of offers) await askFor(demo, offer);
}

/** Whoever stands behind an offer: asked, agreed three days later, or said no. */
function backingOf(offer: DemoApplication) {
  if (offer.kind === 'lived-experience' || offer.authority === null) return [];
  const waits = offer.status === 'awaiting-backing';
  const refused = offer.status === 'backing-refused';
  const member = offer.kind === 'member';
  const answeredOn = refused ? offer.statusSince : addToDate(offer.receivedOn, { days: waits ? 0 : 1 });
  return [
    {
      id: demoId(`backing ${offer.email}`),
      interest_id: applicationId(offer.email),
      kind: member ? 'group-office' : 'release',
      backer_name: member ? 'The group office' : 'Chief executive’s office',
      backer_email: `${member ? 'group.office' : 'chief.executive'}@${demoAuthority(offer.authority).domain}`,
      status: waits ? 'asked' : refused ? 'refused' : 'given',
      stance: waits || refused ? null : member ? 'nominated' : 'released',
      words: refused ? 'Not before the new system is in. Please ask again in the spring.' : '',
      asked_at: londonInstant(offer.receivedOn, '11:00'),
      ends_on: addToDate(offer.receivedOn, { days: 28 }),
      answered_at: waits ? null : londonInstant(answeredOn, '12:00'),
    },
  ];
}

async function askFor({ trx }: Demo, { name, email, status, statusSince }: DemoApplication): Promise<void> {
  const subject = applicationId(email);
  const office = { role: 'placement-officer' } as const;
  const at = londonInstant(statusSince, '11:00');
  const ask = async (kind: string, whom: typeof office | { personId: string }, title: string, path: string) =>
    await openTask(trx, { challengeId: null, kind, subject, for: whom, title, path }, at);
  if (status === 'received')
    await ask('read-interest', office, `Read ${name}’s offer to become a peer`, `/pool/interest/${subject}`);
  if (status === 'backing-refused') {
    const title = 'Name somebody else to back your offer to become a peer';
    await ask('name-backer', { personId: personId(email) }, title, `/application/${subject}/backing`);
  }
  if (status === 'screened')
    await ask('invite-applicant', office, `Invite ${name} to an assessment and briefing event`, '/pool/events');
  if (status === 'assessed')
    await ask('decide', office, `Decide whether ${name} is accredited`, `/pool/interest/${subject}/decision`);
}
