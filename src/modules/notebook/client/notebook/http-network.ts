import type { Bundle, BundleNews } from '../../bundle.ts';
import { type Answer, NOTES_DESTROYED } from '../../contract.ts';
import { browserId } from './browser-id.ts';
import { whyOver } from './out-of-use.ts';
import { isPageOfOurs } from './page-of-ours.ts';
import { smallVersion } from './photograph.ts';
import type { Network, Reply } from './ports.ts';
import type { Identity } from './vault.ts';
import { OUT_OF_USE } from './words.ts';

export type Registered = { readonly key: string; readonly wrapped: string };
type Failure = Exclude<Reply, { kind: 'answered' }>;
type Arrived = { readonly news: BundleNews; readonly bytes: ArrayBuffer };
type Got<T> = { readonly kind: 'got'; readonly value: T } | Failure;

/** What the notebook asks of the server, over fetch. Nothing throws: every way it can go wrong is an answer. */
export type Server = Network & {
  /** `have` is the version that the device has already: then only what is new comes. It is large, and is read when `free` says so. */
  bundle(device: string, have: string | null, free: () => Promise<void>): Promise<Got<Arrived>>;
  registerFor(device: string, wrapped: string | null): Promise<Got<Registered>>;
  /** For notes that are sent straight from this phone under an id of their own. */
  registerBeside(device: string): Promise<Got<Registered>>;
  photograph(photograph: { id: string; noteId: string; bytes: ArrayBuffer }): Promise<Got<object>>;
  /** A photograph that the team has, in full. */
  wholePhotograph(id: string): Promise<Got<ArrayBuffer>>;
  /** The small version of one's own that the team has without. */
  small(id: string, small: Blob): Promise<Got<object>>;
  /** From now on what is sent is handed in by somebody who has left the team. */
  handIn(): void;
  /** The token of this browser's forms, from the page or from the last bundle. */
  useToken(csrf: string): void;
};

const PATIENCE_MILLISECONDS = 30_000;
/** 40 kbit/s: slower than that, nothing of size gets through. */
const SLOWEST_BYTES_A_MILLISECOND = 5;

/** How long an answer is waited for where so many bytes go out first. */
export function patienceFor(bytes: number): number {
  return PATIENCE_MILLISECONDS + Math.ceil(bytes / SLOWEST_BYTES_A_MILLISECOND);
}

/** Whether this device was taken out of use is asked so often where it has been signed out, and the first time at once. */
const ASK_AGAIN_MILLISECONDS = 600_000;

export function httpServer(base: string, csrf: string, identity: () => Identity | undefined): Server {
  let token = csrf;
  let handsIn = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  /** A phone that was lost and taken out of use has no session to be told so in, nor has one whose notes were destroyed meanwhile. */
  async function signedOut(): Promise<Failure> {
    const { device } = identity() ?? {};
    if (!device || performance.now() - askedAt < ASK_AGAIN_MILLISECONDS) return { kind: 'signed-out' };
    askedAt = performance.now();
    const code = await whyOver(device);
    if (code === null) return { kind: 'signed-out' };
    return { kind: 'refused', code, why: code === 'revoked' ? OUT_OF_USE : NOTES_DESTROYED };
  }

  async function ask<T>(
    path: string,
    request: RequestInit,
    read: (response: Response) => Promise<T> = (response) => response.json(),
    size = 0,
  ): Promise<Got<T>> {
    try {
      const response = await fetch(`${base}/notebook/${path}`, {
        ...request,
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patienceFor(size)),
      });
      // A redirect leads to the page for signing in, and nowhere else.
      if (response.type === 'opaqueredirect') return await signedOut();
      if (response.ok) return { kind: 'got', value: await read(response) };
      return await failureOf(response);
    } catch {
      return { kind: 'unreachable' };
    }
  }

  const postOnce = <T>(path: string, body: object) =>
    ask<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, _csrf: token }),
    });

  /** A browser that was killed may have lost the cookie that its token belongs to: it asks for another, once. */
  async function post<T>(
    path: string,
    body: { readonly device: string; readonly [more: string]: unknown },
  ): Promise<Got<T>> {
    const got = await postOnce<T>(path, body);
    if (got.kind !== 'refused' || got.code !== 'stale') return got;
    const fresh = await ask<Bundle>(`bundle?device=${body.device}`, {});
    // Where they have left the team, that is what they are told.
    if (fresh.kind !== 'got') return fresh.kind === 'refused' ? fresh : got;
    token = fresh.value.csrf;
    return await postOnce<T>(path, body);
  }

  function signedForm(): FormData {
    const form = new FormData();
    form.append('_csrf', token);
    return form;
  }

  const server: Server = {
    handIn() {
      handsIn = true;
    },
    useToken(given) {
      token = given;
    },
    bundle: (device, have, free) =>
      ask<Arrived>(`bundle?device=${device}${have ? `&have=${have}` : ''}`, {}, async (response) => {
        const bytes = await response.arrayBuffer();
        await free();
        return { news: JSON.parse(new TextDecoder().decode(bytes)) as BundleNews, bytes };
      }),
    registerFor: (device, locked) => post<Registered>('devices', { device, wrapped: locked, browser: browserId() }),
    registerBeside(device) {
      const phone = identity()?.device ?? null;
      return post<Registered>('devices', { device, wrapped: null, phone, browser: browserId() });
    },
    async register(device) {
      const registered = await server.registerFor(device, identity()?.wrapped ?? null);
      return registered.kind === 'got' || registered.kind === 'unknown-device' ? 'done' : registered;
    },
    async exchange(batch) {
      const got = await post<Answer>('operations', {
        ...batch,
        browser: browserId(),
        ...(handsIn && { handsIn }),
      });
      return got.kind === 'got' ? { kind: 'answered', answer: got.value } : got;
    },
    async photograph({ id, noteId, bytes }) {
      const small = await smallVersion(bytes);
      const form = signedForm();
      form.append('id', id);
      form.append('note', noteId);
      form.append('photograph', new Blob([bytes], { type: 'image/jpeg' }), 'photograph.jpg');
      if (small) form.append('small', small, 'small.jpg');
      const size = bytes.byteLength + (small?.size ?? 0);
      return await ask<object>('photographs', { method: 'POST', body: form }, undefined, size);
    },
    wholePhotograph: (id) => ask(`../photographs/${id}`, {}, (response) => response.arrayBuffer()),
    async small(id, small) {
      const form = signedForm();
      form.append('small', small, 'small.jpg');
      return await ask<object>(`photographs/${id}/small`, { method: 'POST', body: form });
    },
  };
  return server;
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 409 || response.status === 400) {
    const said = (await response.json()) as { code: string; why: string };
    return said.code === 'unknown-device' ? { kind: 'unknown-device' } : { kind: 'refused', ...said };
  }
  // What a wifi says that lets nobody through yet is not said by us.
  if (!isPageOfOurs(await response.text())) return { kind: 'unreachable' };
  if (response.status === 403)
    return { kind: 'refused', code: 'stale', why: 'Open this page again while you have a network.' };
  if (response.status === 404)
    return { kind: 'refused', code: 'no-access', why: 'You are not in the team of this challenge any more.' };
  return { kind: 'unreachable' };
}
