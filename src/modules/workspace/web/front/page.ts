import { latestReports } from '#modules/reporting';
import type { Context, Outcome } from '#platform/http/context';
import { frontMain } from './view.ts';

const REPORTS_SHOWN = 3;

/** The first page of somebody who is not signed in. */
export async function showFront(context: Context): Promise<Outcome> {
  const { db, config } = context.services;
  const reports = await latestReports(db, REPORTS_SHOWN);
  const main = frontMain({ reports, demo: config.demo });
  return context.show({ title: 'Councils helping each other to improve', main, width: 'wide' });
}
