import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorPage } from './error-page.ts';
import { html } from './html.ts';
import { type PageOptions, page } from './page.ts';

const plain: PageOptions = {
  title: 'Offer <Ayesha> a place',
  main: html`<p>Main</p>`,
  viewer: { name: 'Ayesha "A" Khan', roleLine: 'Peer & lead' },
  navigation: [
    { text: 'Home', href: '/' },
    { text: 'Peers', href: '/peers', active: true },
  ],
  width: 'narrow',
  csrf: 'token"1',
  requestPath: '/peers?x=1&y=2',
};

test('the document is in British English, named after page and service, with one heading', () => {
  const text = String(page(plain));
  assert.match(text, /^<!DOCTYPE html>\n<html lang="en-GB"/);
  assert.match(text, /<title>Offer &lt;Ayesha&gt; a place – Critical Friend<\/title>/);
  assert.deepEqual(text.match(/<h1[^>]*>.*?<\/h1>/g), [
    '<h1 class="govuk-heading-l cf-heading">Offer &lt;Ayesha&gt; a place</h1>',
  ]);
});

test('a page with errors says so in its title, first in main, and not otherwise', () => {
  const text = String(page({ ...plain, errors: { name: 'Enter a name' } }));
  assert.match(text, /<title>Error: Offer/);
  assert.match(text, /<main[^>]*>\n<div class="govuk-error-summary"/);
  assert.equal(String(page({ ...plain, errors: {} })).includes('Error: '), false);
});

test('what was changed last stands after the notice of the press, and without one between heading and content', () => {
  const order = (text: string) =>
    ['govuk-notification-banner__heading', 'CHANGE', '<h1', '<p>Main</p>']
      .filter((part) => text.includes(part))
      .toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
  const lastChange = html`CHANGE`;
  assert.deepEqual(order(String(page({ ...plain, lastChange, notice: 'Saved' }))), [
    'govuk-notification-banner__heading',
    'CHANGE',
    '<h1',
    '<p>Main</p>',
  ]);
  assert.deepEqual(order(String(page({ ...plain, lastChange }))), ['<h1', 'CHANGE', '<p>Main</p>']);
});

test('no inline script, event handler or style: a strict content security policy refuses nothing', () => {
  const text = String(page({ ...plain, errors: { a: 'b' }, notice: 'Sent', back: '/', aside: html`x`, caption: 'c' }));
  assert.deepEqual(text.match(/<script(?! type="module" src="\/assets\/[^"]+"><\/script>)/g), null);
  assert.equal(/<[^>]*\s(style|on\w+)\s*=/i.test(text), false);
  assert.equal(text.includes('<style'), false);
});

test('signing out is a form with the token; nobody signed in is offered the way in and back', () => {
  const text = String(page(plain));
  assert.match(
    text,
    /<form class="cf-identity__out" method="post" action="\/sign-out"><input type="hidden" name="_csrf" value="token&quot;1">/,
  );
  assert.match(text, /Ayesha &quot;A&quot; Khan/);
  const anonymous = String(page({ ...plain, viewer: null }));
  assert.equal(anonymous.includes('/sign-out'), false);
  assert.match(anonymous, /href="\/sign-in\?return-to=%2Fpeers%3Fx%3D1%26y%3D2"/);
});

test('the navigation marks the section, and the page itself where it is in it', () => {
  assert.match(String(page(plain)), /href="\/peers" aria-current="true"/);
  assert.match(String(page({ ...plain, current: '/peers' })), /href="\/peers" aria-current="page"/);
  assert.equal(String(page({ ...plain, navigation: [] })).includes('govuk-service-navigation'), false);
});

test('what has just happened is said at the top as a success', () => {
  const text = String(page({ ...plain, notice: 'We have told <Ayesha>.' }));
  assert.match(text, /govuk-notification-banner--success" role="alert"/);
  assert.match(text, /We have told &lt;Ayesha&gt;\./);
  assert.match(String(page({ ...plain, notice: { kind: 'important', text: 'x' } })), /role="region"/);
});

test('the footer has the three links and the promise', () => {
  const text = String(page(plain));
  assert.deepEqual(
    [...text.slice(text.indexOf('<footer')).matchAll(/href="([^"]+)"/g)].map((match) => match[1]),
    ['/accessibility', '/privacy', '/feedback?from=%2Fpeers%3Fx%3D1%26y%3D2'],
  );
  assert.match(text, /Not an inspection: Critical Friend never rates anybody\./);
});

test('a word about the page is asked for once, at its foot, and not before what people came for', () => {
  const text = String(page(plain));
  const asked = [...text.matchAll(/href="\/feedback[^"]*"/g)].map((match) => match.index > text.indexOf('</main>'));
  assert.deepEqual(asked, [true]);
});

test('a page for every kind of refusal says what happened and what to quote', () => {
  const titles = [403, 404, 500, 503, 502, 418].map((status) => {
    const text = String(errorPage({ status, reference: 'req-<7>' }));
    assert.match(text, /quote req-&lt;7&gt;/);
    return text.match(/<h1[^>]*>(.*?)<\/h1>/)?.[1];
  });
  assert.deepEqual(titles, [
    'This page is not open to you',
    'There is nothing at this address',
    'Something went wrong at our end',
    'Critical Friend is closed for a moment',
    'Something went wrong at our end',
    'We could not read what was sent',
  ]);
});
