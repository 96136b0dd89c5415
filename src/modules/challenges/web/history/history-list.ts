import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { STAGE_LABELS } from '../../domain/stage-labels.ts';

/** One thing that was done, as the trail has it. */
export type HistoryLine = {
  at: Date;
  action: string;
  actor_name: string | null;
  status_before: string | null;
  status_after: string | null;
  reason: string | null;
};

/** Entries of the trail, newest first: when, who, what, and why where a reason was given. */
export function historyList(lines: readonly HistoryLine[]): Html {
  return html`<ol class="govuk-list cf-stack">${lines.map(
    (line) =>
      html`<li><span class="cf-quiet">${longDateTime(line.at)}</span><br><strong>${line.actor_name ?? 'Critical Friend, by the clock'}</strong>: ${line.action}${change(line)}${line.reason && html`<br>Reason: ${line.reason}`}</li>`,
  )}</ol>`;
}

function change({ status_before: before, status_after: after }: HistoryLine): string {
  return before && after && before !== after ? ` (${words(before)} to ${words(after)})` : '';
}

function words(status: string): string {
  return (STAGE_LABELS as Readonly<Record<string, string>>)[status]?.toLowerCase() ?? status.replaceAll('-', ' ');
}
