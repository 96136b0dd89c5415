import { after } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../tools/browser.ts';

/** The width of the phone on which peers read and write, in CSS pixels. */
export const PHONE_WIDTH = 390;
/** The width of a desk, in CSS pixels. */
export const DESK_WIDTH = 1280;

// Beside each window Chromium holds two pages ready for what its address bar suggests: nobody types there, and each costs as much as
// a page of ours. A list given here stands in the place of Playwright's own, which is therefore said again before it.
const FEATURES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // A page process kept ready for a site that nobody goes to.
  'SpareRendererForSitePerProcess',
  // A new frame for each page of the same site, where the one that is there would do.
  'RenderDocument',
];

const QUIET = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  // A window behind another is as much in use as the one in front.
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/**
 * One Chromium for a test file, closed when the file is done. Launched before the server that it is led to, so that it is closed before it too:
 * a server waits for each connection that a browser keeps ready. Without `windows` it is one that draws none, where there is one.
 */
export async function launchBrowser({ windows = true } = {}): Promise<Browser> {
  const executablePath = findBrowser({ windows });
  if (!executablePath)
    throw new Error('There is no Chromium: run `node tools/browser.ts`, which finds or installs one.');
  const browser = await chromium.launch({ executablePath, args: QUIET });
  after(() => browser.close());
  return browser;
}
