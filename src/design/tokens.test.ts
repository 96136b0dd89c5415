import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = readFileSync(join(import.meta.dirname, 'tokens.scss'), 'utf8');
const colours = new Map([...source.matchAll(/^\$([\w-]+): (#[0-9a-f]{6});$/gm)].map((match) => [match[1]!, match[2]!]));
const listed = (name: string) => source.match(new RegExp(`\\$${name}: \\(([^)]*)\\)`))![1]!.match(/#[0-9a-f]{6}/g)!;

test('every declared pair of colours has the contrast it needs', () => {
  const pairs = [...source.slice(source.indexOf('$pairs')).matchAll(/\(([\w-]+), ([\w-]+), ([\d.]+)\)/g)];
  assert.equal(pairs.length, 41);
  for (const [, front, back, least] of pairs) {
    const found = contrast(colourNamed(front!), colourNamed(back!));
    assert.ok(found >= Number(least), `${front} on ${back} is ${found.toFixed(2)}, needs ${least}`);
  }
});

test('a number can be read on every step of a heat grid, and initials on every disc', () => {
  listed('heat').forEach((step, index) => {
    assert.ok(contrast(colourNamed(index > 3 ? 'sheet' : 'ink'), step) >= 4.5, step);
  });
  for (const disc of listed('discs')) assert.ok(contrast(colourNamed('sheet'), disc) >= 4.5, disc);
});

test('black on white is 21 to 1 and mid grey is what the guidelines say', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

test('no style sheet names a colour of its own', () => {
  for (const file of globSync('src/**/*.scss', { cwd: join(import.meta.dirname, '../..') })) {
    if (file.endsWith('tokens.scss')) continue;
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    assert.deepEqual(text.match(/#[0-9a-f]{3,8}\b(?=[\s;,)])|\b(rgb|hsl|oklch)\(/gi), null, file);
  }
});

test('what stands outside the style sheets uses the same colours', () => {
  const known = new Set(source.match(/#[0-9a-f]{6}/g));
  for (const file of ['page.ts', 'mail.ts', 'favicon.svg']) {
    const used = readFileSync(join(import.meta.dirname, file), 'utf8').match(/#[0-9a-f]{6}\b/g) ?? [];
    assert.ok(used.length > 0, file);
    assert.deepEqual(
      used.filter((colour) => !known.has(colour)),
      [],
      file,
    );
  }
});

function colourNamed(name: string): string {
  const colour = colours.get(name);
  assert.ok(colour, `tokens.scss has no $${name}`);
  return colour;
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
