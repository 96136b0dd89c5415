import type { Readable } from 'node:stream';
import type { Html } from '#design/html';
import type { PageOptions } from '#design/page';
import type { Config } from '../../config.ts';
import type { Permission } from '../access/permissions.ts';
import type { Actor } from '../access/roles.ts';
import type { Database } from '../database/connect.ts';
import type { FileStore, StoredFile } from '../files/file-store.ts';
import type { Logger } from '../logs/logger.ts';

/** What every page may use. Built once, in src/app.ts. */
export type Services = {
  readonly db: Database;
  readonly config: Config;
  readonly files: FileStore;
  readonly logger: Logger;
  readonly clock: () => Date;
};

/** The challenge a URL with `:challenge` is about, read once for permission and for the page. */
export type ChallengeHead = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly bodyId: string;
  readonly hostId: string;
  readonly hostName: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly stage: string;
  readonly onSiteFrom: string | null;
  readonly onSiteUntil: string | null;
  readonly managerId: string | null;
  readonly version: number;
};

/** A form as it arrived: one value, or several of the same name. */
export type FormBody = Readonly<Record<string, string | string[] | undefined>>;

/** A file of a form with `upload`: already in the store, or why it is not. */
export type Upload = {
  readonly field: string;
  readonly fileName: string;
  readonly stored: StoredFile | 'too-large' | 'empty';
};

/** What a page adds to the shell; who is looking, the way round and the token are put in for it. */
export type ShellOptions = Omit<PageOptions, 'viewer' | 'navigation' | 'csrf' | 'notice'>;

export type Context = {
  readonly services: Services;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: FormBody;
  readonly uploads: readonly Upload[];
  readonly actor: Actor | null;
  /** Set on routes with `:challenge`. */
  readonly challenge: ChallengeHead | null;
  /** To be put in every form. */
  readonly csrf: string;
  /** The opaque id of this browser, signed in or not. */
  readonly browserId: string;
  /** A keyed hash of the caller's network, for limits: never the address. */
  readonly networkKey: string;
  readonly now: Date;
  readonly url: string;
  readonly userAgent: string;
  /** True where the person has the permission here (on this challenge, or anywhere for a page that is about none). */
  may(permission: Permission): boolean;
  /** A page in the shell. `status` 422 for a form that is shown again. */
  show(options: ShellOptions, status?: number): Outcome;
};

/** What a handler answers. */
export type Outcome =
  | { readonly kind: 'page'; readonly html: Html; readonly status: number }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly notice?: string;
      readonly refused?: boolean;
      readonly session?: string | null;
    }
  | {
      readonly kind: 'file';
      readonly content: Readable | Uint8Array;
      readonly mediaType: string;
      readonly fileName: string;
      readonly inline?: boolean;
    }
  /**
   * A picture that stands on many pages. The browser keeps it and asks each time whether it may show it still: `version` names its bytes, and
   * they are opened only where the browser has others or none.
   */
  | {
      readonly kind: 'picture';
      readonly open: () => Readable;
      readonly mediaType: string;
      readonly fileName: string;
      readonly version: string;
    }
  /** A script that is no built asset: a service worker, whose address says what it may answer for. */
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden' };

/** Sends the person on after a form was taken in. `notice` is shown once, at the top of the next page. */
export function redirect(to: string, notice?: string): Outcome {
  return { kind: 'redirect', to, ...(notice === undefined ? {} : { notice }) };
}

/** Sends the person back with why nothing was done: it is shown as something to note, never as done. */
export function turnBack(to: string, why: string): Outcome {
  return { kind: 'redirect', to, notice: why, refused: true };
}

export const notFound: Outcome = { kind: 'not-found' };
export const forbidden: Outcome = { kind: 'forbidden' };

/** The signed-in person. Only for routes that need one: a bug, not a refusal, where there is none. */
export function signedIn(context: Context): Actor {
  if (!context.actor) throw new Error('this route needs a signed-in person');
  return context.actor;
}

/** The challenge of a route with `:challenge`. */
export function theChallenge(context: Context): ChallengeHead {
  if (!context.challenge) throw new Error('this route has no challenge');
  return context.challenge;
}
