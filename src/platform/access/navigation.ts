import { permitsSomewhere } from './permissions.ts';
import { type Actor, holds } from './roles.ts';

type Item = { text: string; href: string; active?: boolean };

/** The service navigation for this person: the few places they go to, the one they are in marked. */
export function navigationFor(actor: Actor | null, path: string): Item[] {
  const items: Item[] = actor ? signedInItems(actor) : [{ text: 'Become a peer', href: '/become-a-peer' }];
  items.push({ text: 'Published reports', href: '/reports' });
  return items.map((item) => (isIn(item.href, path) ? { ...item, active: true } : item));
}

function signedInItems(actor: Actor): Item[] {
  const items: Item[] = [{ text: 'Home', href: '/' }];
  if (permitsSomewhere(actor, 'challenge.see')) items.push({ text: 'Challenges', href: '/challenges' });
  if (permitsSomewhere(actor, 'pool.see')) items.push({ text: 'Pool', href: '/pool' });
  if (permitsSomewhere(actor, 'year.plan')) items.push({ text: 'Plans', href: '/plans' });
  if (permitsSomewhere(actor, 'demand.see')) items.push({ text: 'Demand', href: '/demand' });
  if (permitsSomewhere(actor, 'authority.see')) items.push({ text: 'Authorities', href: '/authorities' });
  if (permitsSomewhere(actor, 'office.see')) items.push({ text: 'Programmes', href: '/programmes' });
  if (permitsSomewhere(actor, 'outbox.read')) items.push({ text: 'Outbox', href: '/outbox' });
  if (holds(actor, 'administrator')) items.push({ text: 'Jobs', href: '/jobs' });
  if (holds(actor, 'peer')) items.push({ text: 'Your peer page', href: '/peer' });
  if (holds(actor, 'assessor')) items.push({ text: 'Assessments', href: '/assessments' });
  if (holds(actor, 'applicant')) items.push({ text: 'Your application', href: '/application' });
  return items;
}

function isIn(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
