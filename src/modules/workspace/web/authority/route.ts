import { dataTable } from '#design/components/data-table';
import { html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { authorityById, authorityFacts, relatedAuthorities } from '#modules/authorities';
import { type Context, notFound, type Outcome, signedIn } from '#platform/http/context';
import { get, type PageRoute } from '#platform/http/routes';
import { challengesAt } from '../../store/authority-challenges.ts';

/** An authority with the challenges it has hosted, as far as the reader may know of them. */
export const authorityRoutes: readonly PageRoute[] = [get('/authorities/:authority', 'authority.see', showAuthority)];

async function showAuthority(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const authority = await authorityById(db, context.params.authority ?? '');
  if (!authority) return notFound;
  const related = await relatedAuthorities(db, authority.id);
  const challenges = await challengesAt(db, authority.id, signedIn(context).personId);
  const main = html`${authorityFacts(authority, related)}<h2 class="govuk-heading-m">Challenges</h2>${
    challenges.length === 0
      ? html`<p class="govuk-body">No challenge here that you are part of, and no published report yet.</p>`
      : dataTable({
          caption: `Challenges at ${authority.short_name}`,
          captionHidden: true,
          columns: [{ label: 'Challenge' }, { label: 'On site' }, { label: 'Report' }],
          rows: challenges.map((challenge) => [
            challenge.may_see
              ? html`<a class="govuk-link" href="/challenges/${challenge.reference}">${challenge.title}</a>`
              : challenge.title,
            challenge.on_site_from && challenge.on_site_until
              ? dateRange(challenge.on_site_from, challenge.on_site_until)
              : 'Not agreed yet',
            challenge.slug
              ? html`<a class="govuk-link" href="/reports/${challenge.slug}">Read the report</a>`
              : 'Not published',
          ]),
        })
  }`;
  return context.show({
    title: authority.name,
    main,
    width: 'wide',
    back: { href: '/authorities', text: 'Authorities' },
  });
}
