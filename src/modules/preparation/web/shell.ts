import { type Html, html } from '#design/html';
import { type ChallengePageKey, challengeNav } from '#modules/challenges';
import { type Context, type Outcome, type ShellOptions, theChallenge } from '#platform/http/context';

type Page = Omit<ShellOptions, 'width' | 'caption'> & { readonly width?: ShellOptions['width'] };

/** A page of a challenge: its name above the heading, the way round it, and the rest. Narrow unless told otherwise. */
export async function challengePage(
  context: Context,
  current: ChallengePageKey,
  page: Page,
  status?: number,
): Promise<Outcome> {
  const nav = await challengeNav(context, current);
  const heading = page.heading === false ? null : (page.heading ?? page.title);
  const main = html`<span class="govuk-caption-l">${theChallenge(context).title}</span>
${heading && html`<h1 class="govuk-heading-l cf-heading">${heading}</h1>`}${nav}${page.main}`;
  return context.show({ width: 'narrow', ...page, heading: false, main }, status);
}

/** Text as somebody typed it: blank lines part paragraphs, single line ends stay. Written in either direction. */
export function typedText(text: string): Html {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return html`${paragraphs.map(
    (paragraph) =>
      html`<p class="govuk-body" dir="auto">${paragraph.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}</p>
`,
  )}`;
}
