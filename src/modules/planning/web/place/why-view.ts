import { dataTable } from '#design/components/data-table';
import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import { confirmedWords, refusalWords } from '#modules/pool';
import type { Change, Swap } from '../../desk/questions.ts';
import { BAR_LIFTS } from '../../domain/lifts.ts';
import { points } from '../../domain/part-words.ts';
import type { PeerLine } from '../../store/people-lines.ts';
import type { Plan, PlanPlace } from '../../store/plans.ts';
import type { SaidNo } from '../../store/said-no.ts';
import { changeWords, softWords } from '../change-words.ts';
import { partsChart } from '../parts-chart.ts';
import { lastAnswers, leavesOf } from './view.ts';

export type WhyPage = {
  readonly plan: Plan;
  readonly place: PlanPlace;
  readonly placeName: string;
  readonly peer: PeerLine;
  readonly change: Change | null;
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  /** The office's own reasons against, each with what would lift it. */
  readonly hard: readonly { readonly why: string; readonly lift: string }[];
  readonly excluded: boolean;
  /** They had been asked for this team before, and nobody has allowed them in it since. */
  readonly saidNo: SaidNo | null;
  readonly swaps: readonly Swap[];
  readonly today: IsoDate;
  readonly csrf: string;
};

/** One peer for one place: the rule in the way and what would lift it, or what the plan would gain and lose. */
export function whyView(page: WhyPage): Html {
  const { place, peer, change, hard, excluded, saidNo, plan } = page;
  const isOut = excluded || saidNo !== null;
  const path = `/plans/${plan.id}/places/${place.slotKey}`;
  const version = String(plan.version);
  const possible =
    hard.length === 0 &&
    !isOut &&
    change !== null &&
    change.standing !== 'barred' &&
    !change.fixedLeaves &&
    place.hold !== 'placed';
  return html`<p class="govuk-body">${[peer.role, peer.authority].filter(Boolean).join(', ')}. ${lastAnswers(peer)}. ${confirmedWords(peer.lastConfirmed, page.today)}. <a class="govuk-link" href="/pool/${peer.id}">Profile</a> · <a class="govuk-link" href="/plans/${plan.id}/peers/${peer.id}">Elsewhere in this plan</a></p>
${isOut && html`<p class="govuk-inset-text">${saidNo ? askedBefore(peer.name, saidNo) : `You left ${peer.name} out of this team.`} No run proposes them for it.</p>${form({ action: path, csrf: page.csrf, hidden: { version, act: 'include', peer: peer.id }, body: html``, button: { text: 'Allow them in this team again', kind: 'secondary' } })}`}
${hard.length > 0 ? inTheWay(hard) : !isOut && change && worth(page, change)}
${possible && change.standing !== 'there' && form({ action: path, csrf: page.csrf, hidden: { version, act: 'put', peer: peer.id }, body: html``, button: `Put ${peer.name} here in the plan`, cancel: path })}
${!isOut && hard.length === 0 && place.peerId !== null && page.swaps.map((swap) => swapping(page, swap, path))}
${!isOut && place.hold !== 'placed' && form({ action: path, csrf: page.csrf, hidden: { version, act: 'exclude', peer: peer.id }, body: html``, button: { text: `Leave ${peer.name} out of this team`, kind: 'secondary' } })}`;
}

function inTheWay(hard: WhyPage['hard']): Html {
  return html`<h2 class="govuk-heading-m">${hard.length === 1 ? 'A rule stands in the way' : 'Rules stand in the way'}</h2>
${dataTable({
  caption: 'What is in the way, and what would lift it',
  captionHidden: true,
  columns: [{ label: 'In the way' }, { label: 'What would lift it' }],
  rows: hard.map(({ why, lift }) => [why, lift]),
})}`;
}

function worth({ peer, placeName, names, place }: WhyPage, change: Change): Html {
  if (change.standing === 'there') return html`<p class="govuk-body-l">${peer.name} has this place in the plan.</p>`;
  if (change.fixedLeaves) {
    return html`<p class="govuk-body-l">${peer.name} has a place already that this one would clash with: ${listed(leavesOf(change, names))}. It would have to be withdrawn first.</p>`;
  }
  if (change.standing === 'barred' || change.parts === null) {
    return html`<p class="govuk-body-l">${changeWords(change, peer.name, placeName, [])}</p>
<p class="govuk-body"><strong>What would lift it:</strong> ${change.bars.map((bar) => BAR_LIFTS[bar]).join(' ')}</p>`;
  }
  const instead = place.peerName ? ` in place of ${place.peerName}` : '';
  const loss = change.change ?? 0;
  return html`<h2 class="govuk-heading-m">${loss < -0.05 ? `The plan with ${peer.name} here would lose ${points(loss)}` : `${peer.name} could be here`}</h2>
<p class="govuk-body">${changeWords(change, peer.name, placeName + instead, leavesOf(change, names))}</p>
${partsChart({ caption: `What would change with ${peer.name} here`, parts: change.parts })}`;
}

/** The two change places: what the plan would gain or lose, and the press that does it; or why it cannot be. */
function swapping({ peer, place, placeName, plan, names, csrf }: WhyPage, swap: Swap, path: string): Html {
  const other = names.get(swap.slot)?.name ?? 'their place';
  const there = place.peerName ?? 'whoever is there';
  const title = html`<h2 class="govuk-heading-m">Or the two change places</h2>`;
  const moves = `${peer.name} would be ${placeName}, and ${there} ${other}.`;
  if (swap.parts === null) {
    const barred = swap.bars.length > 0 ? `: ${swap.bars.map((bar) => BAR_LIFTS[bar]).join(' ')}` : '.';
    return html`${title}<p class="govuk-body">${moves} That cannot be${barred}</p>`;
  }
  const change = Object.values(swap.parts).reduce((sum, each) => sum + each, 0);
  const worth =
    Math.abs(change) < 0.05
      ? 'The plan would be worth the same.'
      : `The plan would ${change > 0 ? 'gain' : 'lose'} ${points(change)}.`;
  const waive = swap.soft.length > 0 ? ` To be waived: ${listed(softWords(swap.soft)).toLowerCase()}.` : '';
  return html`${title}<p class="govuk-body">${moves} ${worth}${waive}</p>
${partsChart({ caption: 'What would change with the two in each other’s place', parts: swap.parts })}
${form({ action: path, csrf, hidden: { version: String(plan.version), act: 'swap', peer: peer.id, other: swap.slot }, body: html``, button: { text: `Let ${peer.name} and ${there} change places`, kind: 'secondary' } })}`;
}

function askedBefore(name: string, { status, reason, on, objected }: SaidNo): string {
  const when = on ? ` on ${mediumDate(londonDate(new Date(on)))}` : '';
  if (objected) return `The host objected to ${name}, who was withdrawn.`;
  if (status === 'declined')
    return `${name} was asked for this team and said no${when}${reason ? `: ${refusalWords(reason).toLowerCase()}` : ''}.`;
  if (status === 'expired') return `${name} was asked for this team and did not answer in time.`;
  return `${name} was on this team and was withdrawn${reason ? `: ${reason.replace(/\.$/, '')}` : ''}.`;
}
