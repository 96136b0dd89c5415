import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block, DocumentModel, Slide, SlidesModel } from './model.ts';
import { renderPdf } from './pdf.ts';
import { renderSlides } from './slides.ts';
import { illFormed, partsOf } from './testing/read-office.ts';
import { renderWord } from './word.ts';

const awkward = ['', ' ', '\n', 'a\n\nb', '\u200b', '\u202e', '🇬🇧', '👩‍👩‍👧', 'नमस्ते', 'ไทย', '\ufffc', '\ue000'];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...awkward));
const inline = fc.oneof(
  text,
  fc
    .tuple(text, text, text)
    .map(([strong, em, link]) => [{ strong }, { em }, { link, href: `https://example.org/${em}` }]),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  inline.map((of) => ({ type: 'paragraph' as const, text: of })),
  fc.tuple(inline, text, fc.boolean()).map(([of, inner, ordered]) => {
    return { type: 'list' as const, ordered, items: [of, { text: of, items: [inner] }] };
  }),
  fc
    .tuple(text, text, text)
    .map(([caption, a, b]) => ({ type: 'table' as const, caption, head: [a, b], rows: [[b], [b, a]] })),
  fc.tuple(inline, text).map(([of, source]) => ({ type: 'quote' as const, text: of, source })),
  fc
    .tuple(text, fc.constantFrom<1 | 2 | 3>(1, 2, 3))
    .map(([of, level]) => ({ type: 'heading' as const, level, text: of, id: of })),
  fc.tuple(text, inline).map(([title, of]) => {
    return { type: 'callout' as const, title, blocks: [{ type: 'paragraph' as const, text: of }] };
  }),
);
const document: fc.Arbitrary<DocumentModel> = fc.tuple(text, fc.array(block, { maxLength: 5 })).map(([of, blocks]) => {
  return { title: `T${of}`, subtitle: of, author: of, description: of, language: 'en-GB', date: '2027-05-11', blocks };
});
const slide: fc.Arbitrary<Slide> = fc.oneof(
  fc
    .tuple(text, fc.array(text))
    .map(([of, bullets]) => ({ type: 'bullets' as const, title: `t${of}`, bullets, notes: of })),
  fc
    .tuple(text, text)
    .map(([a, b]) => ({ type: 'table' as const, title: `t${a}`, caption: a, head: [b], rows: [[a], [b]] })),
);
const talk: fc.Arbitrary<SlidesModel> = fc.tuple(text, fc.array(slide, { maxLength: 5 })).map(([of, slides]) => {
  return { title: `T${of}`, subtitle: of, author: of, language: 'en-GB', date: '2027-05-11', slides };
});

test('whatever is typed, there is a PDF/UA-1 file of it', async () => {
  const makes = fc.asyncProperty(document, async (model) => {
    assert.equal(Buffer.from(await renderPdf(model)).toString('latin1', 0, 5), '%PDF-');
  });
  await fc.assert(makes, { numRuns: 10, seed: 20_270_511 });
});

test('whatever is typed, every part of a Word file and of a presentation is well formed', async () => {
  const problems = async (file: Promise<Uint8Array>) => {
    const parts = await partsOf(await file);
    return [...parts.values()].map(illFormed).filter((problem) => problem !== null);
  };
  const holds = fc.asyncProperty(document, talk, async (model, slides) => {
    assert.deepEqual([await problems(renderWord(model)), await problems(renderSlides(slides))], [[], []]);
  });
  await fc.assert(holds, { numRuns: 20, seed: 20_270_511 });
});
