import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { NoteKind } from './note.ts';
import { notesInText, type ReadNote } from './read-markers.ts';

const cases: [title: string, text: string, chosen: NoteKind | null, notes: ReadNote[]][] = [
  ['a plain text is one note of no kind yet', 'Waits are long', null, [{ kind: null, text: 'Waits are long' }]],
  ['a plus begins a strength', '+ Know their patch', null, [{ kind: 'strength', text: 'Know their patch' }]],
  ['an exclamation mark begins an area for consideration', '!Waits', null, [{ kind: 'consideration', text: 'Waits' }]],
  [
    'several marked lines are several notes, and other lines go on with the one above',
    '+ One\nand more\n\n! Two\n  + Three',
    null,
    [
      { kind: 'strength', text: 'One\nand more' },
      { kind: 'consideration', text: 'Two' },
      { kind: 'strength', text: 'Three' },
    ],
  ],
  [
    'lines before the first marker are a neutral note',
    'In the canteen\n! Cold food',
    null,
    [
      { kind: 'neutral', text: 'In the canteen' },
      { kind: 'consideration', text: 'Cold food' },
    ],
  ],
  [
    'a chosen kind keeps the text word for word',
    '+ One\n! Two',
    'neutral',
    [{ kind: 'neutral', text: '+ One\n! Two' }],
  ],
  ['a marker alone makes no note', '+\n! \n+ Three', null, [{ kind: 'strength', text: 'Three' }]],
  ['a telephone number is no strength', '+44 191 496 0000', null, [{ kind: null, text: '+44 191 496 0000' }]],
  ['a marker inside a line is text', 'Good! Yes + more', null, [{ kind: null, text: 'Good! Yes + more' }]],
  [
    'a question mark begins a question, and a quotation mark somebody’s very words',
    '? Who decides\n"We wait for weeks"\n“Nobody rings back”\n" Open to the end',
    null,
    [
      { kind: 'question', text: 'Who decides' },
      { kind: 'quotation', text: 'We wait for weeks' },
      { kind: 'quotation', text: 'Nobody rings back' },
      { kind: 'quotation', text: 'Open to the end' },
    ],
  ],
  [
    'a quotation with words behind it keeps its marks',
    '"We wait" said two of them',
    null,
    [{ kind: 'quotation', text: '"We wait" said two of them' }],
  ],
  ['nothing is no note', '  \n ', null, []],
];

describe('Notes in what somebody typed', () => {
  for (const [title, text, chosen, notes] of cases) {
    it(title, () => assert.deepEqual(notesInText(text, chosen), notes));
  }

  it('lose no word', () => {
    const letters = (text: string) => text.replace(/[\s+!?"]/g, '');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('+', '!', '?', '"', 'a', 'ŵ', '🙂', ' ', '\n', '4') })),
        (parts) => {
          const text = parts.join('\n');
          const kept = notesInText(text, null)
            .map((note) => note.text)
            .join('\n');
          assert.equal(letters(kept), letters(text));
        },
      ),
    );
  });
});
