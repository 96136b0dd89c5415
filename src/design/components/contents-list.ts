import { attributes, type Html, html } from '../html.ts';

export type ContentsItem = { text: string; href: string; current?: boolean; children?: readonly ContentsItem[] };

/** What is on a long page, or which pages belong together. Stands in `aside`; folded away on a phone. */
export function contentsList(items: readonly ContentsItem[], title: string = 'On this page'): Html {
  return html`<nav class="cf-contents" aria-label="${title}"><details class="cf-contents__fold"><summary class="cf-contents__title">${title}</summary>${list(items)}</details></nav>`;
}

function list(items: readonly ContentsItem[]): Html {
  return html`<ul class="cf-contents__list">${items.map(
    ({ text, href, current, children }) =>
      html`<li><a${attributes({ class: 'govuk-link govuk-link--no-underline', href, 'aria-current': current ? 'page' : null })}>${text}</a>${children && children.length > 0 && list(children)}</li>`,
  )}</ul>`;
}
