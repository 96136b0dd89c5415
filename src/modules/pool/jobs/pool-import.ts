import type { Services } from '#platform/http/context';
import { lookAtImport, takeImportIn } from '../application/pool-imports.ts';

/** The work behind a file of peers: looked at row by row, or taken in. A job that comes twice does its work once. */
export async function runPoolImport(
  services: Services,
  payload: { id: string; step: 'look' | 'take-in' },
): Promise<void> {
  if (payload.step === 'look') await lookAtImport(services, payload.id);
  else await takeImportIn(services, payload.id);
}
