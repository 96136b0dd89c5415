import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';

/** Two buttons that put a thing one place further up or down; the one that would do nothing is left out. */
export function moveButtons(options: {
  readonly action: string;
  readonly csrf: string;
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
}): Html | null {
  const { action, csrf, title, first, last } = options;
  if (first && last) return null;
  const button = (direction: 'up' | 'down', text: string) =>
    govuk.button({
      html: html`${text}<span class="govuk-visually-hidden">: ${title}</span>`,
      name: 'direction',
      value: direction,
      classes: 'govuk-button--secondary cf-button--small',
    });
  return html`<form class="cf-finding__moves cf-no-print" method="post" action="${action}"><input type="hidden" name="_csrf" value="${csrf}">${!first && button('up', 'Move up')}${!last && button('down', 'Move down')}</form>`;
}
