export {
  type ImportCount,
  type ImportResult,
  importAuthorities,
  searchText,
} from './application/import-authorities.ts';
export { authoritiesCommand } from './cli.ts';
export { authorityById, relatedAuthorities, searchAuthorities } from './store/authority-pages.ts';
export { authorityListRoutes } from './web/list/route.ts';
export { authorityFacts, partyName } from './web/page/authority-facts.ts';
