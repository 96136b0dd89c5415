import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/result';
import { smallJson } from '../testing/small.ts';
import { readInstance } from './read-instance.ts';

/** Says what is refused once the member at the path is changed. */
function refused(path: string, value: unknown): string | null {
  const json = smallJson() as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = json;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  const read = readInstance(json);
  return isRefusal(read) ? read.why : null;
}

const CASES: readonly (readonly [what: string, path: string, value: unknown, why: string])[] = [
  ['another format', 'format', 'x@1', 'format: expected "critical-friend/matching-instance@1", found "x@1"'],
  ['no peers', 'peers', [], 'peers: expected at least one peer, found []'],
  ['no challenges', 'challenges', [], 'challenges: expected at least one challenge, found []'],
  ['a peer without a name', 'peers.0.id', 7, 'peers[0].id: expected text, found 7'],
  [
    'the same peer twice',
    'peers.1.id',
    'amara',
    'peers[1].id: expected an id of its own (peers[0].id has it already), found "amara"',
  ],
  ['negative days', 'peers.2.daysPerYear', -1, 'peers[2].daysPerYear: expected days from 0 to 1000000, found -1'],
  [
    'a slot of negative days',
    'challenges.0.slots.1.days',
    -4,
    'challenges[0].slots[1].days: expected days from 0 to 366, found -4',
  ],
  [
    'a day that is none',
    'challenges.0.from',
    '2027-02-30',
    'challenges[0].from: expected a date as YYYY-MM-DD, found "2027-02-30"',
  ],
  [
    'an end before the beginning',
    'challenges.1.until',
    '2027-06-07',
    'challenges[1].until: expected a day on or after 2027-06-08, found "2027-06-07"',
  ],
  ['an unknown host', 'challenges.1.host', 'h9', 'challenges[1].host: expected the id of an authority, found "h9"'],
  [
    'an unknown authority of a peer',
    'peers.0.authority',
    'a9',
    'peers[0].authority: expected the id of an authority, found "a9"',
  ],
  [
    'an unknown peer waived',
    'challenges.0.waived',
    ['zed'],
    'challenges[0].waived[0]: expected the id of a peer, found "zed"',
  ],
  [
    'an unknown peer pinned',
    'challenges.0.slots.0.pinned',
    'zed',
    'challenges[0].slots[0].pinned: expected the id of a peer, found "zed"',
  ],
  [
    'a weight above one',
    'challenges.0.focus.finance',
    1.5,
    'challenges[0].focus.finance: expected a weight from 0 to 1, found 1.5',
  ],
  ['a missing list', 'peers.3.unavailable', undefined, 'peers[3].unavailable: expected a list, found nothing'],
  [
    'half an interval',
    'peers.3.unavailable',
    [['2027-01-01']],
    'peers[3].unavailable[0]: expected a first and a last day, found ["2027-01-01"]',
  ],
  ['a policy without load', 'policy.load', [], 'policy.load: expected at least one price, found []'],
  [
    'a number that is text',
    'policy.depth',
    '35',
    'policy.depth: expected points from 0 to a thousand million, found "35"',
  ],
  [
    'a price that no sum could hold',
    'policy.unfilled',
    1e300,
    'policy.unfilled: expected points from 0 to a thousand million, found 1e+300',
  ],
  [
    'a policy that lacks a price',
    'policy.cover',
    undefined,
    'policy.cover: expected points from 0 to a thousand million, found nothing',
  ],
  [
    'two figures for how alike two kinds are',
    'typeSimilarity',
    { UA: { CTY: 0.6 }, CTY: { UA: 0.5 } },
    'typeSimilarity.CTY.UA: expected 0.6, as typeSimilarity.UA.CTY has it, found 0.5',
  ],
  [
    'a text for a number that is none',
    'authorities.0.lat',
    'NaN',
    'authorities[0].lat: expected degrees from -90 to 90, found "NaN"',
  ],
  [
    'a kind of conflict nobody knows',
    'peers.6.conflicts.0.kind',
    'firm',
    'peers[6].conflicts[0].kind: expected "hard" or "soft", found "firm"',
  ],
  [
    'a pin without the role',
    'challenges.0.slots.0.pinned',
    'cleo',
    'challenges[0].slots[0].pinned: expected a peer who keeps the rules, but cleo must have the role and skill the slot asks for',
  ],
  [
    'a pin away on the day',
    'challenges.1.slots.1.pinned',
    'eira',
    'challenges[1].slots[1].pinned: expected a peer who keeps the rules, but eira must be available on every day of the challenge',
  ],
  [
    'a pin at home',
    'challenges.0.slots.2.pinned',
    'hal',
    'challenges[0].slots[2].pinned: expected a peer who keeps the rules, but hal must not be from the host authority',
  ],
];

for (const [what, path, value, why] of CASES) {
  test(`an instance with ${what} is refused in one line that says where`, () => {
    assert.equal(refused(path, value), why);
  });
}

test('pins that together exceed a year, or are a first outing too many, are refused', () => {
  const json = smallJson() as { challenges: { slots: { pinned: string | null }[] }[]; peers: { id: string }[] };
  const pin = (c: number, s: number, peer: string) => {
    (json.challenges[c]?.slots[s] as { pinned: string | null }).pinned = peer;
  };
  pin(0, 0, 'bryn');
  pin(1, 0, 'bryn');
  const days = readInstance(json);
  assert.equal(
    isRefusal(days) ? days.why : null,
    'challenges[1].slots[0].pinned: expected a peer who keeps the rules, but bryn must have enough days in their year for the slot',
  );
  pin(0, 0, 'amara');
  pin(1, 0, 'amara');
  pin(0, 1, 'dev');
  pin(0, 2, 'gwen');
  const first = readInstance(json);
  assert.equal(
    isRefusal(first) ? first.why : null,
    'challenges[0].slots[2].pinned: expected a peer who keeps the rules, but gwen must not be one first outing more than the 1 allowed',
  );
});

test('anything that is no object at all is refused', () => {
  for (const json of [null, 4, 'x', []]) {
    const read = readInstance(json);
    assert.ok(isRefusal(read) && read.why.startsWith('the whole file: expected an object'));
  }
});
