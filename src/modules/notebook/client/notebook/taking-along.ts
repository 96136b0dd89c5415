import type { Bundle } from '../../bundle.ts';
import type { Desk } from './desk.ts';
import type { SyncResult } from './engine.ts';
import type { Server } from './http-network.ts';
import type { SavingFirst } from './saving-first.ts';

/** How things stood when a device that had all of its bundle last asked: kept beside the bundle of that version, which is not written again. */
export type Standing = Pick<Bundle, 'version' | 'now' | 'csrf' | 'closed' | 'knows'>;

export type Taken = { readonly bundle: Bundle; readonly kept: boolean };

type Keeping = {
  readonly desk: Pick<Desk, 'keepBundle' | 'keepStanding'>;
  readonly server: Server;
  readonly saving: SavingFirst;
  readonly device: string;
};

/** The bundle as it was kept, with what has been heard since of that very version. */
export function asItStands(bundle: Bundle, standing: Standing | null): Bundle {
  const isNews = standing?.version === bundle.version && standing.now > bundle.now;
  return isNews ? { ...bundle, ...standing } : bundle;
}

/**
 * Asks for everything anew and keeps it, or answers as the server did. `laid` is the version that lies on the device: where the server
 * says that nothing has changed in it, only how things stand is kept. `kept` is false where the device had no room.
 */
export function takingAlong({ desk, server, saving, device }: Keeping, laid: string | null) {
  let version = laid;

  /** False where the notebook was locked meanwhile. */
  async function keep(bundle: Bundle, bytes: ArrayBuffer): Promise<boolean> {
    const { now, csrf, closed, knows } = bundle;
    if (version !== null && version === bundle.version) {
      const standing: Standing = { version, now, csrf, closed, knows };
      return await desk.keepStanding(standing, Date.now());
    }
    const kept = await desk.keepBundle(bytes, Date.now());
    if (kept) version = bundle.version;
    return kept;
  }

  return async (have: Bundle | null): Promise<Taken | SyncResult> => {
    const got = await server.bundle(device, have?.version ?? null, saving.free);
    if (got.kind === 'unknown-device') return { result: 'stuck' };
    if (got.kind === 'refused') return { result: 'refused', code: got.code, why: got.why };
    if (got.kind !== 'got') return { result: got.kind };
    const { news, bytes } = got.value;
    const isWhole = !('unchanged' in news);
    const bundle = isWhole ? news : { ...(have as Bundle), ...news.unchanged };
    server.useToken(bundle.csrf);
    const whole = () => (isWhole ? bytes : new TextEncoder().encode(JSON.stringify(bundle)).buffer);
    const kept = await keep(bundle, version === bundle.version ? bytes : whole()).catch(() => null);
    // Whoever was signed in when it was asked for is not any more.
    return kept === false ? { result: 'signed-out' } : { bundle, kept: kept !== null };
  };
}
