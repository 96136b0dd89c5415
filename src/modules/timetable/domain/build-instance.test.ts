import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { londonDate, londonTime } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { standsOn, theFacts, toHear } from '../testing/proposal-facts.ts';
import { verify } from '../verifier/verify.ts';
import { buildInstance, type ProposalFacts } from './build-instance.ts';
import { readInstance, trustedInstance } from './engine/read-instance.ts';
import { greedyTimetable } from './engine/solve/greedy.ts';
import { isHeard, type Standing } from './instance/standing.ts';
import { proposalOf } from './proposal.ts';

/** The plainest timetable of these facts: where each session goes on the host’s clocks, and why the others go nowhere. */
function propose(facts: ProposalFacts, now = '2027-05-01T09:00') {
  const built = buildInstance(facts);
  const draft = greedyTimetable(trustedInstance(built.instance));
  const { placed, unplaced } = proposalOf(built, draft, now);
  const at = (instant: string) => `${londonDate(new Date(instant)).slice(8)} ${londonTime(new Date(instant))}`;
  return {
    placed: Object.fromEntries(placed.map((each) => [each.wantedId, at(each.startsAt)])),
    peers: Object.fromEntries(placed.map((each) => [each.wantedId, each.peerIds])),
    why: Object.fromEntries(unplaced.map((each) => [each.wantedId, each.why])),
  };
}

describe('A room of which nobody has said how many it holds', () => {
  it('holds as many as anything that is wanted', () => {
    const hall = { id: 'hall', name: 'Hall', site: 'Town hall', capacity: null };
    const small = { id: 'small', name: 'Small', site: 'Town hall', capacity: 40 };
    const wanted = [toHear('Residents', { kind: 'focus-group', othersExpected: 500 })];
    assert.deepEqual(propose(theFacts({ rooms: [hall], wanted })).placed, { Residents: '11 09:00' });
    assert.deepEqual(propose(theFacts({ rooms: [small], wanted })).placed, {});
  });
});

describe('A presentation', () => {
  it('that was set by hand comes after everything to be heard, and the team’s own meetings may follow it', () => {
    const said = standsOn(12, '14:00', '15:00', { title: 'The presentation', kind: 'feedback' });
    const late = toHear('Late', { onDay: '2027-05-13' });
    const early = toHear('Early', { onDay: '2027-05-12', notBefore: '10:00', doneBy: '11:00' });
    const review = toHear('Review', { kind: 'team-meeting', onDay: '2027-05-13', notBefore: '16:00' });
    assert.deepEqual(propose(theFacts({ wanted: [late, early, review], standing: [said] })), {
      placed: { Early: '12 10:00', Review: '13 16:00' },
      peers: { Early: ['ann'], Review: ['ben'] },
      why: { Late: ['The presentation, which must come after it, has begun, all of the time'] },
    });
    // Off the grid, over lunch or out of hours it is the same.
    for (const [from, until] of [
      ['14:05', '15:00'],
      ['12:00', '13:00'],
      ['18:00', '19:00'],
    ] as const) {
      const off = standsOn(12, from, until, { title: 'The presentation', kind: 'feedback' });
      const { placed, why } = propose(theFacts({ wanted: [late, early], standing: [off] }));
      assert.deepEqual([placed, Object.keys(why)], [{ Early: '12 10:00' }, ['Late']], from);
    }
  });

  it('that is still to be placed comes after what was set by hand, wherever that stands', () => {
    const feedback = toHear('Feedback', { kind: 'feedback', onDay: '2027-05-13', notBefore: '12:00' });
    const facts = (from: string, until: string) =>
      theFacts({ wanted: [feedback], standing: [standsOn(13, from, until)] });
    assert.deepEqual(propose(facts('15:00', '16:00')).placed, { Feedback: '13 16:00' });
    assert.deepEqual(propose(facts('15:10', '16:10')).placed, { Feedback: '13 16:15' });
    assert.deepEqual(propose(facts('15:30', '17:00')).why, {
      Feedback: ['By hand, which must come first, has not ended, all of the time'],
    });
  });

  it('is the last one: a first word early in the week leaves the rest of the week to be heard', () => {
    const word = standsOn(11, '16:00', '17:00', { title: 'A first word', kind: 'feedback' });
    const wanted = [
      toHear('Late', { onDay: '2027-05-13' }),
      toHear('Feedback', { kind: 'feedback', onDay: '2027-05-13', notBefore: '15:00' }),
    ];
    assert.deepEqual(propose(theFacts({ wanted, standing: [word] })).placed, {
      Late: '13 09:00',
      Feedback: '13 15:00',
    });
  });
});

describe('A welcome', () => {
  const welcome = (changes = {}) =>
    toHear('Welcome', { kind: 'meeting', templateKey: 'welcome', minutes: 45, onDay: '2027-05-11', ...changes });
  const early = toHear('A', { intervieweeIds: ['sam'] });

  it('that the programme wants on the first day comes before anything is heard', () => {
    assert.deepEqual(propose(theFacts({ wanted: [early, welcome()] })).placed, { A: '11 09:45', Welcome: '11 09:00' });
    const later = welcome({ notBefore: '09:30' });
    assert.deepEqual(propose(theFacts({ wanted: [early, later] })).placed, { A: '11 10:15', Welcome: '11 09:30' });
  });

  it('keeps nobody waiting who can only come before it, nor where those who welcome cannot come soon', () => {
    const only = toHear('A', { onDay: '2027-05-11', doneBy: '10:00' });
    assert.deepEqual(Object.keys(propose(theFacts({ wanted: [only, welcome()] })).why), []);
    const people = [
      { id: 'rhian', name: 'Rhian', unavailable: [['2027-05-11T00:00', '2027-05-11T14:00'] as const] },
      { id: 'sam', name: 'Sam', unavailable: [] },
    ];
    const late = welcome({ intervieweeIds: ['rhian'] });
    assert.deepEqual(propose(theFacts({ people, wanted: [early, late] })).placed, {
      A: '11 09:00',
      Welcome: '11 14:00',
    });
  });

  it('is neither a meeting on a theme nor one that somebody added', () => {
    const after = (changes: object) =>
      buildInstance(theFacts({ wanted: [early, welcome(changes)] })).instance.sessions[0]?.after;
    assert.deepEqual(
      [after({}), after({ themeIds: ['money'] }), after({ templateKey: null }), after({ onDay: '2027-05-12' })],
      [['Welcome'], [], [], []],
    );
  });
});

describe('What stands by hand', () => {
  const standing = [standsOn(13, '09:00', '09:45', { intervieweeIds: ['rhian'], peerIds: ['ann'] })];
  const then = { onDay: '2027-05-13', notBefore: '10:00', doneBy: '11:00', intervieweeIds: ['rhian'] };

  it('takes its people as long as it lasts, and for the way to where they go next', () => {
    const here = toHear('Here', { ...then, roomId: 'r1' });
    const there = toHear('There', { ...then, roomId: 'yard' });
    assert.deepEqual(propose(theFacts({ wanted: [here], standing })).placed, { Here: '13 10:00' });
    assert.deepEqual(propose(theFacts({ wanted: [there], standing })).why, {
      There: ['Rhian is in By hand then, or on the way, all of the time'],
    });
  });

  it('counts among the sessions that a peer has', () => {
    const times = ['09:00', '10:15', '11:30', '13:15', '14:30'];
    const hers = times.map((from) => standsOn(11, from, `${from.slice(0, 3)}45`, { peerIds: ['ann'], roomId: null }));
    const wanted = [1, 2, 3, 4].map((n) => toHear(`Interview ${n}`));
    const { peers } = propose(theFacts({ wanted, standing: hers }));
    assert.deepEqual(new Set(Object.values(peers).flat()), new Set(['ben', 'cy']));
  });

  it('is no part of what is proposed, and is told apart from what is called the same', () => {
    const { placed } = propose(theFacts({ wanted: [toHear('By hand')], standing }));
    assert.deepEqual(Object.keys(placed), ['By hand']);
  });

  it('against a rule takes its people for the longest way from there, and that is what is said', () => {
    const lunch = standsOn(13, '12:00', '13:00', { intervieweeIds: ['rhian'], peerIds: ['ann'] });
    const soon = toHear('Soon', { ...then, notBefore: '13:15', doneBy: '14:15' });
    const { why } = propose(theFacts({ wanted: [soon], standing: [lunch] }));
    assert.deepEqual(why, { Soon: ['Rhian is in a session set by hand then, or on the way, all of the time'] });
    const other = { ...soon, intervieweeIds: ['sam'], peerIds: ['ben'] };
    assert.deepEqual(propose(theFacts({ wanted: [other], standing: [lunch] })).placed, { Soon: '13 13:15' });
  });
});

describe('Proposing again', () => {
  it('knows where a visit and a call stand, so that moving them has its price', () => {
    const visit = toHear('The depot', { kind: 'site-visit', placeNote: 'Mill Lane' });
    const call = toHear('A call', { kind: 'call' });
    const startsAt = standsOn(13, '14:00', '15:00').startsAt;
    const current = new Map([visit, call].map(({ id }) => [id, { startsAt, roomId: null, peerIds: ['ann'] }]));
    const { instance } = buildInstance(theFacts({ wanted: [visit, call], current }));
    assert.deepEqual(
      instance.sessions.map((each) => each.current),
      [
        { start: '2027-05-13T14:00', place: 'Mill Lane (The depot)', peers: ['Ann'] },
        { start: '2027-05-13T14:00', place: 'Its own place (A call)', peers: ['Ann'] },
      ],
    );
    const moved = { ...visit, placeNote: '', kind: 'interview' };
    assert.equal(buildInstance(theFacts({ wanted: [moved], current })).instance.sessions[0]?.current, null);
  });
});

describe('Why something has no place', () => {
  it('is said of the day it is wanted for: that somebody is away on another day is no reason', () => {
    const away = ['2027-05-11', '2027-05-12'].map((day) => [`${day}T00:00`, `${day}T23:59`] as const);
    const people = [{ id: 'rhian', name: 'Rhian', unavailable: away }];
    const rooms = [{ id: 'r1', name: 'Room 1', site: 'Town hall', capacity: 20 }];
    const standing = [standsOn(13, '09:00', '17:30', { roomId: 'r1' })];
    const wanted = [toHear('Rhian', { onDay: '2027-05-13', intervieweeIds: ['rhian'] })];
    assert.deepEqual(propose(theFacts({ people, rooms, standing, wanted })).why, {
      Rhian: ['No suitable place is available, all of the time'],
    });
  });

  it('is that its time is over, where it is', () => {
    const now = '2027-05-13T14:00';
    const facts = (changes: Parameters<typeof toHear>[1]) => {
      const built = buildInstance(theFacts({ days: ['2027-05-13'], wanted: [toHear('Today', changes)] }));
      return proposalOf(built, { sessions: [], unplaced: ['Today'] }, now).unplaced[0]?.why;
    };
    assert.deepEqual(facts({ onDay: '2027-05-13', doneBy: '11:00' }), ['It is too late for that by now']);
    assert.deepEqual(facts({ minutes: 240 }), ['It is too late for that by now']);
    assert.deepEqual(facts({ othersExpected: 90 }), ['No place is large enough for 91 people, all of the time']);
  });

  it('is told of two places that are described at length and alike', () => {
    const placeNote = `The depot in Mill Lane. ${'x'.repeat(276)}`;
    const wanted = [toHear('One', { placeNote, kind: 'meeting' }), toHear('Other', { placeNote, kind: 'meeting' })];
    assert.deepEqual(Object.keys(propose(theFacts({ wanted })).placed), ['One', 'Other']);
  });
});

describe('Whatever stands', () => {
  const rooms = ['r1', 'r2', 'yard', null] as const;
  const quarter = fc.integer({ min: 8 * 12, max: 18 * 12 });
  const clock = (fives: number) =>
    `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`;
  const standing = fc.array(
    fc
      .record({
        day: fc.integer({ min: 10, max: 14 }),
        from: quarter,
        fives: fc.integer({ min: 3, max: 24 }),
        roomId: fc.constantFrom(...rooms),
        kind: fc.constantFrom('interview', 'site-visit', 'call', 'feedback', 'team-meeting'),
        peerIds: fc.subarray(['ann', 'ben', 'cy', 'gone']),
        intervieweeIds: fc.subarray(['rhian', 'sam']),
        isOther: fc.boolean(),
      })
      .map(({ day, from, fives, isOther, ...rest }): Standing => {
        const each = standsOn(day, clock(from), clock(Math.min(from + fives, 23 * 12)), rest);
        return isOther ? { ...each, own: null, intervieweeIds: [] } : each;
      }),
    { maxLength: 7 },
  );
  const wanted = [
    toHear('Rhian', { intervieweeIds: ['rhian'], peersNeeded: 2 }),
    toHear('Sam', { intervieweeIds: ['sam'], peerIds: ['ann'] }),
    toHear('Yard', { roomId: 'yard', intervieweeIds: ['rhian', 'sam'] }),
    toHear('Visit', { kind: 'site-visit' }),
    toHear('Feedback', { kind: 'feedback', peersNeeded: 3 }),
  ];

  it('an instance can be made of it, nobody is in two places, and nothing is heard after the presentation', () => {
    fc.assert(
      fc.property(standing, (stands) => {
        const facts = theFacts({ wanted, standing: stands });
        const built = buildInstance(facts);
        const instance = readInstance(built.instance);
        assert.equal(isRefusal(instance), false, isRefusal(instance) ? instance.why : '');
        const draft = greedyTimetable(trustedInstance(built.instance));
        assert.deepEqual(
          verify(built.instance, { ...draft, score: null, bound: null, gap: null, parts: null }).breaches,
          [],
        );
        const proposal = proposalOf(built, draft, '2027-05-01T09:00');
        assert.equal(proposal.placed.length + proposal.unplaced.length, wanted.length);
        for (const one of proposal.placed) beside(stands, one, facts);
      }),
      { numRuns: 150 },
    );
  });

  function beside(
    stands: readonly Standing[],
    one: { wantedId: string; startsAt: string; roomId: string | null; peerIds: readonly string[] },
    facts: ProposalFacts,
  ) {
    const what = wanted.find(({ id }) => id === one.wantedId)!;
    const from = new Date(one.startsAt);
    const until = new Date(from.getTime() + what.minutes * 60_000);
    const site = facts.rooms.find(({ id }) => id === one.roomId)?.site;
    for (const { startsAt, endsAt, own, peerIds, intervieweeIds } of stands) {
      const near = (minutes: number) =>
        startsAt.getTime() < until.getTime() + minutes * 60_000 && from.getTime() < endsAt.getTime() + minutes * 60_000;
      if (own?.roomId != null && own.roomId === one.roomId) assert.equal(near(0), false, 'the room');
      const other = facts.rooms.find(({ id }) => id === own?.roomId)?.site;
      const way = site && other && site !== other ? 60 : 0;
      if (intervieweeIds.some((id) => what.intervieweeIds.includes(id))) assert.equal(near(way), false, 'the people');
      if (peerIds.some((id) => one.peerIds.includes(id))) assert.equal(near(Math.max(15, way)), false, 'the peers');
      if (what.kind === 'feedback' && own && isHeard(own) && londonDate(startsAt) <= '2027-05-13')
        assert.equal(endsAt <= from, true, 'heard after what was found was said');
      if (isHeard(what) && own?.kind === 'feedback' && londonDate(startsAt) === '2027-05-13')
        assert.equal(until <= lastOf(stands).startsAt, true, 'placed after the presentation');
    }
  }

  const lastOf = (stands: readonly Standing[]) =>
    stands
      .filter(({ own }) => own?.kind === 'feedback')
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .at(-1)!;
});
