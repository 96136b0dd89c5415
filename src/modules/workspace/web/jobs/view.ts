import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import type { JobName, UndoneJob } from '#platform/jobs/queue';
import type { failedMail } from '../../store/job-people.ts';

const WORDS: Record<JobName, string> = {
  'send-mail': 'Send a message',
  'pool-import': 'Look at a file of peers, or take it in',
  'daily-round': 'The morning round: reminders, offers that run out, reviews that open',
  'solve-plan': 'Working out a plan of the year',
  'accept-plan': 'Proposing all teams of a plan',
  'recheck-teams': 'Look at a team again after something changed',
  'send-call': 'Write to people about a call for peers',
  'peer-left': 'Say which sessions need another peer, after one has left a team',
  'offer-reserve': 'Offer a place to the next on its reserve list',
  'solve-timetable': 'Working out a timetable',
};

type JobsView = {
  jobs: readonly UndoneJob[];
  mail: Awaited<ReturnType<typeof failedMail>>;
  csrf: string;
  /** Messages hold ways in: whoever may not read them sees only that there are some. */
  readsMail: boolean;
};

/** First what nobody but a person can put right, then what will be tried again, then what waits its turn. */
export function jobsMain({ jobs, mail, csrf, readsMail }: JobsView): Html {
  if (jobs.length === 0 && mail.length === 0)
    return emptyState({ title: 'Nothing waits', body: 'Everything the service had to do by itself is done.' });
  const lost = jobs.filter((job) => job.lost);
  const failed = jobs.filter((job) => !job.lost && job.attempts > 0);
  const waiting = jobs.filter((job) => !job.lost && job.attempts === 0);
  return html`${jobTable('Out of tries', lost, csrf)}${jobTable('Failed, will be tried again', failed, csrf)}
${jobTable('Waiting', waiting, null)}${mailTable(mail, readsMail)}`;
}

function jobTable(title: string, jobs: readonly UndoneJob[], csrf: string | null): Html {
  if (jobs.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${title}</h2>${dataTable({
    caption: title,
    captionHidden: true,
    columns: [{ label: 'What for' }, { label: 'Tries so far' }, { label: 'When' }, ...(csrf ? [{ label: 'Do' }] : [])],
    rows: jobs.map((job) => [
      WORDS[job.name as JobName] ?? job.name,
      String(job.attempts),
      job.running ? 'Being done now' : job.lost ? 'Not by itself' : longDateTime(job.runAt),
      ...(csrf
        ? [
            form({
              action: `/jobs/${job.id}/retry`,
              csrf,
              body: html``,
              button: { text: 'Try again', kind: 'secondary' },
            }),
          ]
        : []),
    ]),
  })}`;
}

function mailTable(mail: JobsView['mail'], readsMail: boolean): Html {
  if (mail.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Messages that could not be sent</h2>${dataTable({
    caption: 'Messages that could not be sent',
    captionHidden: true,
    columns: [{ label: 'Message' }, { label: 'Tries so far' }, { label: 'Written' }],
    rows: mail.map(({ id, template, attempts, queued_at }) => [
      readsMail ? html`<a class="govuk-link" href="/outbox/${id}">${words(template)}</a>` : words(template),
      String(attempts),
      longDateTime(queued_at),
    ]),
  })}`;
}

/** `offer-reminder` as `Offer reminder`. */
function words(template: string): string {
  const text = template.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
