import { aBody, aGrant, anAuthority, aPerson, aProgramme } from '../../../src/modules/challenges/testing/people.ts';
import { makePeer } from '../../../src/modules/pool/testing/builders.ts';
import type { Journey, Person } from '../../support/journey.ts';

/** The nine people of the journey, each at a window of their own, and the challenge once there is one. */
export type Life = {
  readonly journey: Journey;
  readonly programmeManager: Person;
  readonly placementOfficer: Person;
  readonly challengeManager: Person;
  readonly hostCoordinator: Person;
  readonly hostSponsor: Person;
  /** At a phone. */
  readonly leadPeer: Person;
  readonly interviewee: Person;
  readonly applicant: Person;
  readonly publicReader: Person;
  /** `/challenges/REFERENCE`, from the enquiry on. */
  path: string;
  /** `/reports/SLUG`, once the report is published. */
  report: string;
};

/** Everybody's address: letters are read by it. */
export const EMAILS = {
  programmeManager: 'una.marsh@body.example',
  placementOfficer: 'kit.oduya@body.example',
  challengeManager: 'mair.griffiths@body.example',
  hostCoordinator: 'cora.bell@northmoor.example',
  hostSponsor: 'samir.dass@northmoor.example',
  leadPeer: 'ingrid.solberg@peers.example',
  officerPeer: 'owen.tate@peers.example',
  memberPeer: 'bea.lockhart@peers.example',
  decliningPeer: 'piotr.nowak@peers.example',
  healthPeer: 'grace.adeyemi@peers.example',
  interviewee: 'ines.fairley@northmoor.example',
  applicant: 'tom.arkwright@elsewhere.example',
} as const;

export const HOST = 'Northmoor Council';
const PROGRAMME = 'adult-social-care';
const ACCREDITED = [{ programme: PROGRAMME, from: '2026-01-01', until: '2028-12-31' }];

/** The programme body, the host, other authorities, a pool of eight, and nine people at their windows. */
export async function theCast(journey: Journey): Promise<Life> {
  const { db } = journey.service;
  const bodyId = await aBody(db);
  await aProgramme(db, bodyId, PROGRAMME);
  const hostId = await anAuthority(db, { name: HOST, shortName: 'Northmoor', region: 'North East' });
  const office = async (name: string, email: string, role: 'programme-manager' | 'placement-officer') =>
    aGrant(db, await aPerson(db, { name, email }), { role, bodyId });
  await office('Una Marsh', EMAILS.programmeManager, 'programme-manager');
  await office('Kit Oduya', EMAILS.placementOfficer, 'placement-officer');
  const host = async (name: string, email: string, role: 'host-coordinator' | 'host-sponsor') =>
    aGrant(db, await aPerson(db, { name, email, authorityId: hostId }), { role, authorityId: hostId });
  await host('Cora Bell', EMAILS.hostCoordinator, 'host-coordinator');
  await host('Samir Dass', EMAILS.hostSponsor, 'host-sponsor');
  await thePool(journey, bodyId, hostId);
  const { leadPeer, programmeManager, placementOfficer, challengeManager, hostCoordinator, hostSponsor } = EMAILS;
  return {
    journey,
    programmeManager: await journey.person('Una Marsh', programmeManager),
    placementOfficer: await journey.person('Kit Oduya', placementOfficer),
    challengeManager: await journey.person('Mair Griffiths', challengeManager),
    hostCoordinator: await journey.person('Cora Bell', hostCoordinator),
    hostSponsor: await journey.person('Samir Dass', hostSponsor),
    leadPeer: await journey.person('Ingrid Solberg', leadPeer, { phone: true }),
    interviewee: await journey.person('Ines Fairley', EMAILS.interviewee),
    applicant: await journey.person('Tom Arkwright', EMAILS.applicant),
    publicReader: await journey.person('A public reader', null),
    path: '',
    report: '',
  };
}

/** Eight peers: one for each place, one who will say no, one from the host itself, one who is not accredited, one in reserve. */
async function thePool({ service: { db } }: Journey, bodyId: string, hostId: string): Promise<void> {
  const far = await anAuthority(db, { name: 'Westhaven Council', region: 'South West' });
  const near = await anAuthority(db, { name: 'Eastborough Council', region: 'North East' });
  const director = { role: 'director-adult-services', roleTitle: 'Director of Adult Services' };
  const deep = { skills: { 'adult-social-care': 3 }, accredited: ACCREDITED, bodyId, authorityId: far };
  const health = { ...deep, role: 'health-manager', roleTitle: 'Director of Integration', kind: 'health' };
  const assistant = { role: 'assistant-director', roleTitle: 'Assistant Director' };
  const member = { role: 'cabinet-member', roleTitle: 'Cabinet member for adults', kind: 'member' };
  await makePeer(db, { ...deep, ...director, name: 'Ingrid Solberg', email: EMAILS.leadPeer });
  await makePeer(db, { ...deep, ...director, name: 'Morven Blake', authorityId: hostId });
  await makePeer(db, { ...deep, ...director, name: 'Noor Jamil', accredited: [] });
  await makePeer(db, { ...deep, ...assistant, name: 'Owen Tate', email: EMAILS.officerPeer });
  await makePeer(db, { ...deep, ...assistant, name: 'Rhian Powell' });
  await makePeer(db, { ...deep, ...member, name: 'Bea Lockhart', email: EMAILS.memberPeer, authorityId: near });
  await makePeer(db, { ...health, name: 'Piotr Nowak', email: EMAILS.decliningPeer });
  await makePeer(db, { ...health, name: 'Grace Adeyemi', email: EMAILS.healthPeer });
}
