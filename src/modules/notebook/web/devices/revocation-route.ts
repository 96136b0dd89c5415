import { isId } from '#kernel/ids';
import type { Context, Outcome } from '#platform/http/context';
import { withinLimit } from '#platform/http/rate-limit';
import { get, type PageRoute } from '#platform/http/routes';
import { whatBecameOf } from '../../store/devices.ts';

/** A team of twelve behind one address, each asking every ten minutes, and whenever a page is opened on which nobody is signed in. */
const LIMIT = { tries: 600, minutes: 60 };

/**
 * Whether a device has been taken out of use, or the notes on it have been destroyed everywhere else, for the device itself after its session
 * has ended: it wipes itself then. It is all that is told, and only to who knows the id, which has 74 bits of chance; of an id that is nobody's
 * the same is said as of one in use.
 */
export const revocationRoutes: readonly PageRoute[] = [get('/notebook-devices/:device/revocation', 'anyone', tell)];

async function tell({ services, params, networkKey, now }: Context): Promise<Outcome> {
  if (!(await withinLimit(services.db, `revocation:${networkKey}`, LIMIT, now))) {
    return { kind: 'json', value: { code: 'too-many', why: 'Ask again in an hour.' }, status: 429 };
  }
  const { device } = params;
  const value = isId(device) ? await whatBecameOf(services.db, device) : { revoked: false, destroyed: false };
  return { kind: 'json', value };
}
