import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { at, instance, session, USUAL } from '../../../testing/instances.ts';
import type { Placement, Session } from '../instance.ts';
import { modelOf } from '../solve/model.ts';
import { teamsOf } from '../solve/teams.ts';
import { boundingOf, improvePrices, proveBound } from './whole.ts';

const never = () => false;

/** What is proven, after a few hundred steps, of sessions about finance that all need the lead, who is there on the first day alone. */
function boundFor(sessions: readonly Session[]): string {
  const { peers } = instance();
  const away = [['2027-05-12T00:00', '2027-05-12T24:00']] as const;
  const team = [{ ...peers[0]!, unavailable: away }, ...peers.slice(1)];
  const model = modelOf(instance({ sessions, peers: team, policy: { ...USUAL, balance: 0 } }));
  const bounding = boundingOf(model, teamsOf(model));
  improvePrices(bounding, 300, 0, seededRandom(1), never);
  proveBound(bounding, null, { seconds: 60 });
  return bounding.bound.toFixed(2);
}

const withLead = (id: string, pinned: Placement | null = null): Session =>
  session(id, { topics: { finance: 1 }, mustHave: ['lead'], pinned });

test('What a session costs that is pinned late is known for certain', () => {
  assert.equal(boundFor([withLead('s1', at('16:30', 'room-1', ['lead']))]), '7.00');
});

test('A morning that a pin cuts in two holds one session less, and one of the afternoon is a quarter of an hour late', () => {
  const others = ['s2', 's3', 's4', 's5'].map((id) => withLead(id));
  assert.equal(boundFor([withLead('s1'), ...others]), '50.00');
  assert.equal(boundFor([withLead('s1', at('10:30', 'room-1', ['lead'])), ...others]), '49.25');
});
