import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailMessage } from './mail.ts';

const message = {
  to: 'Tomasz',
  ask: 'Ayesha Khan asks you to answer by Friday 28 May 2027: can you go to Wexcombe & Vale from 14 to 17 September?',
  button: { text: 'Answer', url: 'https://cf.example/offers/1?a=1&b=2' },
  paragraphs: ['Four days on site, half a day of reading.', 'Two <others> could go.\nNobody minds a no.'],
  why: 'You get this because you are in the pool of peers.',
};

test('the text version says the same in the same order, in lines that every program shows', () => {
  assert.equal(
    mailMessage(message).text,
    `Hello Tomasz,

Ayesha Khan asks you to answer by Friday 28 May 2027: can you go to Wexcombe
& Vale from 14 to 17 September?

Answer:
https://cf.example/offers/1?a=1&b=2

Four days on site, half a day of reading.

Two <others> could go.
Nobody minds a no.

Critical Friend

--
You get this because you are in the pool of peers.
`,
  );
});

test('the html version says the same words in the same order and has one button', () => {
  const { html } = mailMessage(message);
  const body = html.slice(html.indexOf('<body'));
  const words = body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  assert.equal(
    words,
    'Hello Tomasz, Ayesha Khan asks you to answer by Friday 28 May 2027: can you go to Wexcombe &amp; Vale from 14 to 17 September? ' +
      'Answer Or copy this address: https://cf.example/offers/1?a=1&amp;b=2 Four days on site, half a day of reading. ' +
      'Two &lt;others&gt; could go. Nobody minds a no. Critical Friend You get this because you are in the pool of peers.',
  );
  assert.equal(html.match(/href="https:\/\/cf\.example\/offers\/1\?a=1&amp;b=2"/g)?.length, 2);
});

test('the ask is the first line where nobody is greeted', () => {
  const { text } = mailMessage({
    ask: 'Read this.',
    paragraphs: [],
    why: 'Because.',
    signOff: 'Rowan\nCritical Friend',
  });
  assert.equal(text, 'Read this.\n\nRowan\nCritical Friend\n\n--\nBecause.\n');
});

test('a button leads to a whole address or nowhere', () => {
  for (const url of ['/offers/1', 'javascript:alert(1)', '']) {
    assert.throws(() => mailMessage({ ...message, button: { text: 'x', url } }), TypeError);
  }
});

test('a word longer than a line is not broken', () => {
  const url = `https://cf.example/${'x'.repeat(200)}`;
  assert.equal(mailMessage({ ...message, button: { text: 'Go', url } }).text.includes(`\n${url}\n`), true);
});
