import { type Html, html } from './html.ts';
import { type NavigationItem, page, type Viewer } from './page.ts';

/** A page for when something cannot be shown: says what happened, what is safe, and what to do now. */
export function errorPage(options: {
  status: number;
  /** The request's id, to quote to us; only where we keep a record of it. */
  reference?: string;
  viewer?: Viewer;
  navigation?: readonly NavigationItem[];
  csrf?: string;
  requestPath?: string;
  /** A sentence of the case, above the general text. */
  why?: string;
}): Html {
  const { status, reference, viewer = null, navigation = [], csrf, requestPath, why } = options;
  const words = WORDS[status] ?? (status >= 500 ? WORDS[500]! : WORDS[400]!);
  return page({
    title: words.title,
    main: html`${why && html`<p class="govuk-body">${why}</p>`}${words.paragraphs.map(
      (paragraph) => html`<p class="govuk-body">${paragraph}</p>`,
    )}<p class="govuk-body"><a class="govuk-link" href="/">Go to your start page</a></p>
${reference && html`<p class="govuk-hint">If you write to us about this, quote ${reference}.</p>`}`,
    viewer,
    navigation,
    csrf,
    requestPath,
    width: 'narrow',
  });
}

type Words = { title: string; paragraphs: readonly string[] };

const WORDS: Record<number, Words> = {
  400: {
    title: 'We could not read what was sent',
    paragraphs: ['Go back and try again. What you typed should still be in the page you came from.'],
  },
  403: {
    title: 'This page is not open to you',
    paragraphs: [
      'You are signed in, but this page belongs to people with another part in the work.',
      'If you think you should see it, ask the person who runs your challenge or programme.',
    ],
  },
  404: {
    title: 'There is nothing at this address',
    paragraphs: [
      'If you typed the address, check it. If you pasted it, check that you copied all of it.',
      'If you followed a link from a message, the page may have been closed since.',
    ],
  },
  409: {
    title: 'Somebody changed this before you',
    paragraphs: ['Nothing of theirs was overwritten. Go back, look at what it says now, and try again.'],
  },
  413: {
    title: 'That file is too big',
    paragraphs: ['Go back and choose a smaller file, or split it into parts.'],
  },
  429: {
    title: 'That was too many tries',
    paragraphs: ['Wait a few minutes, then try again.'],
  },
  500: {
    title: 'Something went wrong at our end',
    paragraphs: [
      'We have kept a record of it and will look. What you had saved before is safe.',
      'Try again in a few minutes.',
    ],
  },
  503: {
    title: 'Critical Friend is closed for a moment',
    paragraphs: [
      'We are putting in a new version or a part of the service is resting. What you had saved is safe.',
      'Try again in a few minutes.',
    ],
  },
};
