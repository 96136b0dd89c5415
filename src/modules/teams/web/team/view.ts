import { emptyState } from '#design/components/empty-state';
import { heatGrid } from '#design/components/heat-grid';
import { move } from '#design/components/move';
import { pager } from '#design/components/pager';
import { personChip } from '#design/components/person-chip';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { TeamSettings } from '../../application/team-settings.ts';
import { SOFT_LABELS, type SoftKey } from '../../domain/soft-conflicts.ts';
import { PAST_A_PAGE } from '../../store/team.ts';
import { depthWords, type PersonInSlot, type SlotCard, type TeamModel } from './view-model.ts';

export type TeamPage = TeamModel & {
  readonly base: string;
  readonly csrf: string;
  readonly hostName: string;
  /** The reader may look into the pool. */
  readonly mayOpenPool: boolean;
  readonly past: readonly PastLine[];
  /** Which page of them it is, and how many there are in all. */
  readonly pastPage: number;
  readonly pastTotal: number;
  /** The reader may move the days while peers hold places. */
  readonly mayMoveDays: boolean;
  readonly settings: TeamSettings;
  /** The id of a plan for this team, where the reader may make one. */
  readonly planId: string | null;
};
export type PastLine = { readonly name: string; readonly slot: string; readonly words: string };

/** The team: whose move it is, the places, and the team against the focus. */
export function teamView(page: TeamPage): Html {
  if (page.cards.length === 0) {
    return emptyState({
      title: 'The team has no places yet',
      body: 'Its places come from the scope: once the scope is agreed, they stand here and can be filled.',
      action: { text: 'See the scope', href: `${page.base}/scope` },
    });
  }
  return html`${page.audience === 'office' && officeMove(page)}${page.audience === 'host' && html`${hostMove(page)}${leftLine(page)}`}
<ul class="cf-slots">${page.cards.map((card) => slotCard(card, page))}</ul>
<h2 class="govuk-heading-m">The team against the focus</h2>
${
  page.cover.people.length === 0 || page.cover.themes.length === 0
    ? html`<p class="govuk-body cf-quiet">${page.cover.people.length === 0 ? 'This fills in as people join.' : 'The focus has no themes of the programme.'}</p>`
    : heatGrid({
        says: page.cover.says,
        caption: 'How deep each person goes in each theme of the focus',
        corner: 'Theme',
        columns: page.cover.people,
        most: 3,
        rows: page.cover.themes.map(({ name, levels }) => ({
          label: name,
          cells: levels.map((level) => ({ value: level, text: level === 0 ? '–' : depthWords(level) })),
        })),
      })
}
${page.audience === 'office' && page.planId !== null && planForm(page, page.planId)}${page.mayMoveDays && page.cards.some((card) => card.person?.placementId) && html`<h2 class="govuk-heading-m">If the days must move</h2><p class="govuk-body"><a class="govuk-link" href="${page.base}/team/days">Move the days on site</a>: each peer is asked whether they still can.</p>`}${page.audience === 'office' && settingsForm(page)}${page.audience === 'office' && pastSection(page)}`;
}

/** Has the whole team worked out at once, the best for its open places together. */
function planForm({ cards, base, csrf }: TeamPage, id: string): Html | null {
  if (!cards.some((card) => !card.person && !card.isManager)) return null;
  return form({
    action: `${base}/team/plans`,
    csrf,
    hidden: { id },
    body: html`<h2 class="govuk-heading-m">Have the open places worked out together</h2><p class="govuk-body">In a few seconds you see who would serve this team best in each place, why, and who else could. Nobody is asked.</p>`,
    button: { text: 'Propose a team', kind: 'secondary' },
  });
}

/** What happens when somebody says no, and how long an offer is open. */
function settingsForm({ base, csrf, settings, cards }: TeamPage): Html | null {
  if (!cards.some((card) => !card.isManager)) return null;
  const typed = { reserves: settings.offersReserves ? 'ask' : 'wait', days: String(settings.offerDays) };
  return html`<h2 class="govuk-heading-m" id="asking">How we ask</h2>${form({
    action: `${base}/team/settings`,
    csrf,
    body: html`${field.radios({
      name: 'reserves',
      label: 'When somebody says no, does not answer in time or is withdrawn',
      small: true,
      typed,
      errors: {},
      choices: [
        { value: 'wait', text: 'I choose who is asked next' },
        { value: 'ask', text: 'Ask the next on the place’s reserve list by itself' },
      ],
    })}${field.input({ name: 'days', label: 'Days an offer is open', hint: 'We remind once, half way. Offers that are out keep their last day.', width: 3, typed, errors: {}, type: 'number-text' })}`,
    button: { text: 'Keep this', kind: 'secondary' },
  })}`;
}

function officeMove({ cards, base, csrf, openObjections, complete, toConfirm, hostHasUntil }: TeamPage): Html | null {
  const [objection] = openObjections;
  if (objection) {
    return move({
      title: `Answer the objection to ${objection.peerName}`,
      body: `The host’s reason: ${objection.reason}`,
      button: { text: 'Answer the objection', href: `${base}/team/objections/${objection.id}` },
    });
  }
  const come = cards.find((card) => (card.person?.alarms ?? 0) > 0);
  if (come?.person) {
    return move({
      title: `Look at what has come up about ${come.person.name}`,
      body: 'Something changed since they were proposed. Nobody has been moved.',
      button: { text: 'See what has come up', href: `${base}/placements/${come.person.placementId}#alarms` },
    });
  }
  const open = cards.find((card) => !card.person && !card.isManager && !card.optional);
  if (open) {
    return move({
      title: `Find a ${open.name.toLowerCase()}`,
      body: open.requirement,
      button: { text: 'See who could go', href: `${base}/slots/${open.slotId}` },
    });
  }
  const proposed = cards.find((card) => card.person?.status === 'proposed');
  if (proposed?.person) {
    return move({
      title: `Ask ${proposed.person.name} to be ${proposed.name.toLowerCase()}`,
      form: offerForm(base, csrf, proposed.person, 'Offer the place'),
    });
  }
  if (!complete || toConfirm === 0) return null;
  if (hostHasUntil) {
    return html`<p class="govuk-inset-text">Everybody has said yes. The host has until ${hostHasUntil} to say whether it is content; after that day you can go on without its answer.</p>`;
  }
  return move({
    title: 'The host’s time to object is over',
    body: 'You can confirm the team without its answer. We tell the peers.',
    form: contentForm({ base, csrf, cards }, 'Confirm the team'),
  });
}

function hostMove({ cards, complete, toConfirm, base, csrf, contentOn, openObjections }: TeamPage): Html | null {
  if (openObjections.length > 0) {
    return html`<p class="govuk-inset-text">You have objected to ${[...new Set(openObjections.map((view) => view.peerName))].join(' and ')}. We will answer you.</p>`;
  }
  if (complete && toConfirm > 0) {
    return move({
      title: 'Are you content with your team?',
      body: 'Everybody below has said yes. If you would rather not have one of them, use “Object” beside the name and say why.',
      form: contentForm({ base, csrf, cards }, 'We are content with this team'),
    });
  }
  if (contentOn && complete)
    return html`<p class="govuk-inset-text">You told us on ${contentOn} that you are content with your team.</p>`;
  return html`<p class="govuk-inset-text">The team is still being formed. You need do nothing until everybody has said yes; we will tell you then.</p>`;
}

/** Nobody answers an objection to somebody who has left: the host sees that it has what it asked for. */
function leftLine({ leftObjections }: TeamPage): Html | null {
  if (leftObjections.length === 0) return null;
  const names = [...new Set(leftObjections.map((view) => view.peerName))];
  return html`<p class="govuk-body cf-quiet">You objected to ${names.join(' and ')}, who ${names.length === 1 ? 'is' : 'are'} not on the team any more.</p>`;
}

/** Says with it whom the page showed waiting: nobody is confirmed whom the reader has not seen. */
function contentForm({ base, csrf, cards }: Pick<TeamPage, 'base' | 'csrf' | 'cards'>, button: string): Html {
  const seen = cards.flatMap(({ person }) => (person?.status === 'accepted' ? [person.placementId] : []));
  return form({
    action: `${base}/team/contentment`,
    csrf,
    hidden: { seen: seen.join(',') },
    body: html``,
    button,
  });
}

function slotCard(card: SlotCard, page: TeamPage): Html {
  const { audience, base } = page;
  const { person } = card;
  return html`<li class="cf-slot${person ? '' : ' cf-slot--open'}"><h2 class="cf-slot__name">${card.name}${card.optional && html` <span class="cf-quiet">(optional)</span>`}</h2>
${
  person
    ? html`${personChip({ name: person.name, role: person.role, ...(person.brings ? { note: person.brings } : {}), ...(page.mayOpenPool && person.peerId ? { href: `/pool/${person.peerId}` } : {}) })}
${person.words && html`<p class="govuk-body cf-slot__status">${govuk.tag({ text: person.words, classes: person.status === 'confirmed' || person.status === 'served' ? '' : 'govuk-tag--grey' })}</p>`}
${person.confirmed && html`<p class="govuk-body cf-quiet">Profile: ${person.confirmed.replace(/^./, (first) => first.toLowerCase())}</p>`}
${audience === 'office' && person.placementId && officeActions(person, page)}
${audience === 'host' && person.placementId && hostActions(person, base)}`
    : html`<p class="govuk-body cf-quiet">${card.isManager ? 'Nobody manages this challenge yet.' : 'Open'}</p>
${audience === 'office' && !card.isManager && html`<p class="govuk-body"><a class="govuk-link" href="${base}/slots/${card.slotId}">See who could be ${card.name.toLowerCase()}</a></p>`}`
}
${audience === 'office' && !card.isManager && (person || card.reserves.length > 0) && html`<p class="govuk-body">${card.reserves.length > 0 ? html`Next in line: ${card.reserves.slice(0, 3).join(', ')}${card.reserves.length > 3 && ` and ${card.reserves.length - 3} more`}. ` : ''}<a class="govuk-link" href="${base}/slots/${card.slotId}">Reserve list<span class="govuk-visually-hidden"> for ${card.name.toLowerCase()}</span></a></p>`}
<p class="cf-quiet govuk-body">${!card.isManager && 'Asked for: '}${card.requirement}${card.note && html`. ${card.note}`}${audience === 'office' && html`. ${card.days} days`}</p>${audience === 'office' && person?.placementId && withdrawal(person, page)}</li>`;
}

function officeActions(person: PersonInSlot, { base, csrf }: TeamPage): Html {
  return html`${person.waivers.map(
    ({ conflict, reason, by, on }) =>
      html`<p class="govuk-body cf-quiet">${SOFT_LABELS[conflict as SoftKey] ?? conflict}: waived by ${by} on ${on}. ${reason}</p>`,
  )}${person.status === 'proposed' && offerForm(base, csrf, person, `Offer ${person.name} the place`, true)}
${person.alarms > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${base}/placements/${person.placementId}#alarms">${person.alarms === 1 ? 'Something has' : `${person.alarms} things have`} come up<span class="govuk-visually-hidden"> about ${person.name}</span></a></p>`}${person.status === 'offered' && offerForm(base, csrf, person, 'Send the offer again', true)}`;
}

/** Rarely needed, and it takes a place from somebody: it comes last on the card. */
function withdrawal({ placementId, name }: PersonInSlot, { base }: TeamPage): Html {
  return html`
<p class="govuk-body-s cf-slot__withdraw"><a class="govuk-link govuk-link--muted" href="${base}/placements/${placementId}">Withdraw<span class="govuk-visually-hidden"> (${name})</span></a></p>`;
}

function offerForm(base: string, csrf: string, person: PersonInSlot, text: string, quiet = false): Html {
  const button = { text, ...(quiet ? { kind: 'secondary' as const } : {}) };
  return form({ action: `${base}/placements/${person.placementId}/offers`, csrf, body: html``, button });
}

function hostActions(person: PersonInSlot, base: string): Html | null {
  const { objection } = person;
  if (objection?.answeredAt) {
    return html`<p class="govuk-body cf-quiet">You objected; we would keep ${person.name}. ${objection.answerReason}</p>`;
  }
  if (objection) return html`<p class="govuk-body cf-quiet">You objected: ${objection.reason}</p>`;
  if (!person.mayObject) return null;
  return html`<p class="govuk-body"><a class="govuk-link" href="${base}/team/objections/new?placement=${person.placementId}">Object<span class="govuk-visually-hidden"> to ${person.name}</span></a>${person.objectUntil && html` <span class="cf-quiet">(until ${person.objectUntil})</span>`}</p>`;
}

function pastSection({ past, pastPage, pastTotal, base }: TeamPage): Html | null {
  if (past.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Asked or thought of before</h2>
<ul class="govuk-list govuk-list--bullet">${past.map(({ name, slot, words }) => html`<li>${name}, ${slot.toLowerCase()}: ${words}</li>`)}</ul>
${pastTotal > PAST_A_PAGE && pager({ total: pastTotal, page: pastPage, size: PAST_A_PAGE, path: `${base}/team`, noun: ['placement of before', 'placements of before'] })}`;
}
