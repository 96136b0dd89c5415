import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noteName, toldApart } from './note-names.ts';

const clock = (writtenAt: string) => writtenAt.slice(11, 16);
const note = (text: string, writtenAt: string, sessionId: string | null = 's') => ({ text, writtenAt, sessionId });

describe('The name of a note', () => {
  it('is told from the others by its time where it has no words, and by a number within a minute of one session', () => {
    const notes = [
      note('Photograph', '2027-05-11T14:30:10.000Z'),
      note('Photograph', '2027-05-11T14:30:50.000Z'),
      note('Photograph', '2027-05-11T14:30:55.000Z', null),
      note('Photograph', '2027-05-11T14:31:00.000Z'),
      note('They know their patch', '2027-05-11T14:31:00.000Z'),
    ];
    const apart = toldApart(notes, clock);
    assert.deepEqual(
      notes.map((_, at) => apart(at)),
      ['14:30, 1 of 2', '14:30, 2 of 2', '14:30', '14:31', null],
    );
    assert.equal(apart(notes.length), null);
  });

  it('says the time of no more of them than are asked for', () => {
    const said: string[] = [];
    const many = Array.from({ length: 300 }, () => note('Photograph', '2027-05-11T14:30:10.000Z'));
    const apart = toldApart(many, (at) => {
      said.push(at);
      return at;
    });
    apart(0);
    assert.equal(said.length, 1);
  });

  it('is the beginning of its words, or where a photograph without any is from', () => {
    const from = { sessionTitle: 'South team', themeName: null };
    assert.equal(noteName({ text: 'a'.repeat(100), apart: null, ...from }), 'a'.repeat(80));
    assert.equal(
      noteName({ text: 'Photograph', apart: '2.30pm', ...from }),
      'Photograph, from ‘South team’, no theme yet, 2.30pm',
    );
    assert.equal(
      noteName({ text: 'Photograph', apart: '2.30pm', sessionTitle: null, themeName: 'Housing' }),
      'Photograph, Housing, 2.30pm',
    );
  });
});
