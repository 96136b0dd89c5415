import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, type IsoDate, longDate, mediumDate } from '#kernel/dates';
import { placementWords } from '#modules/pool';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { PlacementInFull } from '../../store/placements.ts';

/** One placement for the office: where it stands, the offer (again), and taking it back with a reason. */
export function placementView(page: {
  placement: PlacementInFull;
  /** What has come up about it. */
  alarms: Html | null;
  base: string;
  /** Until when they could hand in notes, were they withdrawn now. */
  handIn: IsoDate;
  /** The reader may look into the pool. */
  mayOpenPool: boolean;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
  refused: string | null;
}): Html {
  const { placement, base, csrf, typed, errors } = page;
  const action = `${base}/placements/${placement.id}`;
  const mayWithdraw = ['proposed', 'offered', 'accepted', 'confirmed'].includes(placement.status);
  return html`${page.refused && govuk.warningText({ text: page.refused, iconFallbackText: 'Warning' })}
${govuk.summaryList({
  rows: [
    { key: { text: 'Where it stands' }, value: { text: placementWords(placement.status) } },
    {
      key: { text: 'Dates' },
      value: { text: `${dateRange(placement.from, placement.until)}, ${placement.days} days` },
    },
    ...(placement.offerEnds ? [{ key: { text: 'Offer ends' }, value: { text: mediumDate(placement.offerEnds) } }] : []),
    {
      key: { text: 'Peer' },
      value: {
        html: html`${page.mayOpenPool ? html`<a class="govuk-link" href="/pool/${placement.peerId}">${placement.peerName}</a>` : placement.peerName}${placement.peerEmail && html`, ${placement.peerEmail}`}`,
      },
    },
  ],
})}
${page.alarms}
${placement.status === 'proposed' && form({ action: `${action}/offers`, csrf, body: html`<p class="govuk-body">They get a message with a link that answers with one press. We remind them once, half way.</p>`, button: 'Offer the place' })}
${placement.status === 'offered' && form({ action: `${action}/offers`, csrf, body: html`<p class="govuk-body">A new message goes out. The link in the first one keeps working until the offer ends.</p>`, button: { text: 'Send the offer again', kind: 'secondary' } })}
${
  mayWithdraw &&
  html`<h2 class="govuk-heading-m">Withdraw</h2>${form({
    action: `${action}/withdrawal`,
    csrf,
    body: html`<p class="govuk-body">${placement.status === 'proposed' ? 'They have not been asked, so they hear nothing.' : 'They are told, with your reason, and can no longer see what the team sees.'} The place is open again. This cannot be undone, but they can be proposed again.</p>
${isOnTeam(placement) && html`<p class="govuk-body">Notes on their phone that have not been sent are not lost: they can hand them in until ${longDate(page.handIn)}, and see nothing of the team’s while they do. Whoever runs the challenge is told when they have.</p>`}
${field.textarea({ name: 'reason', label: 'Why', rows: 3, typed, errors })}`,
    button: { text: `Withdraw ${placement.peerName}`, kind: 'warning' },
    cancel: `${base}/team`,
  })}`
}`;
}

/** They have said yes, so that they can have written notes. */
function isOnTeam({ status }: PlacementInFull): boolean {
  return status === 'accepted' || status === 'confirmed';
}
