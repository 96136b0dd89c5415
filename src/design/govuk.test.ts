import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { componentsFolder, generateGovukTypes } from '../../tools/generate-govuk-types.ts';
import { GOVUK_FOLDERS } from './generated/govuk-options.ts';
import { govuk } from './govuk.ts';
import { type Html, html, trustedHtml } from './html.ts';

test('the option types are those of the installed govuk-frontend', () => {
  const written = readFileSync(join(import.meta.dirname, 'generated/govuk-options.ts'), 'utf8');
  assert.equal(written, generateGovukTypes(), 'run: node tools/generate-govuk-types.ts');
});

for (const [name, folder] of Object.entries(GOVUK_FOLDERS)) {
  const fixtures = fixturesOf(folder);
  test(`${folder} renders all ${fixtures.length} of its official examples exactly`, () => {
    assert.ok(fixtures.length > 0);
    for (const fixture of fixtures) {
      const render = govuk[name as keyof typeof govuk] as (options: unknown) => Html;
      const rendered = String(render(asTrusted(fixture.options, '')));
      assert.equal(rendered, fixture.html.trim(), `${folder}: ${fixture.name}`);
    }
  });
}

test('text is escaped by the official templates', () => {
  assert.match(String(govuk.button({ text: '<b>"x"' })), /&lt;b&gt;&quot;x&quot;/);
  const navigation = govuk.serviceNavigation({ navigation: [{ text: '<b>', href: '"><b>', current: true }] });
  assert.equal(String(navigation).includes('<b>'), false);
});

test('a plain string where markup is printed unescaped throws', () => {
  const unsafe = '<b>' as unknown as Html;
  assert.throws(() => govuk.insetText({ html: unsafe }), TypeError);
  assert.throws(() => govuk.notificationBanner({ titleHtml: unsafe, text: 'x' }), TypeError);
  assert.throws(() => govuk.serviceNavigation({ slots: { start: unsafe }, navigation: [] }), TypeError);
  assert.throws(() => govuk.button({ text: 'x', attributes: ' onclick=x' as never }), TypeError);
  assert.throws(() => govuk.details({ summaryText: 'x', html: unsafe }), TypeError);
});

test('markup given as an option is written once and not escaped', () => {
  assert.match(String(govuk.insetText({ html: html`<em>${'a & b'}</em>` })), /<em>a &amp; b<\/em>/);
});

type Fixture = { name: string; options: Record<string, unknown>; html: string };

function fixturesOf(folder: string): Fixture[] {
  const text = readFileSync(join(componentsFolder(), folder, 'fixtures.json'), 'utf8');
  return (JSON.parse(text) as { fixtures: Fixture[] }).fixtures;
}

/** The shipped examples hold markup as plain strings, which the façade refuses; here they are trusted. */
function asTrusted(value: unknown, key: string): unknown {
  if (typeof value === 'string')
    return /^(html|\w+Html|start|end|navigationStart|navigationEnd)$/.test(key) ? trustedHtml(value) : value;
  if (Array.isArray(value)) return value.map((item) => asTrusted(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asTrusted(item, name)]));
}
