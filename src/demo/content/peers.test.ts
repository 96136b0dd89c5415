import assert from 'node:assert/strict';
import test from 'node:test';
import { addToDate } from '#kernel/dates';
import { ROLES, TOPICS } from '#modules/programmes';
import { AUTHORITIES, demoAuthority, PARTIES } from './authorities.ts';
import { buildPeers, ON_SITE_PEERS } from './peers.ts';
import { demoPerson } from './people.ts';

const TODAY = '2027-05-12';
const peers = buildPeers(TODAY, 1);
const codes = new Set(AUTHORITIES.map((each) => each.code));

test('The pool has 260 peers, each with a name and an address of their own.', () => {
  assert.equal(peers.length, 260);
  assert.equal(new Set(peers.map((peer) => peer.email)).size, 260);
  assert.equal(new Set(peers.map((peer) => peer.name)).size, 260);
  for (const peer of peers) assert.match(peer.email, /^[a-z.-]+@[a-z]+\.example$/);
});

test('The same day and seed make the same pool; another seed makes another.', () => {
  assert.deepEqual(buildPeers(TODAY, 1), peers);
  assert.notDeepEqual(buildPeers(TODAY, 2), peers);
});

test('Everything that a profile refers to exists.', () => {
  for (const peer of peers) {
    for (const role of peer.roles) assert.ok(ROLES.includes(role));
    for (const topic of Object.keys(peer.skills)) assert.ok(TOPICS.some((each) => each === topic));
    const places = [peer.authority, ...peer.previousAuthorities, ...peer.conflicts.map((each) => each.authority)];
    for (const code of places) assert.ok(code === null || codes.has(code));
    for (const { host } of peer.history) assert.notEqual(host, peer.authority);
    assert.ok(!peer.previousAuthorities.includes(peer.authority ?? ''));
    assert.ok(peer.bio.length > 40 && !peer.bio.includes('undefined') && !peer.bio.includes('{'), peer.bio);
  }
});

test('A councillor has a party, nobody else has; a leader’s is the party that leads.', () => {
  for (const peer of peers) {
    assert.equal(peer.party !== null, peer.kind === 'member', peer.name);
    if (peer.roles.includes('council-leader')) {
      assert.equal(peer.party, demoAuthority(peer.authority ?? '').leadingParty);
    }
  }
  for (const party of PARTIES) assert.ok(peers.filter((peer) => peer.party === party).length >= 5, party);
});

test('Some accreditations have lapsed, some lapse soon, most last; some profiles are stale.', () => {
  const soon = addToDate(TODAY, { days: 90 });
  const untils = peers.flatMap((peer) => peer.accreditations.map((each) => each.until));
  const lapsed = untils.filter((until) => until < TODAY).length;
  const lapsing = untils.filter((until) => until >= TODAY && until <= soon).length;
  assert.ok(lapsed >= 15 && lapsing >= 25 && lapsed + lapsing < untils.length / 3, `${lapsed}, ${lapsing}`);
  const stale = peers.filter((peer) => peer.lastConfirmed < addToDate(TODAY, { days: -365 })).length;
  assert.ok(stale >= 20 && stale <= 70, `${stale}`);
});

test('The on-site team and the demo’s peer are in the pool.', () => {
  const emails = new Set(peers.map((peer) => peer.email));
  for (const email of Object.values(ON_SITE_PEERS)) assert.ok(emails.has(email), email);
  assert.equal(ON_SITE_PEERS.lead, demoPerson('peer').email);
  assert.equal(ON_SITE_PEERS['challenge-manager'], demoPerson('challenge-manager').email);
});
