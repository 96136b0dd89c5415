export { searchText } from './application/import-authorities.ts';
export { authoritiesCommand } from './cli.ts';
export { authorityById, relatedAuthorities } from './store/authority-pages.ts';
export { authorityListRoutes } from './web/list/route.ts';
export { authorityFacts } from './web/page/authority-facts.ts';
