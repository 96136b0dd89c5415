import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bundle, BundlePrompt } from '../../../bundle.ts';
import type { NoteBody } from '../../../contract.ts';
import { namePhrases } from '../../../domain/name-phrases.ts';
import { sha256 } from '../../../domain/sha256.ts';
import type { ShownNote } from '../shown-note.ts';
import { notesInBox, readingWords } from './words-in-box.ts';

const NOW = new Date('2027-05-12T10:00:00Z');
const hash = (words: string) => sha256(`salt/${words}`).slice(0, 16);
const bundle: Bundle = {
  now: NOW.toISOString(),
  version: '1',
  csrf: '',
  challenge: { id: 'c', reference: 'CT1', title: 'A challenge' },
  personId: 'p',
  closed: false,
  sessions: [],
  themes: [],
  sources: [],
  readings: [],
  names: {
    salt: 'salt',
    everywhere: namePhrases('Siân Okafor', false).map((one) => ({
      ...one,
      key: hash(one.key),
      first: hash(one.first),
    })),
    inSession: [],
  },
  notes: [],
  knows: 0,
};
const prompt: BundlePrompt = { id: 'q', text: 'Who decides?', raisedBy: 'Ayesha Khan', asked: false };
const body: NoteBody = {
  text: 'As it was',
  kind: 'strength',
  sessionId: null,
  themeId: null,
  sourceCategory: 'frontline',
  writtenAt: '2027-05-12T09:00:00.000Z',
};
const changing: ShownNote = {
  id: 'n',
  revision: 'r',
  body,
  mine: true,
  author: 'You',
  state: 'saved',
  refused: null,
  notDeleted: null,
  beside: null,
  photographs: [],
  apart: null,
};
const chosen = { kind: null, themeId: null, sourceCategory: 'frontline', hasPhotograph: false, anyway: false } as const;
const intent = { bundle, session: null, changing: null, answers: null };

function written(words: string, about: Partial<typeof intent | object> = {}, more: object = {}) {
  const read = notesInBox(words, { ...intent, ...about }, { ...chosen, ...more }, NOW);
  return 'bodies' in read ? read.bodies : read;
}

describe('The words in the box', () => {
  it('are the notes that their signs say, of the place and time that were chosen', () => {
    const place = { sessionId: null, themeId: null, sourceCategory: 'frontline', writtenAt: NOW.toISOString() };
    assert.deepEqual(written('+ They know their patch\n! Waits of months'), [
      { text: 'They know their patch', kind: 'strength', ...place },
      { text: 'Waits of months', kind: 'consideration', ...place, nthInPress: 1 },
    ]);
    assert.deepEqual(written(' \n ', {}, { hasPhotograph: true }), [{ text: 'Photograph', kind: 'neutral', ...place }]);
    assert.deepEqual(written('  '), { wrong: 'Write what you heard or saw' });
  });

  it('stay where they stood in their press when they are changed', () => {
    const second = { ...changing, body: { ...body, nthInPress: 1 } };
    assert.deepEqual(written('Changed', { changing: second }), [{ ...body, text: 'Changed', nthInPress: 1 }]);
    assert.deepEqual(written('Changed', { changing }), [{ ...body, text: 'Changed' }]);
  });

  it('wait until somebody has said who spoke, where the session does not', () => {
    const wrong = 'Choose who spoke. Your words are not saved yet.';
    assert.deepEqual(written('They know their patch', {}, { sourceCategory: null }), { wrong, sourceless: true });
    // What else is wrong with them is said first, and a name last: it may be kept by one more press.
    assert.deepEqual(written('', {}, { sourceCategory: null }), { wrong: 'Write what you heard or saw' });
  });

  it('may be 20,000 characters, as people count them, and are told that they are too many while they are typed', () => {
    const owls = (count: number) => '🦉'.repeat(count);
    assert.equal(Array.isArray(written(owls(20_000))), true);
    assert.equal(readingWords(owls(20_000), true), '');
    const words = 'Use 20,000 characters or fewer in one note: this has 20,001.';
    assert.deepEqual(written(owls(20_001)), { wrong: `${words} It is not saved yet.` });
    assert.equal(readingWords(owls(20_001), true), words);
    assert.equal(readingWords(owls(20_001), false), words);
    // Each note by itself.
    assert.equal(Array.isArray(written(`+ ${'a'.repeat(15_000)}\n! ${'b'.repeat(15_000)}`)), true);
  });

  it('that may lead to one person are shown back, and kept where their writer says so', () => {
    const words = 'Siân Okafor decides alone';
    assert.deepEqual(written(words), {
      wrong:
        '“Siân Okafor” may lead to one person. Write what was said, not who said it. If it has to stay, save it as it is',
      named: true,
    });
    assert.deepEqual(
      (written(words, {}, { anyway: true }) as NoteBody[]).map(({ text }) => text),
      [words],
    );
  });

  it('answer the prompt with the first of several notes, and go on answering it when they are changed', () => {
    const promptsOf = (notes: ReturnType<typeof written>) => (notes as NoteBody[]).map(({ promptId }) => promptId);
    assert.deepEqual(promptsOf(written('+ The head of service\n! Nobody', { answers: prompt })), ['q', undefined]);
    const answering = { ...changing, body: { ...body, promptId: 'q' } };
    assert.deepEqual(written('The head of service, since May', { changing: answering }), [
      { ...body, text: 'The head of service, since May', promptId: 'q' },
    ]);
    assert.deepEqual(promptsOf(written('Changed', { changing, answers: prompt })), [undefined]);
  });
});
