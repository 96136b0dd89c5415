import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { findTheme, loadProgrammeDefinitions, meetsSlot, STAGE_KEYS } from '#modules/programmes';
import { demoAuthority } from './authorities.ts';
import { buildChallenges } from './challenges.ts';
import { buildOnSite, ON_SITE_TEAM } from './on-site.ts';
import { buildPeers, ON_SITE_PEERS } from './peers.ts';
import { demoPerson } from './people.ts';
import { buildPublishedReport } from './published-report.ts';

const TODAY = '2027-05-12';
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../programmes');
const loaded = await loadProgrammeDefinitions(folder);
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const { definitions } = loaded;
const peers = buildPeers(TODAY, 1);
const challenges = buildChallenges(TODAY, peers, definitions);

test('There are fourteen challenges in all four programmes and in every stage of life.', () => {
  assert.equal(challenges.length, 14);
  assert.deepEqual(
    STAGE_KEYS.filter((stage) => !challenges.some((each) => each.stage === stage)),
    [],
  );
  assert.equal(new Set(challenges.map((each) => each.programme)).size, 4);
  assert.equal(new Set(challenges.map((each) => each.host)).size, 14);
});

test('Every challenge looks at themes of its programme, and its people write from the host.', () => {
  for (const challenge of challenges) {
    const definition = definitions.find((each) => each.key === challenge.programme);
    if (definition === undefined) throw new Error(challenge.programme);
    for (const theme of challenge.themes) assert.ok(findTheme(definition, theme), `${challenge.key}: ${theme}`);
    assert.ok(challenge.themes.length >= definition.focus.leastThemes, challenge.key);
    assert.ok(challenge.localThemes.length <= definition.focus.localThemesMost, challenge.key);
    const narrowing = definition.focus.narrowings.find((each) => each.key === challenge.narrowing);
    if (challenge.narrowing) assert.deepEqual(challenge.themes, narrowing?.themes, challenge.key);
    const { domain } = demoAuthority(challenge.host);
    for (const person of [challenge.sponsor, challenge.coordinator]) assert.ok(person.email.endsWith(`@${domain}`));
    if (challenge.onSiteFrom) assert.equal(challenge.slots.length, definition.team.slots.length);
  }
});

test('Today is the third of five days in Northdale, with the team that the notes speak of.', () => {
  const onSite = challenges.find((each) => each.stage === 'on-site');
  assert.deepEqual([onSite?.onSiteFrom, onSite?.onSiteUntil], ['2027-05-10', '2027-05-14']);
  assert.deepEqual(
    onSite?.slots.map((slot) => slot.key),
    [...ON_SITE_TEAM],
  );
  assert.deepEqual(
    onSite?.slots.map((slot) => peers.find((peer) => peer.key === slot.peer)?.email),
    ON_SITE_TEAM.map((slot) => ON_SITE_PEERS[slot]),
  );
  assert.equal(onSite?.sponsor.email, demoPerson('host-sponsor').email);
  assert.equal(onSite?.coordinator.email, demoPerson('host-coordinator').email);
});

test('The themes of notes, findings and sessions are the on-site challenge’s.', () => {
  const onSite = challenges.find((each) => each.key === 'northdale');
  const content = buildOnSite(TODAY);
  const agreed = [...(onSite?.themes ?? []), ...(onSite?.localThemes ?? []).map(({ key }) => key)];
  const used = [...content.notes, ...content.findings].map((each) => each.theme);
  for (const theme of [...used, ...content.sessions.flatMap((session) => session.themes)]) {
    assert.ok(agreed.includes(theme), theme);
  }
  const report = buildPublishedReport(TODAY);
  assert.deepEqual(
    report.sections.map((section) => section.theme),
    challenges.find((each) => each.key === report.challenge)?.themes,
  );
});

test('Nobody is in two teams but those who manage, nobody is at home or in conflict, and somebody has served.', () => {
  const placed = new Map<string, string>();
  for (const challenge of challenges) {
    const definition = definitions.find((each) => each.key === challenge.programme);
    const team = challenge.slots.flatMap((slot) => peers.find((peer) => peer.key === slot.peer) ?? []);
    for (const peer of team) {
      assert.notEqual(peer.authority, challenge.host);
      assert.ok(!peer.previousAuthorities.includes(challenge.host));
      assert.ok(!peer.conflicts.some((each) => each.authority === challenge.host));
      if (!peer.staff) assert.equal(placed.get(peer.key), undefined, `${peer.name} is in two teams`);
      placed.set(peer.key, challenge.key);
    }
    const volunteers = team.filter((peer) => !peer.staff);
    if (volunteers.length > 0) {
      assert.ok(
        volunteers.some((peer) => peer.history.length > 0),
        challenge.key,
      );
      const firsts = volunteers.filter((peer) => peer.history.length === 0).length;
      assert.ok(firsts <= (definition?.team.maxFirstOutings ?? 0), challenge.key);
    }
    for (const slot of challenge.slots)
      assert.equal(slot.peer === null, slot.state === 'open', `${challenge.key} ${slot.key}`);
  }
});

test('The pool has no second chief executive, leader or director beside those that the hosts name.', () => {
  const hosts = new Set(challenges.map((each) => each.host));
  const once = ['chief-executive', 'managing-director', 'council-leader', 'director-adult-services'];
  for (const peer of peers.filter((each) => each.roles.some((role) => once.includes(role)))) {
    assert.ok(!hosts.has(peer.authority ?? ''), `${peer.name} at ${peer.authority}`);
  }
});

test('Whoever leads has served before, and no manager is on two visits at once.', () => {
  for (const challenge of challenges) {
    const lead = challenge.slots.find((slot) => slot.key === 'lead')?.peer;
    if (lead) assert.ok((peers.find((peer) => peer.key === lead)?.history.length ?? 0) > 0, challenge.key);
  }
  const visits = challenges.flatMap((each) => each.slots.flatMap(({ peer }) => (peer ? [{ peer, ...each }] : [])));
  for (const [index, a] of visits.entries()) {
    for (const b of visits.slice(index + 1).filter((each) => each.peer === a.peer)) {
      const apart = (a.onSiteUntil ?? '') < (b.onSiteFrom ?? '') || (b.onSiteUntil ?? '') < (a.onSiteFrom ?? '');
      assert.ok(apart, `${a.key} and ${b.key}`);
    }
  }
});

test('Four places are open or waiting, and two people have said no with a reason.', () => {
  const forming = challenges.filter((each) => each.stage === 'team').flatMap((each) => each.slots);
  assert.equal(forming.filter((slot) => slot.state === 'open').length, 2);
  assert.equal(forming.filter((slot) => slot.state === 'offered' || slot.state === 'proposed').length, 2);
  assert.equal(forming.flatMap((slot) => slot.declined).length, 2);
});

test('Eastquay asks for what nobody in the pool brings, on any day: a gap from which a call for peers is opened.', () => {
  const slot = definitions
    .find((each) => each.key === 'adult-social-care')
    ?.team.slots.find((each) => each.key === 'senior-officer');
  const skill = challenges
    .find((each) => each.key === 'eastquay')
    ?.slots.find((each) => each.key === 'senior-officer')?.skill;
  assert.deepEqual([skill, slot?.skillChosenAtScoping, slot?.optional], ['equality', true, false]);
  for (const day of [TODAY, '2026-11-29', '2027-01-04', '2027-08-31']) {
    const able = (topic: typeof skill) =>
      buildPeers(day, 1).filter((peer) => {
        const skills = Object.fromEntries(Object.entries(peer.skills).map(([each, { level }]) => [each, level]));
        return slot && meetsSlot(slot, { roles: peer.roles, skills }, topic ?? null);
      });
    assert.deepEqual(able(skill), [], day);
    assert.ok(able(null).length >= 4, day);
  }
});

test('The same day and seed make the same teams, on any day of the year.', () => {
  assert.deepEqual(buildChallenges(TODAY, buildPeers(TODAY, 1), definitions), challenges);
  for (const day of [
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2028-02-29',
  ]) {
    assert.equal(buildChallenges(day, buildPeers(day, 1), definitions).length, 14);
  }
});
