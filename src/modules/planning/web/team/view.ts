import { dataTable } from '#design/components/data-table';
import { heatGrid } from '#design/components/heat-grid';
import { personChip } from '#design/components/person-chip';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, type IsoDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import { confirmedWords } from '#modules/pool';
import { TOPIC_LABELS, type Topic } from '#modules/programmes';
import { SOFT_LABELS, type SoftKey } from '#modules/teams';
import type { PlaceGives, TeamAnswer } from '../../desk/questions.ts';
import { OWN_REGION } from '../../domain/build-instance.ts';
import { givesWords } from '../../domain/part-words.ts';
import type { ChallengeRow } from '../../store/challenge-facts.ts';
import type { PlanPlace } from '../../store/plans.ts';
import type { Waived } from '../../store/waivers.ts';
import { softWords } from '../change-words.ts';
import { partsChart } from '../parts-chart.ts';
import { goneWords } from '../place/view.ts';

export type TeamPage = {
  readonly path: string;
  readonly challenge: ChallengeRow;
  readonly places: readonly PlanPlace[];
  readonly team: TeamAnswer | null;
  readonly excluded: readonly { readonly peerId: string; readonly name: string }[];
  readonly waivers: readonly Waived[];
  /** The days are other ones than those the team was planned for. */
  readonly moved: boolean;
  readonly today: IsoDate;
};

const STATUS: Record<string, string> = {
  proposed: 'Proposed, not asked yet',
  offered: 'Asked, waiting for an answer',
  accepted: 'Said yes',
  confirmed: 'Confirmed',
  served: 'Served',
};

/** One team of the plan: what is strong and weak in it, who is in each place and why. */
export function teamView(page: TeamPage): Html {
  const { challenge, places, team } = page;
  const { onSiteFrom, onSiteUntil } = challenge;
  return html`<p class="govuk-body">On site ${dateRange(onSiteFrom ?? '', onSiteUntil ?? '')}${!challenge.agreed && ' (assumed: no days are agreed yet)'}. <a class="govuk-link" href="/challenges/${challenge.reference}/team">The team as it stands</a></p>
${page.moved && html`<p class="govuk-inset-text">The days have moved since this plan was worked out, so that what stands here is for the days before. <a class="govuk-link" href="${page.path}">Run the plan again</a></p>`}
${team && summary(places, team)}
${places.some((place) => place.peerId !== null && place.status === null && place.slotId !== null) && html`<p class="govuk-body"><a class="govuk-link" href="${page.path}/acceptance">Propose this team</a></p>`}
<h2 class="govuk-heading-m">The places</h2>
<ul class="cf-places">${places.map((place) => placeItem(place, page))}</ul>
${team && team.places.length > 0 && coverGrid(places, team)}
${page.excluded.length > 0 && html`<h2 class="govuk-heading-m">Left out of this team by hand</h2><ul class="govuk-list govuk-list--bullet">${page.excluded.map(({ peerId, name }) => html`<li><a class="govuk-link" href="${page.path}/peers/${peerId}">${name}</a></li>`)}</ul>`}`;
}

/** What is strong and what is weak in a team, in sentences. */
function teamWords(
  places: readonly PlanPlace[],
  { focus, places: gives }: TeamAnswer,
): { strong: string[]; weak: string[] } {
  const led = (topic: string) => gives.filter(({ skills }) => (skills[topic] ?? 0) >= 2).length;
  const label = (topic: string) => (TOPIC_LABELS[topic as Topic] ?? topic).toLowerCase();
  const thin = focus.filter((topic) => led(topic) === 0);
  const deep = focus.filter((topic) => led(topic) >= 2);
  const parties = new Set(gives.flatMap(({ party }) => party ?? []));
  const regions = gives.flatMap(({ region }) => region ?? []);
  const ownRegions = regions.every((region) => !region.startsWith(OWN_REGION));
  const waivers = gives.filter(({ soft }) => soft.length > 0).length;
  const empty = places.filter(({ peerId }) => peerId === null).length;
  const busy = gives.filter((each) => each.places > 1).length;
  const say = (words: string | false | undefined) => (words ? [words] : []);
  return {
    strong: [
      ...say(focus.length > 0 && thin.length === 0 && 'Somebody has led work in every topic of the focus.'),
      ...say(deep.length > 0 && `At least two have led work in ${listed(deep.slice(0, 4).map(label))}.`),
      ...say(parties.size > 1 && `Members of ${parties.size} parties.`),
      ...say(
        gives.length > 1 &&
          new Set(regions).size === regions.length &&
          (ownRegions ? 'Everybody comes from a region of their own.' : 'No two come from one authority.'),
      ),
    ],
    weak: [
      ...say(empty > 0 && `${empty} ${empty === 1 ? 'place is' : 'places are'} empty.`),
      ...say(
        thin.length > 0 &&
          `Nobody has led work in ${listed(thin.slice(0, 4).map(label))}${thin.length > 4 ? ` and ${thin.length - 4} more topics` : ''}.`,
      ),
      ...say(waivers > 0 && `${waivers} ${waivers === 1 ? 'peer needs' : 'peers need'} a waiver.`),
      ...say(busy > 0 && `${busy} ${busy === 1 ? 'has' : 'have'} another place in this plan in the same year.`),
    ],
  };
}

function summary(places: readonly PlanPlace[], team: TeamAnswer): Html {
  const { strong, weak } = teamWords(places, team);
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 &&
    html`<div><h2 class="govuk-heading-s">${title}</h2><ul class="govuk-list govuk-list--bullet">${items.map((each) => html`<li>${each}</li>`)}</ul></div>`;
  return html`<div class="cf-strong-weak">${list('Strong in this team', strong)}${list('Weak in this team', weak)}</div>`;
}

function placeItem(place: PlanPlace, { path, team, waivers, today }: TeamPage): Html {
  const gives = team?.places.find(({ slot }) => slot === place.slotKey);
  const href = `${path}/places/${place.slotKey}`;
  if (place.peerId === null || place.peerName === null) {
    return html`<li><h3 class="govuk-heading-s">${place.name}</h3><p class="govuk-body">${place.gone ? goneWords(place.gone) : place.fault || 'Nobody: see who could, and what stands in the way of the others.'} <a class="govuk-link" href="${href}">Who could be ${place.name.toLowerCase()}</a></p></li>`;
  }
  const state = place.status
    ? STATUS[place.status]
    : place.hold === 'pinned'
      ? 'Pinned by hand'
      : 'In the plan, not proposed yet';
  return html`<li><h3 class="govuk-heading-s">${place.name}</h3>${personChip({ name: place.peerName, role: [place.authorityName, confirmedWords(place.lastConfirmed, today)].filter(Boolean).join(' · '), href: `/pool/${place.peerId}` })}
<p class="govuk-body">${govuk.tag({ text: state ?? '', classes: place.status ? '' : 'govuk-tag--grey' })} ${place.outcome}</p>
${place.fault && html`<p class="govuk-inset-text">${place.fault}</p>`}
${gives && givesSentence(gives)}
${waivers.filter((each) => each.placementId === place.placementId).map(({ conflict, reason, by }) => html`<p class="govuk-body cf-quiet">${SOFT_LABELS[conflict as SoftKey] ?? conflict}: waived by ${by}. ${reason}</p>`)}
<p class="govuk-body"><a class="govuk-link" href="${href}">Why ${place.peerName}, and who else</a></p>
${gives && govuk.details({ summaryText: `What ${place.peerName} gives the plan`, html: partsChart({ caption: `${place.name}: part by part`, parts: gives.gives }) })}</li>`;
}

function givesSentence({ gives, soft, km }: PlaceGives): Html {
  const { strong, weak } = givesWords(gives);
  const far = km === null ? '' : ` ${Math.round(km)} km from the host.`;
  const first = strong.length > 0 ? `${capital(listed(strong.slice(0, 3)))}.` : '';
  const second = weak.length > 0 ? ` But ${listed(weak.slice(0, 2))}.` : '';
  const waive = soft.length > 0 ? ` To waive: ${listed(softWords(soft)).toLowerCase()}.` : '';
  return html`<p class="govuk-body">${first}${second}${far}${waive}</p>`;
}

function coverGrid(places: readonly PlanPlace[], { focus, places: gives }: TeamAnswer): Html {
  const there = places.flatMap((place) =>
    gives.filter(({ slot }) => slot === place.slotKey).map((each) => ({ ...each, name: place.peerName ?? '' })),
  );
  const led = focus.filter((topic) => there.some(({ skills }) => (skills[topic] ?? 0) >= 2)).length;
  if (focus.length === 0)
    return dataTable({ caption: 'The focus', columns: [{ label: 'Topic' }], rows: [['The focus is not chosen yet']] });
  return html`<h2 class="govuk-heading-m">The team against the focus</h2>${heatGrid({
    says: `Somebody in the team has led work in ${led} of ${focus.length} topics.`,
    caption: 'Who knows what, topic by topic',
    corner: 'Topic',
    columns: there.map(({ name }) => name),
    most: 3,
    rows: focus.map((topic) => ({
      label: TOPIC_LABELS[topic as Topic] ?? topic,
      cells: there.map(({ skills }) => ({ value: skills[topic] ?? 0, text: DEPTHS[skills[topic] ?? 0] ?? '–' })),
    })),
  })}`;
}

const DEPTHS = ['–', 'works with it', 'has led it', 'known for it'];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
