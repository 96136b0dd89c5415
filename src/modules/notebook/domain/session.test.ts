import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asPeopleKnow, type NotebookSession, type PlannedSession, sessionToWriteFor } from './session.ts';

const session = (id: string, from: string, ...peerIds: string[]): NotebookSession => ({
  id,
  title: id,
  startsAt: new Date(`2027-05-12T${from}:00Z`),
  endsAt: new Date(new Date(`2027-05-12T${from}:00Z`).getTime() + 3_600_000),
  place: '',
  sourceCategory: 'frontline',
  themeIds: [],
  peerIds,
  isLive: true,
  standing: 'told',
  isToBeOff: false,
  prompts: [],
});
const sessions = [session('third', '14:00', 'a'), session('first', '09:00', 'a', 'b'), session('second', '11:00', 'b')];
const at = (time: string) => new Date(`2027-05-12T${time}:00Z`);

describe('The session to write for', () => {
  const cases: [title: string, who: string, when: string, expected: string | null][] = [
    ['is the one that is on', 'a', '09:30', 'first'],
    ['is the last one after it has ended', 'a', '13:00', 'first'],
    ['is the next one from fifteen minutes before it', 'a', '13:45', 'third'],
    ['is the first one before everything', 'b', '07:00', 'first'],
    ['is never somebody else’s', 'b', '14:30', 'second'],
    ['is none where somebody has none', 'c', '10:00', null],
  ];
  for (const [title, who, when, expected] of cases) {
    it(title, () => assert.equal(sessionToWriteFor(sessions, who, at(when))?.id ?? null, expected));
  }
});

describe('A session as people know it', () => {
  const planned = (id: string, ...peerIds: string[]): PlannedSession => session(id, '09:00', ...peerIds);
  const [draft, told] = [planned('draft', 'a'), planned('told', 'b')];
  const off = { isLive: false };
  const known = (of: Partial<Parameters<typeof asPeopleKnow<PlannedSession>>[0]>) => {
    const { id, isLive, peerIds, standing } = asPeopleKnow({ draft, told, released: true, ...of });
    return [id, isLive ? 'on' : 'off', standing, peerIds.join()];
  };
  it('is as planned and a draft as long as nobody was told of anything', () =>
    assert.deepEqual(known({ told: null, released: false }), ['draft', 'on', 'draft', 'a']));
  it('is as it was told, moved or cancelled since as it may be', () => {
    assert.deepEqual(known({}), ['told', 'on', 'told', 'b']);
    assert.deepEqual(known({ draft: { ...draft, ...off } }), ['told', 'on', 'told', 'b']);
  });
  it('is as planned and not told yet where nobody was told of it, or that it is on again', () => {
    assert.deepEqual(known({ told: null }), ['draft', 'on', 'untold', 'a']);
    assert.deepEqual(known({ told: { ...told, ...off } }), ['draft', 'on', 'untold', 'a']);
  });
  it('is to be off where it is off in the draft alone, and people have been told that it is on', () => {
    const isToBeOff = (of: Partial<Parameters<typeof asPeopleKnow<PlannedSession>>[0]>) =>
      asPeopleKnow({ draft: { ...draft, ...off }, told, released: true, ...of }).isToBeOff;
    assert.deepEqual(
      [isToBeOff({}), isToBeOff({ draft }), isToBeOff({ told: null }), isToBeOff({ told: { ...told, ...off } })],
      [true, false, false, false],
    );
    assert.equal(isToBeOff({ told: null, released: false }), false);
  });
  it('is nobody’s where it is off', () =>
    assert.deepEqual(known({ draft: { ...draft, ...off }, told: { ...told, ...off } }), ['told', 'off', 'told', '']));
  it('is not the one to write for where nobody was told of it', () => {
    const both = [session('known', '09:00', 'a'), { ...session('new', '11:00', 'a'), standing: 'untold' as const }];
    assert.equal(sessionToWriteFor(both, 'a', at('11:30'))?.id, 'known');
  });
});
