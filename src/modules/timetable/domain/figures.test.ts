import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clashMessages } from './clash.ts';
import { heardByTheme } from './heard.ts';
import { readIntervieweeLines } from './read-interviewee-lines.ts';
import { type Attendance, addUpAttendance } from './who-we-spoke-to.ts';

const LABELS = { members: 'Members', frontline: 'Frontline staff' };

describe('Who we spoke to', () => {
  const attendance: fc.Arbitrary<Attendance[]> = fc
    .array(
      fc.record({
        sourceCategory: fc.constantFrom('members', 'frontline', null),
        othersAttended: fc.nat(20),
        came: fc.uniqueArray(fc.nat(6)),
      }),
      { maxLength: 12 },
    )
    .map((sessions) =>
      sessions.map((session, index) => ({
        ...session,
        sessionId: `${index}`,
        // Somebody is always of the same category, whichever session they come to.
        came: session.came.map((id) => ({ id: `${id}`, sourceCategory: id % 2 ? 'members' : 'frontline' })),
      })),
    );

  it('adds up: categories make the whole, named people count once, empty sessions not at all', () => {
    fc.assert(
      fc.property(attendance, (sessions) => {
        const figures = addUpAttendance(sessions, LABELS);
        const named = new Set(sessions.flatMap((session) => session.came.map((who) => who.id))).size;
        const others = sessions.reduce((sum, session) => sum + session.othersAttended, 0);
        assert.equal(figures.people, named + others);
        assert.equal(
          figures.people,
          figures.bySourceCategory.reduce((sum, each) => sum + each.people, 0),
        );
        assert.equal(
          figures.sessions,
          sessions.filter((session) => session.came.length + session.othersAttended > 0).length,
        );
      }),
    );
  });

  it('is nobody in no session where nothing was taken', () => {
    assert.deepEqual(addUpAttendance([], LABELS), { people: 0, sessions: 0, bySourceCategory: [] });
  });
});

describe('What is still unheard', () => {
  it('counts live sessions by who speaks, and calls a theme thin below two source categories', () => {
    const session = (sourceCategory: string | null, themeIds: string[], isLive = true) => ({
      sourceCategory,
      themeIds,
      isLive,
    });
    const heard = heardByTheme(
      [
        session('members', ['a', 'b']),
        session('members', ['a']),
        session('frontline', ['a']),
        session('frontline', ['b'], false),
        session(null, ['b']),
      ],
      ['a', 'b', 'c'],
    );
    assert.deepEqual(heard, [
      { themeId: 'a', counts: { members: 2, frontline: 1 }, categories: 2, thin: false },
      { themeId: 'b', counts: { members: 1 }, categories: 1, thin: true },
      { themeId: 'c', counts: {}, categories: 0, thin: true },
    ]);
  });
});

describe('The message of a clash', () => {
  const at = { startsAt: new Date('2027-05-11T09:00:00Z'), endsAt: new Date('2027-05-11T10:00:00Z') };

  it('counts what it does not name, and says what to do where the other has gone again', () => {
    const many = Array.from({ length: 6 }, (_, index) => ({
      field: 'peers' as const,
      name: `P${index}`,
      title: 'T',
      ...at,
    }));
    assert.equal(clashMessages(many, 'peers').peers?.endsWith('P3 is in ‘T’ from 10am to 11am. And 2 more'), true);
    assert.deepEqual(Object.keys(clashMessages([], 'room')), ['room']);
  });
});

describe('Lines of people', () => {
  it('never both add somebody and name a problem, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const read = readIntervieweeLines(text, LABELS, 'members');
        assert.equal(read.ok ? read.nominees.length > 0 : read.problems.length > 0, true);
        if (read.ok) for (const one of read.nominees) assert.equal(one.name.length > 0 && one.name.length <= 200, true);
      }),
    );
  });

  it('are at most 300, and a long list of problems is cut short', () => {
    const read = readIntervieweeLines(Array(301).fill('A').join('\n'), LABELS, 'members');
    assert.deepEqual(read, { ok: false, problems: ['Paste at most 300 lines at a time'] });
    const bad = readIntervieweeLines(Array(50).fill(';x').join('\n'), LABELS, 'members');
    assert.equal(bad.ok ? 0 : bad.problems.length, 21);
    assert.equal(bad.ok ? '' : bad.problems.at(-1), 'And 30 more like these');
  });
});
