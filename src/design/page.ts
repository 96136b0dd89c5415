import { assetPath, builtNamesEnding } from './assets.ts';
import { errorSummary, type FieldErrors } from './form.ts';
import { govuk } from './govuk.ts';
import { type Html, html, noHtml } from './html.ts';
import { identityBar } from './identity-bar.ts';
import { mark } from './mark.ts';

/** Who is signed in and in what part: `{ name: 'Ayesha Khan', roleLine: 'Peer' }`. Null is nobody. */
export type Viewer = { id?: string; name: string; roleLine: string } | null;

/** One link of the navigation. `active` marks the section that the page belongs to. */
export type NavigationItem = { text: string; href: string; active?: boolean };

/** What has just happened, said once at the top of the next page. A plain string is something done. */
export type Notice = string | { kind: 'done' | 'important'; text?: string; html?: Html };

/** A whole page. See README.md beside this file for an example. */
export type PageOptions = {
  /** Names the page in the browser's tab; also the heading unless `heading` says otherwise. */
  title: string;
  /** The h1. Left out, it is the title; `false` where `main` brings its own. */
  heading?: string | false;
  /** A line above the heading: usually the challenge's name. */
  caption?: string;
  /** Above the columns: the navigation of pages that belong together. Only needed where there is an `aside`. */
  nav?: Html;
  main: Html;
  /** Beside the main column: a contents list or filters (left, on wide pages and reports), or notes (right, narrow). */
  aside?: Html;
  viewer: Viewer;
  navigation: readonly NavigationItem[];
  /** The href of the navigation item that is this very page. */
  current?: string;
  back?: string | { href: string; text: string };
  breadcrumbs?: readonly { text: string; href?: string }[];
  notice?: Notice | null;
  /** What was changed last here, with the way back: straight after the notice of the press, else under the heading. */
  lastChange?: Html | false;
  /** Said at the top and, by `field.…`, beside each field. */
  errors?: FieldErrors;
  width: 'narrow' | 'wide' | 'report';
  /** The token of the signed-in person's forms; needed for signing out. */
  csrf?: string;
  /** The path asked for: comes back after signing in, and goes along with feedback. */
  requestPath?: string;
  /** Names of built scripts that this page needs besides the ordinary one: `['notebook/notebook.js']`. */
  scripts?: readonly string[];
  /** Names of built style sheets besides the ordinary one: `['notebook/notebook.css']`. */
  styles?: readonly string[];
};

/** The whole document. It has no inline script and no style attribute, so that a strict policy can refuse both. */
export function page(options: PageOptions): Html {
  return html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template cf-template">
<head>
${head(options)}
</head>
<body class="govuk-template__body">
${govuk.skipLink({ text: 'Skip to main content', href: '#main-content' })}
${header(options)}
<div class="govuk-width-container cf-container">
${beforeMain(options)}
<main class="govuk-main-wrapper cf-main" id="main-content">
${atTop(options)}
${columns(options)}
</main>
</div>
${footer(options.requestPath)}
</body>
</html>
`;
}

const SERVICE = 'Critical Friend';

function head({ title, errors, scripts = [], styles = [] }: PageOptions): Html {
  const prefix = errors && Object.keys(errors).length > 0 ? 'Error: ' : '';
  return html`<meta charset="utf-8">
<title>${prefix}${title} – ${SERVICE}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0b4f4a">
<meta name="cf-keepers" content="${builtNamesEnding('/keeping.js').join(' ')}">
<link rel="icon" href="${assetPath('favicon.svg')}" type="image/svg+xml" sizes="any">
<link rel="preload" href="${assetPath('atkinson-latin.woff2')}" as="font" type="font/woff2" crossorigin>
${['main.css', ...styles].map((name) => html`<link rel="stylesheet" href="${assetPath(name)}">`)}
${['main.js', ...scripts].map((name) => html`<script type="module" src="${assetPath(name)}"></script>`)}`;
}

function header({ viewer, navigation, current, csrf, requestPath }: PageOptions): Html {
  const logoHtml = html`${mark()}<span class="cf-masthead__name">${SERVICE}</span>`;
  const items = navigation.map((item) => ({ ...item, current: item.href === current }));
  return html`<header class="govuk-template__header">
<div class="cf-masthead"><div class="govuk-width-container cf-container cf-masthead__row">
${govuk.genericHeader({ logoHtml, url: '/', containerClasses: 'cf-masthead__home' })}
${identityBar({ viewer, csrf, requestPath })}
</div></div>
${items.length > 0 && govuk.serviceNavigation({ navigation: items, classes: 'cf-navigation' })}
</header>`;
}

function beforeMain({ back, breadcrumbs }: PageOptions): Html {
  const link = typeof back === 'string' ? { href: back, text: 'Back' } : back;
  return html`${link && html`<nav aria-label="Way back">${govuk.backLink(link)}</nav>`}
${breadcrumbs && breadcrumbs.length > 0 && govuk.breadcrumbs({ items: [...breadcrumbs], classes: 'cf-breadcrumbs' })}`;
}

function atTop({ notice, errors, lastChange }: PageOptions): Html {
  return html`${notice ? html`${noticeBanner(notice)}${lastChange}` : noHtml}${errors ? errorSummary(errors) : noHtml}`;
}

function noticeBanner(notice: Notice): Html {
  const {
    kind,
    text,
    html: markup,
  } = typeof notice === 'string' ? { kind: 'done', text: notice, html: undefined } : notice;
  const done = kind === 'done';
  return govuk.notificationBanner({
    text,
    html: markup,
    type: done ? 'success' : undefined,
    titleText: done ? 'Done' : 'Please note',
  });
}

function columns({ nav, main, aside, title, heading = title, caption, width, notice, lastChange }: PageOptions): Html {
  const top = html`${caption && html`<span class="govuk-caption-l">${caption}</span>`}${
    heading !== false && html`<h1 class="govuk-heading-l cf-heading">${heading}</h1>`
  }${nav}${!notice && lastChange}`;
  if (width === 'report') {
    return html`<div class="cf-layout cf-layout--report"><div class="cf-layout__top cf-report">${top}</div>${aside && html`<div class="cf-layout__aside">${aside}</div>`}<article class="cf-layout__main cf-report">${main}</article></div>`;
  }
  if (!aside) return html`<div class="cf-layout__only cf-layout__only--${width}">${top}${main}</div>`;
  return html`${top}<div class="cf-layout cf-layout--${width}"><div class="cf-layout__aside">${aside}</div><div class="cf-layout__main">${main}</div></div>`;
}

function footer(requestPath: string | undefined): Html {
  return html`<footer class="govuk-template__footer cf-footer"><div class="govuk-width-container cf-container">
<p class="cf-footer__promise">Not an inspection: Critical Friend never rates anybody.</p>
<ul class="cf-footer__links">
<li><a class="govuk-link" href="/accessibility">Accessibility</a></li>
<li><a class="govuk-link" href="/privacy">Privacy</a></li>
<li><a class="govuk-link" href="${feedbackHref(requestPath)}">Tell us what would make this page better</a></li>
</ul>
</div></footer>`;
}

function feedbackHref(requestPath: string | undefined): string {
  return requestPath ? `/feedback?from=${encodeURIComponent(requestPath)}` : '/feedback';
}
