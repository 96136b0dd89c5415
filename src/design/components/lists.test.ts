import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { cardList } from './card-list.ts';
import { contentsList } from './contents-list.ts';
import { emptyState } from './empty-state.ts';
import { filters } from './filters.ts';
import { statStrip } from './stat-strip.ts';

test('a contents list nests, marks where you are and escapes', () => {
  const drawn = String(
    contentsList([{ text: 'A<', href: '#a', current: true, children: [{ text: 'B', href: '#b' }] }]),
  );
  assert.match(
    drawn,
    /<a class="[^"]+" href="#a" aria-current="page">A&lt;<\/a><ul class="cf-contents__list"><li><a class="[^"]+" href="#b">B<\/a>/,
  );
});

test('a contents list can be folded away, by its title', () => {
  const drawn = String(contentsList([{ text: 'A', href: '#a' }], 'In this report'));
  assert.match(drawn, /<nav [^>]*aria-label="In this report"><details[^>]*><summary[^>]*>In this report<\/summary><ul/);
});

test('numbers in a strip stand with their words', () => {
  const drawn = String(
    statStrip([
      { label: 'peers', value: 2204, note: '74 <lapse>', href: '/p' },
      { label: 'free', value: 'None' },
    ]),
  );
  assert.match(
    drawn,
    /<dt class="cf-stats__label"><a class="govuk-link" href="\/p">peers<\/a><\/dt><dd class="cf-stats__value">2,204<\/dd><dd class="cf-stats__note">74 &lt;lapse&gt;<\/dd>/,
  );
  assert.match(drawn, /<dd class="cf-stats__value">None<\/dd><\/div><\/dl>$/);
});

test('cards are a list with a heading each at the level asked for', () => {
  const drawn = String(
    cardList(
      [
        { title: 'A & B', href: '/a', body: 'x<y' },
        { title: 'C', head: html`<b>tag</b>`, foot: 'End' },
      ],
      3,
    ),
  );
  assert.deepEqual(drawn.match(/<h3[^>]*>.*?<\/h3>/g), [
    '<h3 class="cf-card__title"><a class="govuk-link" href="/a">A &amp; B</a></h3>',
    '<h3 class="cf-card__title">C</h3>',
  ]);
  assert.match(drawn, /<div>x&lt;y<\/div>/);
  assert.match(drawn, /<div><b>tag<\/b><\/div>.*<div class="cf-card__foot">End<\/div>/);
});

test('an empty page says what comes here and how to begin', () => {
  const drawn = String(
    emptyState({ title: 'No peers yet', body: 'They come <here>.', action: { text: 'Add one', href: '/new' } }),
  );
  assert.match(
    drawn,
    /<h2 class="govuk-heading-m">No peers yet<\/h2>\s*<p class="govuk-body">They come &lt;here&gt;\.<\/p>/,
  );
  assert.match(drawn, /<a class="govuk-link" href="\/new">Add one<\/a>/);
});

test('filters are kept in the address and can all be taken off', () => {
  const drawn = (chosen: number) =>
    String(filters({ action: '/peers', button: 'Show', chosen, body: html`<input name="q">` }));
  assert.match(drawn(2), /<form method="get" action="\/peers">\s*<input name="q">/);
  assert.match(drawn(2), /\(2 on\).*<a class="govuk-link" href="\/peers">Take all filters off<\/a>/s);
  assert.equal(drawn(0).includes('Take all'), false);
});
