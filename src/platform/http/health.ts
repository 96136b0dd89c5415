import { sql } from 'kysely';
import { missingMigrations } from '../database/migrate.ts';
import type { Context, Outcome } from './context.ts';
import { get, type PageRoute } from './routes.ts';

/** `GET /health`: 200 only when the database answers and every migration is in place. For load balancers and for people. */
export const healthRoutes: readonly PageRoute[] = [get('/health', 'anyone', health)];

async function health({ services }: Context): Promise<Outcome> {
  try {
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(services.db);
    const missing = await missingMigrations(rows.map((row) => row.name));
    if (missing.length === 0) return { kind: 'json', value: { status: 'ok' } };
    return {
      kind: 'json',
      value: { status: 'unavailable', why: `migrations are missing: ${missing.join(', ')}` },
      status: 503,
    };
  } catch {
    return { kind: 'json', value: { status: 'unavailable', why: 'the database does not answer' }, status: 503 };
  }
}
