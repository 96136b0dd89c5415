import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributes, escapeHtml, html, isHtml, joinHtml, noHtml, trustedHtml } from './html.ts';

test('what somebody typed cannot become markup', () => {
  const typed = `<script>alert("1")</script> & 'more'`;
  assert.equal(
    String(html`<p>${typed}</p>`),
    '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;</p>',
  );
});

test('a quote cannot end an attribute', () => {
  assert.equal(String(html`<a href="${'" onclick="x'}">`), '<a href="&quot; onclick=&quot;x">');
});

test('markup inside markup is written as it is, and only once', () => {
  const inner = html`<b>${'a & b'}</b>`;
  assert.equal(String(html`<p>${inner}${[inner, 'x<y', 3]}</p>`), '<p><b>a &amp; b</b><b>a &amp; b</b>x&lt;y3</p>');
});

test('nothing writes nothing, but nought is a number', () => {
  assert.equal(String(html`${null}${undefined}${false}${[]}${noHtml}${''}${0}`), '0');
});

test('an object that only looks like markup is refused', () => {
  const forged = JSON.parse('{"text":"<b>","brand":true}');
  assert.equal(isHtml(forged), false);
  assert.throws(() => html`${forged}`, TypeError);
  assert.throws(() => html`${(() => 'x') as never}`, TypeError);
  assert.throws(() => html`${true as never}`, TypeError);
});

test('text that holds a placeholder is not filled in again', () => {
  const text = '$& $1 %s';
  assert.equal(String(html`<p>${text}</p>`), '<p>$&amp; $1 %s</p>');
});

test('whatever is typed reads back the same and holds no bare bracket or quote', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const escaped = escapeHtml(typed);
      assert.equal(/[<>"']/.test(escaped), false);
      assert.equal(unescaped(escaped), typed);
    }),
  );
});

test('attributes leave out what is nothing and escape the rest', () => {
  const written = attributes({
    id: 'a',
    hidden: true,
    title: '"><b>',
    href: null,
    rel: undefined,
    open: false,
    size: 0,
  });
  assert.equal(String(written), ' id="a" hidden title="&quot;&gt;&lt;b&gt;" size="0"');
});

test('an attribute name that could break out, run script or style inline throws', () => {
  for (const name of ['a b', 'x"', '>', '', 'onclick', 'ONLOAD', 'style']) {
    assert.throws(() => attributes({ [name]: 'x' }), TypeError, name);
  }
});

test('parts are joined with the separator only between those that are something', () => {
  assert.equal(String(joinHtml(['a<', null, trustedHtml('<i>b</i>'), ''], ', ')), 'a&lt;, <i>b</i>');
});

function unescaped(text: string): string {
  const back: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => back[entity]!);
}
