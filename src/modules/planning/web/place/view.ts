import { dataTable } from '#design/components/data-table';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, mediumDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import { confirmedWords, placementWords, refusalWords } from '#modules/pool';
import type { Change, PlaceAnswer, PlaceGives } from '../../desk/questions.ts';
import { givesWords } from '../../domain/part-words.ts';
import type { PeerLine } from '../../store/people-lines.ts';
import type { Plan, PlanPlace } from '../../store/plans.ts';
import { changeWords, softWords } from '../change-words.ts';
import { partsChart, signed } from '../parts-chart.ts';

export const CANDIDATES_A_PAGE = 20;

export type PlacePage = {
  readonly plan: Plan;
  readonly place: PlanPlace;
  readonly placeName: string;
  readonly answer: PlaceAnswer;
  readonly gives: PlaceGives | null;
  readonly lines: ReadonlyMap<string, PeerLine>;
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  readonly words: string;
  readonly found: readonly { readonly id: string; readonly name: string; readonly authority: string | null }[];
  readonly page: number;
  readonly today: IsoDate;
  readonly csrf: string;
};

/** A place of the plan: why this peer, who is next best, who else could be here and what that would change. */
export function placeView(page: PlacePage): Html {
  const { place, answer } = page;
  const path = `/plans/${page.plan.id}/places/${place.slotKey}`;
  if (!answer.known)
    return html`<p class="govuk-inset-text">${place.fault || 'This place was not part of the last run. Run the plan again.'}</p>`;
  return html`${place.gone && html`<p class="govuk-inset-text">${goneWords(place.gone)}</p>`}
${place.peerId === null ? html`<p class="govuk-body-l">Nobody is in this place of the plan.</p>` : why(page)}
${place.hold === 'placed' ? html`<p class="govuk-inset-text">${place.peerName} has this place already, so that the plan keeps it. To change it, withdraw the placement from the team’s page.</p>` : ''}
${place.hold !== 'placed' && place.peerId !== null && actions(page, path)}
<h2 class="govuk-heading-m">Who else could be here</h2>
${candidates(page, path)}
${look(page, path)}`;
}

function why({ place, gives, answer, lines, placeName, names }: PlacePage): Html {
  const name = place.peerName ?? '';
  const { strong, weak } = gives ? givesWords(gives.gives) : { strong: [], weak: [] };
  const { next } = answer;
  const nextName = next ? (lines.get(next.person)?.name ?? 'Somebody') : '';
  return html`<h2 class="govuk-heading-m">Why ${name}</h2>
<p class="govuk-body">${strong.length > 0 ? `${name} ${listed(strong)}.` : `${name} is there because every other choice would cost the plan more.`}${weak.length > 0 ? ` On the other side, ${name} ${listed(weak)}.` : ''}</p>
${answer.there && answer.there.soft.length > 0 && html`<p class="govuk-body">To be waived by a named person, with a reason: ${listed(softWords(answer.there.soft)).toLowerCase()}.</p>`}
<p class="govuk-body"><strong>Next best:</strong> ${next ? changeWords(next, nextName, placeName, leavesOf(next, names)) : 'nobody else in the pool could take this place as the plan stands.'}</p>
${gives && govuk.details({ summaryText: 'Part by part', html: partsChart({ caption: `What ${name} gives the plan`, parts: gives.gives }) })}`;
}

function actions({ place, plan, csrf }: PlacePage, path: string): Html {
  const version = String(plan.version);
  const pinned = place.hold === 'pinned';
  return html`${form({
    action: path,
    csrf,
    hidden: { version, act: pinned ? 'unpin' : 'pin' },
    body: html``,
    button: {
      text: pinned ? `Let the next run move ${place.peerName}` : `Pin ${place.peerName} here`,
      kind: 'secondary',
    },
  })}${form({
    action: path,
    csrf,
    hidden: { version, act: 'exclude', peer: place.peerId ?? '' },
    body: html`<p class="govuk-body">If somebody has told you that ${place.peerName} should not go there: no run proposes them for this team again, and the place is empty until you run the plan again or put somebody here.</p>`,
    button: { text: `Leave ${place.peerName} out of this team`, kind: 'secondary' },
  })}`;
}

function candidates({ answer, lines, page, today }: PlacePage, path: string): Html {
  if (answer.couldTotal === 0)
    return html`<p class="govuk-body">Nobody else could, as the plan stands. Look for somebody below to see which rule is in the way.</p>`;
  return html`<p class="govuk-hint">Those who would serve the whole plan best come first. Points compare plans; they say nothing about a person.</p>${dataTable(
    {
      caption: 'Peers who could take this place',
      captionHidden: true,
      columns: [
        { label: 'Peer' },
        { label: 'The plan would change by', numeric: true },
        { label: 'Mostly because of' },
        { label: 'To waive' },
        { label: 'In this plan', numeric: true },
        { label: 'Days left', numeric: true },
        { label: 'Last answers' },
      ],
      rows: answer.could.map((change) => candidateRow(change, lines.get(change.person), path, today)),
    },
  )}${pager({ total: answer.couldTotal, page, size: CANDIDATES_A_PAGE, path, noun: ['peer could', 'peers could'] })}`;
}

function candidateRow(
  change: Change,
  line: PeerLine | undefined,
  path: string,
  today: IsoDate,
): (Html | string | number)[] {
  const { strong, weak } = givesWords(change.parts ?? ({} as never));
  const better = (change.change ?? 0) >= 0;
  return [
    html`<a class="govuk-link" href="${path}/peers/${change.person}">${line?.name ?? 'A peer'}</a><br><span class="cf-quiet">${[line?.role, line?.authority].filter(Boolean).join(', ')}<br>${confirmedWords(line?.lastConfirmed ?? null, today)}</span>`,
    signed(change.change ?? 0),
    html`${listed((better ? strong : weak).slice(0, 2)) || 'nothing that weighs'}${change.leaves.length > 0 && html`<br><span class="cf-quiet">leaves ${change.leaves.length === 1 ? 'another place' : `${change.leaves.length} other places`} empty</span>`}`,
    listed(softWords(change.soft)) || 'Nothing',
    change.places,
    change.daysLeft,
    html`${lastAnswers(line)}`,
  ];
}

/** `Declined, Northdale: dates` and the like, newest first. */
export function lastAnswers(line: PeerLine | undefined): string {
  if (!line || line.answers.length === 0)
    return line?.lastServed ? `Served last on ${mediumDate(line.lastServed)}` : 'Never asked yet';
  return line.answers
    .map(
      ({ status, reason, host }) =>
        `${placementWords(status)}, ${host}${status === 'declined' && reason ? `: ${refusalWords(reason).toLowerCase()}` : ''}`,
    )
    .join('; ');
}

function look({ words, found }: PlacePage, path: string): Html {
  return html`<h2 class="govuk-heading-m" id="why-not">Why not somebody else?</h2>
<form class="cf-filter-form cf-no-print" method="get" action="${path}" role="search">
${field.input({ name: 'words', label: 'Look for somebody', hint: 'Anyone in the pool: you see the rule in the way, or what the plan would lose.', typed: { words }, width: 30, spellcheck: false })}
<div class="govuk-button-group">${govuk.button({ text: 'Look', classes: 'govuk-button--secondary' })}</div></form>
${words !== '' && (found.length === 0 ? html`<p class="govuk-body">Nobody in the pool is found by “${words}”.</p>` : html`<ul class="govuk-list govuk-list--bullet">${found.map(({ id, name, authority }) => html`<li><a class="govuk-link" href="${path}/peers/${id}">${name}</a>${authority && `, ${authority}`}</li>`)}</ul>`)}`;
}

/** The names of the places a peer would have to leave. */
export function leavesOf({ leaves }: Change, names: ReadonlyMap<string, { readonly name: string }>): string[] {
  return leaves.map((key) => names.get(key)?.name ?? 'another place');
}

/** Whom the plan had in a place until they said no: `Priya Dhillon was asked and declined: not these dates. The place is open again.` */
export function goneWords({ name, status, reason }: NonNullable<PlanPlace['gone']>): string {
  const how =
    status === 'declined'
      ? `was asked and said no${reason ? `: ${refusalWords(reason).toLowerCase()}` : ''}`
      : status === 'expired'
        ? 'was asked and did not answer in time'
        : 'was withdrawn';
  return `${name} ${how}. The place is open again.`;
}
