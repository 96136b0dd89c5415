import assert from 'node:assert/strict';
import path from 'node:path';
import { Writable } from 'node:stream';
import { commands } from '../../../src/commands.ts';
import { aBody, aGrant, aPerson, aProgramme } from '../../../src/modules/challenges/testing/people.ts';
import { makePeer } from '../../../src/modules/pool/testing/builders.ts';
import type { Journey, Person } from '../../support/journey.ts';

/** Where the registers lie that anybody can download; none of them is part of the product. */
export const OPEN_DATA = path.resolve(import.meta.dirname, '../../../../shared/data');

const REGISTERS = [
  'authorities/uk_local_authorities_future.csv',
  'adjacency/uk_adjacency.csv',
  'similarity/ons_areas_similar.json',
  'political/council_composition_2021.csv',
  'lgbf/lgbf_family_groups.csv',
];

/** Those who take part, each at a window of their own. The people are made up; their councils are real. */
export type Council = {
  readonly journey: Journey;
  readonly programmeManager: Person;
  /** Runs the challenge for the service: manages it, and writes nothing of the report. */
  readonly facilitator: Person;
  readonly hostCoordinator: Person;
  readonly hostSponsor: Person;
  /** At a phone. */
  readonly reviewer: Person;
  readonly interviewee: Person;
  readonly publicReader: Person;
  /** `/challenges/REFERENCE`, from the enquiry on. */
  path: string;
};

export const PROGRAMME = 'peer-collaborative-improvement';
export const PEOPLE = {
  programmeManager: { name: 'Isla Rennie', email: 'isla.rennie@service.example' },
  facilitator: { name: 'Fraser Ogilvie', email: 'fraser.ogilvie@service.example' },
  hostCoordinator: { name: 'Catriona Mair', email: 'catriona.mair@falkirk.example' },
  hostSponsor: { name: 'Alasdair Boyd', email: 'alasdair.boyd@falkirk.example' },
  reviewer: { name: 'Niamh Drummond', email: 'niamh.drummond@renfrewshire.example' },
  second: { name: 'Rory Sinclair', email: 'rory.sinclair@southayrshire.example' },
  neighbour: { name: 'Eilidh Guthrie', email: 'eilidh.guthrie@westlothian.example' },
  interviewee: { name: 'Morag Petrie', email: 'morag.petrie@falkirk.example' },
} as const;

/** The real councils, brought in by the command that an office runs; the service, the host and a pool of five. */
export async function theCouncils(journey: Journey): Promise<Council> {
  const { db } = journey.service;
  await importRegisters(journey);
  const bodyId = await aBody(db, 'The Improvement Partnership');
  await aProgramme(db, bodyId, PROGRAMME);
  const host = await council(journey, 'Falkirk');
  const { programmeManager, hostCoordinator, hostSponsor, reviewer, interviewee } = PEOPLE;
  await aGrant(db, await aPerson(db, programmeManager), { role: 'programme-manager', bodyId });
  const ofHost = { authorityId: host };
  await aGrant(db, await aPerson(db, { ...hostCoordinator, ...ofHost }), { role: 'host-coordinator', ...ofHost });
  await aGrant(db, await aPerson(db, { ...hostSponsor, ...ofHost }), { role: 'host-sponsor', ...ofHost });
  await thePool(journey, bodyId);
  const sits = (who: { name: string; email: string }, options = {}) => journey.person(who.name, who.email, options);
  return {
    journey,
    programmeManager: await sits(programmeManager),
    facilitator: await sits(PEOPLE.facilitator),
    hostCoordinator: await sits(hostCoordinator),
    hostSponsor: await sits(hostSponsor),
    reviewer: await sits(reviewer, { phone: true }),
    interviewee: await sits(interviewee),
    publicReader: await journey.person('A public reader', null),
    path: '',
  };
}

/** `cli -- authorities import FILE…`, as a terminal would run it. */
async function importRegisters({ service }: Journey): Promise<void> {
  let said = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  const command = commands.find((each) => each.name === 'authorities');
  assert.equal(command?.kind, 'database');
  if (command?.kind !== 'database') return;
  const files = REGISTERS.map((file) => path.join(OPEN_DATA, file));
  const code = await command.run(['import', ...files], { stdout: stream, stderr: stream }, service.services);
  assert.equal(code, 0, said);
  assert.match(said, /^authorities: added 470/);
}

/** The code of the one Scottish council that the register calls so. */
async function council({ service }: Journey, shortName: string): Promise<string> {
  const rows = await service.db
    .selectFrom('authorities')
    .select('id')
    .where('short_name', '=', shortName)
    .where('nation', '=', 'Scotland')
    .where('ends_on', 'is', null)
    .execute();
  assert.equal(rows.length, 1, `${shortName} is ${rows.length} councils`);
  return rows[0]?.id ?? '';
}

/** Three reviewers of three councils, one more of a council that lends one already, and one of the host itself. */
async function thePool(journey: Journey, bodyId: string): Promise<void> {
  const { db } = journey.service;
  const accredited = [{ programme: PROGRAMME, from: '2026-01-01', until: '2029-12-31' }];
  const able = { bodyId, accredited, skills: { housing: 3 } };
  const director = { role: 'director', roleTitle: 'Director of place' };
  const head = { role: 'head-of-service', roleTitle: 'Head of housing' };
  const renfrewshire = await council(journey, 'Renfrewshire');
  await makePeer(db, { ...able, ...head, ...PEOPLE.reviewer, authorityId: renfrewshire });
  await makePeer(db, { ...able, ...head, name: 'Blair Tennant', authorityId: renfrewshire });
  await makePeer(db, { ...able, ...director, ...PEOPLE.second, authorityId: await council(journey, 'South Ayrshire') });
  await makePeer(db, { ...able, ...head, ...PEOPLE.neighbour, authorityId: await council(journey, 'West Lothian') });
  await makePeer(db, { ...able, ...director, name: 'Struan Weir', authorityId: await council(journey, 'Falkirk') });
}
