import { cardList } from '#design/components/card-list';
import { emptyState } from '#design/components/empty-state';
import { html } from '#design/html';
import type { Context, Outcome } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { currentDefinitions } from '../../store/versions.ts';

export const programmeListRoutes = [get('/programmes', 'office.see', show)];

async function show(context: Context): Promise<Outcome> {
  const definitions = await currentDefinitions(context.services.db);
  const main =
    definitions.length === 0
      ? emptyState({
          title: 'No programmes yet',
          body: 'A programme is a definition file. Those that come with the product are loaded when it starts.',
        })
      : html`<p class="govuk-body-l">Each programme is one kind of challenge: its stages and clocks, the team it needs, and what it looks at.</p>${cardList(
          definitions.map((definition) => ({
            title: definition.name,
            href: `/programmes/${definition.key}`,
            body: definition.summary,
            foot: `Version ${definition.version}. ${definition.stages.length} stages, ${definition.team.slots.length} places in the team, ${definition.themes.length} themes.`,
          })),
        )}`;
  return context.show({ title: 'Programmes', width: 'wide', main });
}
