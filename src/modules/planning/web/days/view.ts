import { dataTable } from '#design/components/data-table';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, londonDate, mediumDate } from '#kernel/dates';
import type { Moved, Reconfirmation } from '#modules/teams';
import type { FieldErrors, Typed } from '#platform/http/forms';

export type DaysPage = {
  readonly base: string;
  readonly csrf: string;
  readonly version: number;
  readonly days: string;
  readonly asked: readonly Reconfirmation[];
  readonly planId: string | null;
  /** What the days typed would mean, once they have been looked at. */
  readonly would: readonly Moved[] | null;
  readonly wouldDays: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** Move the days while peers hold places: first what it would mean for each, then the press that does it. */
export function daysView(page: DaysPage): Html {
  const { base, csrf, version, would, typed, errors } = page;
  return html`<p class="govuk-body">The team is on site ${page.days}. If the days have to move, each peer who has said yes is asked by a link of their own whether they still can.</p>
${page.planId !== null && html`<p class="govuk-inset-text">A mended team is worked out for the open places, with everybody else staying. <a class="govuk-link" href="/plans/${page.planId}">See the mended team</a></p>`}
${page.asked.length > 0 && answers(page.asked)}
${
  would
    ? confirmation(page, would)
    : form({
        action: `${base}/team/days`,
        csrf,
        hidden: { version: String(version) },
        button: 'See what it would mean',
        cancel: `${base}/team`,
        body: html`<h2 class="govuk-heading-m">Other days</h2>${field.date({ name: 'from', label: 'First day on site', typed: { ...typed }, errors: { ...errors } })}${field.date({ name: 'until', label: 'Last day on site', typed: { ...typed }, errors: { ...errors } })}`,
      })
}`;
}

function confirmation({ base, csrf, version, typed, wouldDays }: DaysPage, would: readonly Moved[]): Html {
  const hidden = Object.fromEntries(
    ['from', 'until'].flatMap((name) =>
      ['day', 'month', 'year'].map((part) => [`${name}-${part}`, String(typed[`${name}-${part}`] ?? '')]),
    ),
  );
  const out = would.filter(({ inTheWay }) => inTheWay.length > 0).length;
  return html`<h2 class="govuk-heading-m">What ${wouldDays} would mean</h2>
${
  would.length === 0
    ? html`<p class="govuk-body">Nobody has a place in the team yet.</p>`
    : dataTable({
        caption: 'What it would mean for each peer',
        captionHidden: true,
        columns: [{ label: 'Peer' }, { label: 'Place' }, { label: 'What happens' }],
        rows: would.map(({ name, slotName, status, inTheWay }) => [
          name,
          slotName,
          inTheWay.length > 0 ? `Withdrawn, and told why: ${inTheWay.join(' ')}` : WHAT_HAPPENS[status],
        ]),
      })
}
${form({
  action: `${base}/team/days`,
  csrf,
  hidden: { ...hidden, version: String(version), sure: 'yes' },
  body: html`<p class="govuk-body">The host is told, and both sides agree the scope again.${out > 0 ? ' For the places that come open, a mended team is worked out.' : ''}</p>`,
  button: `Move the days to ${wouldDays}`,
  cancel: `${base}/team/days`,
})}`;
}

const WHAT_HAPPENS: Record<string, string> = {
  proposed: 'Stays proposed; has not been asked yet',
  offered: 'The offer is sent again with the new days',
  accepted: 'Asked whether they still can',
  confirmed: 'Asked whether they still can',
};

const ANSWERS: Record<string, string> = { still: 'Can still go', cannot: 'Cannot go any more: the place is open' };

function answers(asked: readonly Reconfirmation[]): Html {
  const waiting = asked.filter(({ answer }) => answer === null).length;
  return html`<h2 class="govuk-heading-m">Who can still go</h2><p class="govuk-body">${waiting === 0 ? 'Everybody has answered.' : `${waiting} ${waiting === 1 ? 'has' : 'have'} not answered yet. They keep their places meanwhile.`}</p>${dataTable(
    {
      caption: 'Who was asked again, and what they said',
      captionHidden: true,
      columns: [{ label: 'Peer' }, { label: 'Place' }, { label: 'Answer' }, { label: 'Asked on' }],
      rows: asked.map((each) => [
        each.peerName,
        each.slotName,
        each.answer === null
          ? govuk.tag({ text: 'Waiting', classes: 'govuk-tag--grey' })
          : `${ANSWERS[each.answer] ?? ''}${each.answeredAt ? `, ${mediumDate(londonDate(each.answeredAt))}` : ''}`,
        mediumDate(londonDate(each.askedAt)),
      ]),
    },
  )}`;
}

/** The days as a phrase. */
export function daysWords(from: string | null, until: string | null): string {
  return from && until ? dateRange(from, until) : 'on days that are not agreed yet';
}
