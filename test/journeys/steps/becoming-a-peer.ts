import assert from 'node:assert/strict';
import { aBody, aGrant, anAuthority, aPerson, aProgramme } from '../../../src/modules/challenges/testing/people.ts';
import { makePeer } from '../../../src/modules/pool/testing/builders.ts';
import { COMPETENCIES } from '../../../src/modules/recruitment/domain/competencies.ts';
import type { Journey, Person } from '../../support/journey.ts';

/** Somebody on the way from an offer to the pool, and those they meet. */
export type Way = {
  readonly journey: Journey;
  readonly applicant: Person;
  readonly backer: Person;
  readonly placementOfficer: Person;
  readonly programmeManager: Person;
  readonly assessor: Person;
  readonly who: Applicant;
};

/** What differs between an officer and a councillor: who they are, what they answer, and who stands behind them. */
export type Applicant = {
  readonly name: string;
  readonly email: string;
  readonly kind: 'officer' | 'member';
  readonly role: Readonly<Record<string, string>>;
  readonly backer: Readonly<Record<string, string>>;
  /** The answer of whoever stands behind them. */
  readonly stance: string;
};

const PROGRAMME = 'corporate';
const OFFICE = { officer: 'kit.oduya@body.example', manager: 'una.marsh@body.example' };
const ASSESSOR = 'ingrid.solberg@peers.example';
const EVENT = 'Assessment and briefing, North';

/** The office, a peer who assesses, and the applicant, at a phone. */
export async function theWay(journey: Journey, who: Applicant): Promise<Way> {
  const { db } = journey.service;
  const bodyId = await aBody(db);
  await aProgramme(db, bodyId, PROGRAMME);
  await anAuthority(db, { name: 'Westhaven Council' });
  const office = async (name: string, email: string, role: 'programme-manager' | 'placement-officer') =>
    aGrant(db, await aPerson(db, { name, email }), { role, bodyId });
  await office('Kit Oduya', OFFICE.officer, 'placement-officer');
  await office('Una Marsh', OFFICE.manager, 'programme-manager');
  await makePeer(db, { bodyId, name: 'Ingrid Solberg', email: ASSESSOR });
  return {
    journey,
    who,
    applicant: await journey.person(who.name, who.email, { phone: true }),
    backer: await journey.person('Who stands behind them', null),
    placementOfficer: await journey.person('Kit Oduya', OFFICE.officer),
    programmeManager: await journey.person('Una Marsh', OFFICE.manager),
    assessor: await journey.person('Ingrid Solberg', ASSESSOR, { phone: true }),
  };
}

const pathOf = ({ journey }: Way, url: string | undefined) => (url ?? '').replace(journey.baseUrl, '');

/** Page by page, left in the middle and gone on with by the mailed link, then checked and sent. */
export async function writeTheOffer(way: Way): Promise<void> {
  const { applicant, journey, who } = way;
  await applicant.goto('/become-a-peer');
  await applicant.press('Offer to become a peer');
  await applicant.fill({ name: who.name, email: 'no address' });
  await applicant.press('Begin', { status: 422 });
  await applicant.fill({ email: who.email });
  await applicant.press('Begin');
  await applicant.press('Save and go on', { status: 422 });
  await applicant.fill({ kind: who.kind });
  await applicant.press('Save and go on');
  await applicant.fill(who.role);
  await applicant.press('Save and go on');
  await applicant.fill({ why: 'I have been at the other side of the table.' });
  await applicant.press('Save and finish later');
  await applicant.sees('Your offer is saved');
  const letter = await journey.letter(who.email, /Your offer to become a peer is saved/);
  await applicant.goto(pathOf(way, letter.links[0]));
  await applicant.sees('How much time can you give?');
  await applicant.fill({ days: '8' });
  await applicant.press('Save and go on');
  await applicant.fill(who.backer);
  await applicant.press('Save and go on');
  await applicant.sees('I have been at the other side of the table.', who.backer['backer-name'] ?? '');
  await applicant.press('Send my offer');
  await applicant.sees(`Thank you, ${who.name}`);
  await applicant.goto('/application');
  await applicant.sees(`We asked ${who.backer['backer-name']}`);
}

/** By the link of a message, without an account: read first, answered once. */
export async function standBehindIt(way: Way): Promise<void> {
  const { backer, applicant, journey, who } = way;
  const letter = await journey.letter(who.backer['backer-email'] ?? '', /Please answer by/);
  await backer.goto(pathOf(way, letter.links[0]));
  await backer.sees(who.name, 'spends four or five days');
  await backer.seesNot('the other side of the table');
  await backer.press('Send my answer', { status: 422 });
  await backer.fill({ stance: who.stance, words: 'Not in the week of the budget' });
  await backer.press('Send my answer');
  await backer.sees(`We have told ${who.name}`);
  await applicant.goto('/application');
  await applicant.sees(`${who.backer['backer-name']} agreed`);
  await applicant.seesNot('Not in the week of the budget');
}

/** A group office nominates a councillor by the public page; they take it up by the link of their message, at a phone, and send their offer. */
export async function nominateAnother(way: Way): Promise<void> {
  const { backer: office, placementOfficer: officer, journey } = way;
  const name = 'Cllr Rhys Vaughan';
  await office.goto('/become-a-peer');
  await office.follow('nominate a councillor');
  await office.fill({
    name,
    email: 'rhys.vaughan@westhaven.example',
    authority: 'Westhaven Council',
    party: 'Independent',
  });
  await office.fill({
    words: 'Chairs the scrutiny of housing',
    'backer-name': 'Nia Cole',
    'backer-email': 'nia@group.example',
  });
  await office.press('Nominate them', { status: 422 });
  await office.fill({ 'backer-kind': 'group-office' });
  await office.press('Nominate them');
  await office.sees('until then we write to nobody');
  await office.goto(pathOf(way, (await journey.letter('nia@group.example', /Confirm that you nominate/)).links[0]));
  await office.press(`Yes, I nominate ${name}`);
  await office.sees(`We have written to ${name}`);
  await officer.goto('/pool/interest');
  await officer.sees('Nominated, and not taken up yet', name);
  const councillor = await journey.person(name, null, { phone: true });
  const letter = await journey.letter('rhys.vaughan@westhaven.example', /has nominated you/);
  await councillor.goto(pathOf(way, letter.links[0]));
  await councillor.sees('Nia Cole has nominated you');
  await councillor.seesNot('Chairs the scrutiny of housing');
  await councillor.press('Take it up, and go on');
  await councillor.fill({ role: 'scrutiny-chair', title: 'Chair of scrutiny' });
  await councillor.press('Save and go on');
  await councillor.fill({ why: 'I ask, and then I listen.' });
  await councillor.press('Save and go on');
  await councillor.fill({ days: '6' });
  await councillor.press('Save and go on');
  await councillor.sees('Nia Cole has nominated you already');
  await councillor.press('Send my offer');
  await officer.goto('/');
  await officer.sees(`Read ${name}’s offer to become a peer`);
}

/** The office reads it, plans an event and invites them; they say yes and get what they need to come. */
export async function inviteThem(way: Way): Promise<void> {
  const { placementOfficer: officer, applicant, journey, who } = way;
  await officer.goto('/');
  await officer.sees(`Read ${who.name}’s offer to become a peer`);
  await officer.goto('/pool/interest');
  await officer.follow(who.name);
  await officer.sees('Not in the week of the budget');
  await officer.fill({ move: 'screen', note: 'NOTE-OF-THE-OFFICE' });
  await officer.press('Move, and tell them');
  await officer.goto('/pool/events');
  await officer.press('Plan an event');
  const day = (name: string, date: string) => ({
    [`${name}-day`]: date,
    [`${name}-month`]: '1',
    [`${name}-year`]: '2027',
  });
  await officer.fill({ title: EVENT, place: 'The Market Hall, Eastborough', ...day('from', '11'), 'from-time': '6pm' });
  await officer.fill({ ...day('until', '10'), 'until-time': '4pm', places: '12' });
  await officer.press('Plan the event', { status: 422 });
  await officer.fill(day('until', '12'));
  await officer.press('Plan the event');
  await officer.press('Invite people');
  await officer.tick(who.name);
  await officer.press('Invite them');
  const letter = await journey.letter(who.email, /Can you come/);
  await applicant.goto(pathOf(way, letter.links[0]));
  await applicant.fill({ dietary: 'No nuts', access: 'A hearing loop' });
  await applicant.press('Yes, I will come');
  await applicant.sees('You have a place');
  const place = await journey.letter(who.email, /You have a place/);
  assert.match(place.calendar ?? '', /DTSTART;TZID=Europe\/London:20270111T180000/);
  await officer.goto('/pool/events');
  await officer.follow(EVENT);
  await officer.seesNot('A hearing loop');
  await officer.fill({ joining: 'Ring the bell by the side door.' });
  await officer.press('Send to the person with a place');
  await officer.follow('What people need there');
  await officer.sees('A hearing loop', 'No nuts');
  await applicant.goto('/application');
  await applicant.sees('you have a place');
  await applicant.seesNot('NOTE-OF-THE-OFFICE');
  await applicant.follow(`Your invitation: ${EVENT}`);
  await applicant.sees('Ring the bell by the side door.');
}

/** They come; two people write down what they saw; somebody who was neither decides. */
export async function assessThem(way: Way): Promise<void> {
  const { placementOfficer: officer, programmeManager: manager, assessor, journey, who } = way;
  await journey.goOnTo('2027-01-13T09:00:00Z');
  await officer.goto('/');
  await officer.sees(`Record who came to ${EVENT}`);
  await officer.goto('/pool/events');
  await officer.follow(EVENT);
  await officer.tick(who.name);
  await officer.press('Record who came');
  await officer.follow(who.name);
  await officer.press('Ask them', { status: 422 });
  await officer.fill({ 'assessor-email': ASSESSOR });
  await officer.press('Ask them');
  await officer.page.locator('main select[name="assessor"]').selectOption({ label: 'Kit Oduya' });
  await officer.press('Ask them');
  for (const [person, words] of [
    [assessor, 'Asked the quietest first'],
    [officer, 'Tested it against a second source'],
  ] as const) {
    await person.goto('/assessments');
    await person.follow(who.name);
    const evidence = COMPETENCIES.flatMap(({ key }) => [
      [`seen-${key}`, 'seen'],
      [`evidence-${key}`, words],
    ]);
    await person.fill(Object.fromEntries(evidence.slice(0, 2)));
    await person.press('Save and finish', { status: 422 });
    await person.fill(Object.fromEntries(evidence));
    await person.press('Save and finish');
    await person.sees('Finished');
  }
  await officer.goto('/pool/interest');
  await officer.follow(who.name);
  await officer.press('Read what was seen, and decide');
  await officer.sees('You assessed them, so somebody else decides.');
  await manager.goto('/');
  await manager.sees(`Decide whether ${who.name} is accredited`);
}

/** Accredited: in the pool, with the programme, until the day; the applicant reads what they may and nothing else. */
export async function accreditThem(way: Way): Promise<void> {
  const { programmeManager: manager, applicant, journey, who } = way;
  await manager.goto('/pool/interest');
  await manager.follow(who.name);
  await manager.press('Read what was seen, and decide');
  await manager.sees('Asked the quietest first', 'Tested it against a second source');
  await manager.fill({ decision: 'accredited' });
  await manager.press('Decide, and tell them', { status: 422 });
  await manager.fill({ programmes: PROGRAMME, conditions: 'First beside an experienced lead peer' });
  await manager.press('Decide, and tell them');
  await manager.sees('is in the pool now');
  await manager.goto(`/pool?words=${encodeURIComponent(who.name.split(' ').at(-1) ?? '')}`);
  await manager.follow(who.name);
  await manager.sees('Corporate');
  const letter = await journey.letter(who.email, /You are accredited as a peer/);
  assert.match(letter.text, /First beside an experienced lead peer/);
  await applicant.goto('/application');
  await applicant.sees('First beside an experienced lead peer', 'Accredited for');
  await applicant.seesNot('NOTE-OF-THE-OFFICE', 'Asked the quietest first', 'Ingrid Solberg', 'Una Marsh');
  await applicant.goto('/peer');
}
