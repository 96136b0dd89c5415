import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ASSETS_FOLDER } from '../src/design/assets.ts';
import { buildAssets } from './build-assets.ts';
import { specimenPages } from './specimen-pages.ts';

// Usage: node tools/specimen.ts FOLDER. Photographs every specimen page at two widths and says what axe finds.
const folder = process.argv[2] ?? 'dist/specimen';
mkdirSync(folder, { recursive: true });
await buildAssets();
const pages = specimenPages();
const axe = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const width of [1280, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const tab = await context.newPage();
  tab.on('console', (message) => console.log(`  console: ${message.text()}`));
  tab.on('pageerror', (error) => console.log(`  error: ${error.message}`));
  await tab.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const page = pages[path];
    if (page) {
      const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:";
      return route.fulfill({
        body: String(page),
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
      });
    }
    return route.fulfill({ path: join(ASSETS_FOLDER, path.replace(/^assets\//, '')) });
  });
  for (const name of Object.keys(pages)) {
    await tab.goto(`http://specimen.invalid/${name}`);
    await tab.evaluate(() => document.fonts.ready);
    await tab.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await tab.evaluate(`${axe}; window.axe = axe; undefined`);
    const found = (await tab.evaluate(
      'axe.run(document).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target).join(" | ")))',
    )) as string[];
    console.log(
      `${name} at ${width}: ${wide > 0 ? `${wide}px too wide, ` : ''}${found.length === 0 ? 'axe finds nothing' : found.join('; ')}`,
    );
  }
  await context.close();
}
await browser.close();
