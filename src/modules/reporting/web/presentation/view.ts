import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, longDate, longDateTime } from '#kernel/dates';
import type { Bullet, Slide, SlidesModel } from '#platform/documents/model';
import type { PointingPhrase } from '../../domain/phrases.ts';

export type PresentationView = {
  readonly here: string;
  readonly csrf: string;
  readonly slides: SlidesModel;
  readonly phrases: readonly PointingPhrase[];
  readonly hasFindings: boolean;
  /** When it was given; what is shown is then what was shown. */
  readonly givenAt: Date | null;
  readonly mayMark: boolean;
  readonly findingsHref: string;
  /** The first day on site while it is still to come. */
  readonly teamComesOn: IsoDate | null;
};

/** The presentation slide by slide, as an outline that can be read on a phone. */
export function presentationMain(view: PresentationView): Html {
  const { here, slides, givenAt } = view;
  if (!view.hasFindings)
    return emptyState({
      title: 'There is nothing to present yet',
      body: `Slides are made from the team’s findings and recommendations.${view.teamComesOn ? ` These come once the team is on site, from ${longDate(view.teamComesOn)}.` : ''}`,
      action: { text: 'Go to the findings', href: view.findingsHref },
    });
  return html`<p class="govuk-body">${
    givenAt
      ? `Given on ${longDateTime(givenAt)}. This is what was shown; it does not change any more.`
      : html`The slides follow the <a class="govuk-link" href="${view.findingsHref}">findings</a>: change them there, and the slides change.`
  }</p>
${warning(view)}
${govuk.button({ text: 'Download the slides (PowerPoint)', href: `${here}.pptx`, classes: view.mayMark && !givenAt ? 'govuk-button--secondary' : undefined })}
${view.mayMark && !givenAt && markBox(view)}
<ol class="cf-slides">${slides.slides.map((slide, index) => slideItem(slide, slides, index + 1))}</ol>`;
}

function warning({ phrases, givenAt }: PresentationView): Html {
  if (phrases.length === 0 || givenAt) return html``;
  return html`<div class="govuk-inset-text"><p class="govuk-body">These words could point to one person. Take them out of the findings: ${phrases
    .map(({ phrase }) => `“${phrase}”`)
    .join(', ')}.</p></div>`;
}

function markBox({ here, csrf }: PresentationView): Html {
  return move({
    title: 'Have you given the presentation?',
    body: 'What was shown is kept, so that the team sees where words change afterwards. Drafting begins.',
    form: form({ action: `${here}/giving`, csrf, body: html``, button: 'It has been given' }),
  });
}

function slideItem(slide: Slide, { title, subtitle }: SlidesModel, number: number): Html {
  const heading = slide.type === 'title' ? title : slide.title;
  return html`<li><article class="cf-card"><p class="cf-quiet">Slide ${number}</p><h2 class="govuk-heading-m">${heading}</h2>${
    slide.type === 'title' ? html`<p class="govuk-body">${subtitle}</p>` : slideBody(slide)
  }</article></li>`;
}

function slideBody(slide: Exclude<Slide, { type: 'title' }>): Html {
  if (slide.type === 'bullets') return points(slide.bullets);
  if (slide.type === 'twoColumns')
    return html`${column(slide.leftTitle, slide.left)}${column(slide.rightTitle, slide.right)}`;
  if (slide.type === 'table')
    return html`<p class="govuk-body">${slide.caption}</p>${points(slide.rows.map(([who, people, sessions]) => tableWords(who, people, sessions)))}`;
  return html``;
}

/** `Partners: 1 person, 2 sessions`. */
function tableWords(who = '', people = '', sessions = ''): string {
  return `${who}: ${people} ${people === '1' ? 'person' : 'people'}, ${sessions} ${sessions === '1' ? 'session' : 'sessions'}`;
}

/** What was presented before may hold a column of nothing: it is left out. */
function column(title: string, bullets: readonly string[]): Html {
  return bullets.length === 0 ? html`` : html`<h3 class="govuk-heading-s">${title}</h3>${points(bullets)}`;
}

function points(bullets: readonly Bullet[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${bullets.map((bullet) => html`<li>${typeof bullet === 'string' ? bullet : html`${bullet.text}${points(bullet.items)}`}</li>`)}</ul>`;
}
