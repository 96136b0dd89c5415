import { contentsList } from '#design/components/contents-list';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { currentDefinitions } from '../../store/versions.ts';
import { programmePage, SECTIONS } from './view.ts';

export const programmePageRoutes = [get('/programmes/:key', 'office.see', show)];

async function show(context: Context): Promise<Outcome> {
  const definitions = await currentDefinitions(context.services.db);
  const definition = definitions.find((each) => each.key === context.params.key);
  if (!definition) return notFound;
  return context.show({
    title: definition.name,
    caption: `Programme, version ${definition.version}`,
    width: 'wide',
    back: { href: '/programmes', text: 'Programmes' },
    aside: contentsList(SECTIONS.map(({ id, text }) => ({ href: `#${id}`, text }))),
    main: programmePage(definition),
  });
}
