import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SOURCE_CATEGORIES, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { NoteBody } from '../../contract.ts';
import { bareBundle } from './bare-bundle.ts';
import { notesInBox } from './composer/words-in-box.ts';
import type { ShownNote } from './shown-note.ts';

describe('A challenge on a phone that cannot be read any more', () => {
  it('lets one choose who spoke in the words that the server uses', () => {
    const expected = SOURCE_CATEGORIES.map((key) => ({ key, label: SOURCE_CATEGORY_LABELS[key] }));
    assert.deepEqual(bareBundle('somebody').sources, expected);
  });

  it('leaves a note that is changed in its session and with its theme, and gives a new one none', () => {
    const body: NoteBody = {
      text: 'They know their patch',
      kind: 'strength',
      sessionId: 'a-session',
      themeId: 'a-theme',
      sourceCategory: 'frontline',
      writtenAt: '2027-05-11T09:00:00.000Z',
    };
    const changing = { id: 'a-note', body } as ShownNote;
    const chosen = {
      kind: null,
      themeId: null,
      sourceCategory: 'frontline',
      hasPhotograph: false,
      anyway: false,
    } as const;
    const placesOf = (of: ShownNote | null) => {
      const intent = { bundle: bareBundle('somebody'), session: null, changing: of, answers: null };
      const read = notesInBox('They know their patch well', intent, chosen, new Date());
      return 'bodies' in read ? read.bodies.map(({ sessionId, themeId }) => [sessionId, themeId]) : read;
    };
    assert.deepEqual(placesOf(changing), [['a-session', 'a-theme']]);
    assert.deepEqual(placesOf(null), [[null, null]]);
  });
});
