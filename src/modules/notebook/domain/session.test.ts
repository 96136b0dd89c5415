import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type NotebookSession, sessionToWriteFor } from './session.ts';

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
