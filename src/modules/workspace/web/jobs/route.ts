import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { undoneJobs } from '#platform/jobs/queue';
import { tryJobAgain } from '../../application/lost-jobs.ts';
import { failedMail } from '../../store/job-people.ts';
import { jobsMain } from './view.ts';

/** What the service still has to do by itself, and what it could not do. */
export const jobRoutes: readonly PageRoute[] = [
  get('/jobs', 'jobs.see', showJobs),
  post('/jobs/:job/retry', 'jobs.see', retry),
];

async function showJobs(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const [jobs, mail] = [await undoneJobs(db), await failedMail(db)];
  const main = jobsMain({ jobs, mail, csrf: context.csrf, readsMail: context.may('outbox.read') });
  return context.show({ title: 'Jobs', main, width: 'wide' });
}

async function retry(context: Context): Promise<Outcome> {
  const id = context.params.job ?? '';
  if (!/^\d{1,18}$/.test(id)) return notFound;
  const again = await tryJobAgain(context.services, id);
  return redirect('/jobs', again ? 'It is tried again now.' : 'That job is done already, or is being done now.');
}
