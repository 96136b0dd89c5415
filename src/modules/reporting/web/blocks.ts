import { dataTable } from '#design/components/data-table';
import { type Html, html } from '#design/html';
import type { ReportBlock } from '../domain/content.ts';

/**
 * A section's blocks below an `h2`. Every word is escaped: text is data, never markup. A smaller heading that has no larger one
 * above it is an `h3` all the same: screen readers count on levels that do not leap.
 */
export function blocksHtml(blocks: readonly ReportBlock[]): Html {
  const firstLarge = blocks.findIndex((block) => block.type === 'heading' && block.level !== 3);
  return html`${blocks.map(
    (block, index) => html`${blockHtml(block, firstLarge >= 0 && firstLarge < index)}
`,
  )}`;
}

const text = (inline: unknown) => (typeof inline === 'string' ? inline : '');

function blockHtml(block: ReportBlock, belowLarge: boolean): Html {
  switch (block.type) {
    case 'heading':
      return block.level === 3 && belowLarge
        ? html`<h4 class="govuk-heading-s"${block.id && html` id="${block.id}"`}>${block.text}</h4>`
        : html`<h3 class="govuk-heading-m"${block.id && html` id="${block.id}"`}>${block.text}</h3>`;
    case 'paragraph':
      return html`<p class="govuk-body">${text(block.text)}</p>`;
    case 'list':
      return html`<ul class="govuk-list govuk-list--bullet">${block.items.map((item) => html`<li>${text(item)}</li>`)}</ul>`;
    case 'table':
      return dataTable({
        caption: block.caption,
        columns: block.head.map((label, index) => ({ label, numeric: block.align?.[index] === 'right' })),
        rows: block.rows,
      });
  }
}
