import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { eventDays } from '../../application/event-letters.ts';
import { EVENT_KINDS, type EventKind } from '../../domain/events.ts';
import type { listEvents } from '../../store/events.ts';

type Listed = Awaited<ReturnType<typeof listEvents>>;

/** What is planned and what has been, with how full each is. */
export function eventListView(page: Listed & { now: Date; page: number; size: number; mayPlan: boolean }): Html {
  const { rows, total, now, mayPlan } = page;
  const plan = mayPlan && govuk.button({ text: 'Plan an event', href: '/pool/events/new' });
  if (rows.length === 0) {
    return html`${emptyState({
      title: 'No event yet',
      body: 'Applicants come to an assessment and briefing event before they are accredited: an evening and the next day. Peers come to regional briefings and refreshers.',
    })}${plan}`;
  }
  return html`${plan}${dataTable({
    caption: 'Events, those to come first',
    onPhone: 'lines',
    columns: [
      { label: 'Event' },
      { label: 'Kind' },
      { label: 'When' },
      { label: 'Where' },
      { label: 'Places taken', numeric: true, named: true },
      { label: 'Not answered', numeric: true, named: true },
      { label: 'Waiting', numeric: true, named: true },
    ],
    rows: rows.map((row) => [
      html`<a class="govuk-link" href="/pool/events/${row.id}">${row.title}</a>${row.status === 'cancelled' ? ' (cancelled)' : row.ends_at < now && ' (over)'}`,
      EVENT_KINDS[row.kind as EventKind] ?? row.kind,
      eventDays(row),
      row.place,
      `${row.taken} of ${row.places}`,
      row.unanswered,
      row.waiting,
    ]),
  })}${pager({ total, page: page.page, size: page.size, path: '/pool/events', query: {}, noun: ['event', 'events'] })}`;
}
