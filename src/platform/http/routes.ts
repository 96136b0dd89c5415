import type { Permission } from '../access/permissions.ts';
import type { Context, Outcome } from './context.ts';

/**
 * Who may use a route: `anyone`; any `signed-in` person; or whoever has the permission: on the challenge named by `:challenge` in
 * the URL, or anywhere in a programme body where the URL names none.
 */
export type Access = PlainAccess | { readonly demo: PlainAccess; readonly otherwise: PlainAccess };
export type PlainAccess = 'anyone' | 'signed-in' | Permission;

/** The access that counts: in the demo, where everything is made up, a route may be more open. */
export function accessOf(access: Access, demo: boolean): PlainAccess {
  return typeof access === 'string' ? access : demo ? access.demo : access.otherwise;
}

export type PageRoute = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly access: Access;
  /** The form carries files: each at most this large, streamed to the store before the handler runs. */
  readonly upload?: { readonly limitBytes: number };
  readonly handle: (context: Context) => Promise<Outcome> | Outcome;
};

/** A page one reads. */
export function get(url: string, access: Access, handle: PageRoute['handle']): PageRoute {
  return { method: 'GET', url, access, handle };
}

/** A form one sends. */
export function post(
  url: string,
  access: Access,
  handle: PageRoute['handle'],
  options: Pick<PageRoute, 'upload'> = {},
): PageRoute {
  return { method: 'POST', url, access, handle, ...options };
}
