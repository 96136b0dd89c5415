import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { SavedSearch } from '../../application/saved-searches.ts';

export type SearchesView = {
  readonly kept: readonly SavedSearch[];
  readonly query: string;
  readonly csrf: string;
  readonly formId: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** One's own searches, each one press; and a name for this one, where the list is narrowed. */
export function searchesView({ kept, query, csrf, formId, typed, errors }: SearchesView): Html {
  const now = kept.find((search) => search.query === query);
  return html`${
    kept.length > 0 &&
    html`<nav class="cf-searches cf-no-print" aria-label="Your searches"><h2 class="govuk-heading-s">Your searches</h2><ul class="cf-chips">${kept.map(
      (search) =>
        html`<li class="cf-searches__one"><a class="cf-chip cf-chip--search" href="/pool?${search.query}"${search === now && html` aria-current="page"`}>${search.name}</a><form class="cf-inline-form" method="post" action="/pool/searches/${search.id}/removal"><input type="hidden" name="_csrf" value="${csrf}"><button class="cf-link-button" type="submit" title="Take this search away"><span aria-hidden="true">×</span><span class="govuk-visually-hidden">Take away the search “${search.name}”</span></button></form></li>`,
    )}</ul></nav>`
  }${
    query !== '' &&
    !now &&
    govuk.details({
      summaryText: 'Keep this search',
      open: Object.keys(errors).length > 0,
      html: form({
        action: '/pool/searches',
        csrf,
        hidden: { id: String(typed.id ?? formId), query },
        body: field.input({
          name: 'name',
          label: 'A name for this search',
          hint: 'Such as: finance leads in the north, free in May',
          width: 30,
          typed,
          errors,
        }),
        button: { text: 'Keep this search', kind: 'secondary' },
      }),
    })
  }`;
}
