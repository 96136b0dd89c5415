import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { move } from './move.ts';

test('your move says what, by when, and has one button', () => {
  const drawn = String(
    move({
      title: 'Answer <the> offer',
      due: 'by Friday 28 May',
      body: 'Two & more',
      button: { text: 'Answer', href: '/offers/1' },
    }),
  );
  assert.match(
    drawn,
    /<span class="cf-move__label">Your move, <span class="cf-move__due">by Friday 28 May<\/span><\/span>Answer &lt;the&gt; offer<\/h2>/,
  );
  assert.match(drawn, /<p class="govuk-body">Two &amp; more<\/p>/);
  assert.deepEqual(drawn.match(/href="[^"]+"/g), ['href="/offers/1"']);
});

test('a form can stand where the button would', () => {
  const drawn = String(move({ title: 'Confirm', form: html`<form method="post"></form>` }));
  assert.equal(drawn.includes('<form method="post"></form>'), true);
  assert.equal(drawn.includes('govuk-button'), false);
});
