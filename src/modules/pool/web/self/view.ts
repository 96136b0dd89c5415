import { move } from '#design/components/move';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { addToDate, dateRange, type IsoDate, longDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { daysLeft, daysUsedInYear } from '../../domain/days.ts';
import { placementWords } from '../../domain/placement-words.ts';
import { partyLabel } from '../../domain/vocabulary.ts';
import type { PeerProfile, PlacementLine } from '../../store/peer-profile.ts';
import { levelLabel, topicLabel } from '../list/view-model.ts';

export type SelfPage = {
  readonly peer: PeerProfile;
  readonly today: IsoDate;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly rangeId: string;
  readonly conflictId: string;
};

/** A peer's own page: what is asked of them first, then their places, when they are away, ties, and what we hold of them. */
export function selfView(page: SelfPage): Html {
  const { peer, today } = page;
  const asked = peer.placements.filter(({ status }) => status === 'offered');
  const mine = peer.placements.filter(({ status }) => ['accepted', 'confirmed', 'served'].includes(status));
  const stale = peer.lastConfirmed === null || peer.lastConfirmed < addToDate(today, { months: -12 });
  const year = Number(today.slice(0, 4));
  return html`${askedFirst(asked, stale, page)}
<ul class="cf-link-row cf-no-print"><li><a class="govuk-link" href="/peer/availability">Weeks you can give</a></li><li><a class="govuk-link" href="/peer/profile">What we hold of you</a></li><li><a class="govuk-link" href="/peer/record">Your record and certificate</a></li><li><a class="govuk-link" href="/peer/reflections">Reflections</a></li></ul>
<h2 class="govuk-heading-m">Your places</h2>
${
  mine.length === 0
    ? html`<p class="govuk-body">None yet. When a host needs what you know, we write to you, and the offer stands here.</p>`
    : html`<ul class="govuk-list govuk-list--spaced">${mine.map(
        (place) =>
          html`<li><a class="govuk-link" href="/challenges/${place.reference}/team">${place.host}</a>, ${place.slot.toLowerCase()}<br>${dateRange(place.from, place.until)}. ${placementWords(place.status)}.</li>`,
      )}</ul>`
}
<p class="govuk-body">You agreed to ${peer.daysPerYear} days a year; ${daysLeft(peer.daysPerYear, daysUsedInYear(peer.placements, year))} are left in ${year}.</p>
${away(page)}
${ties(page)}
${details(page, stale || asked.length > 0)}`;
}

/** One move: the oldest offer, else the yearly confirmation where it is due. */
function askedFirst(asked: readonly PlacementLine[], stale: boolean, { csrf }: SelfPage): Html {
  const [first, ...others] = [...asked].reverse();
  if (first) {
    return html`${move({
      title: `Can you be ${first.slot.toLowerCase()} at ${first.host}?`,
      body: `${dateRange(first.from, first.until)}, ${first.days} days`,
      ...(first.answerBy ? { due: `by ${longDate(first.answerBy)}` } : {}),
      button: { text: 'See the offer and answer', href: `/peer/offers/${first.id}` },
    })}${others.map(
      (each) =>
        html`<p class="govuk-body"><a class="govuk-link" href="/peer/offers/${each.id}">${each.slot} at ${each.host}, ${dateRange(each.from, each.until)}</a></p>`,
    )}`;
  }
  if (!stale) return html`<p class="govuk-body-l">Nothing is asked of you now.</p>`;
  return move({
    title: 'Are your details still right?',
    body: html`<p class="govuk-body">Look at <a class="govuk-link" href="#details">what we hold of you</a>. One press once a year keeps the pool true.</p>`,
    form: form({ action: '/peer/confirmation', csrf, body: html``, button: 'Yes, my details are right' }),
  });
}

function away({ peer, csrf, typed, errors, rangeId }: SelfPage): Html {
  const opened = errors.from !== undefined || errors.until !== undefined;
  return html`<h2 class="govuk-heading-m" id="away">When you are away</h2>
<p class="govuk-body"><a class="govuk-link" href="/peer/availability">Paint your weeks on the calendar</a></p>
${
  peer.unavailable.length === 0
    ? html`<p class="govuk-body">You have ruled out no days. Tell us of weeks you cannot give, and we will not ask for them.</p>`
    : html`<ul class="govuk-list">${peer.unavailable.map(({ id, from, until }) => html`<li>${dateRange(from, until)} ${removal(`/peer/unavailability/${id}/removal`, csrf, 'I am free again', dateRange(from, until))}</li>`)}</ul>`
}
${govuk.details({
  summaryText: 'Rule out days',
  open: opened,
  html: form({
    action: '/peer/unavailability',
    csrf,
    hidden: { id: opened ? String(typed.id ?? rangeId) : rangeId },
    body: html`${field.date({ name: 'from', label: 'First day away', typed, errors })}${field.date({ name: 'until', label: 'Last day away', hint: 'Leave this empty for one day.', typed, errors })}`,
    button: { text: 'Rule out these days', kind: 'secondary' },
  }),
})}`;
}

function ties({ peer, csrf, typed, errors, conflictId }: SelfPage): Html {
  const opened = ['authority', 'kind', 'reason'].some((name) => errors[name] !== undefined);
  return html`<h2 class="govuk-heading-m">Ties to a council or body</h2>
${
  peer.conflicts.length === 0
    ? html`<p class="govuk-body">You have declared none. Your own authority need not be declared.</p>`
    : html`<ul class="govuk-list">${peer.conflicts.map(({ id, authority, kind, reason }) => html`<li><strong>${authority}</strong>: ${reason} <span class="cf-quiet">(${kind === 'hard' ? 'you cannot go there' : 'to be thought about'})</span> ${removal(`/peer/conflicts/${id}/removal`, csrf, 'Take back', authority)}</li>`)}</ul>`
}
${govuk.details({
  summaryText: 'Declare a tie',
  open: opened,
  html: form({
    action: '/peer/conflicts',
    csrf,
    hidden: { id: opened ? String(typed.id ?? conflictId) : conflictId },
    body: html`${field.input({ name: 'authority', label: 'Which authority', hint: 'Its name, such as Northdale Council', typed, errors })}
${field.radios({
  name: 'kind',
  label: 'How close is it?',
  small: true,
  typed,
  errors,
  choices: [
    { value: 'hard', text: 'I should not go there', hint: 'Money, family, or a job there within five years' },
    { value: 'soft', text: 'I know somebody there', hint: 'We think about it and may still ask you' },
  ],
})}${field.input({ name: 'reason', label: 'What is the tie?', typed, errors })}`,
    button: { text: 'Declare this tie', kind: 'secondary' },
  }),
})}`;
}

function removal(action: string, csrf: string, text: string, about: string): Html {
  return html`<form class="cf-inline-form" method="post" action="${action}"><input type="hidden" name="_csrf" value="${csrf}"><button class="cf-link-button" type="submit">${text}<span class="govuk-visually-hidden">: ${about}</span></button></form>`;
}

function details({ peer, csrf }: SelfPage, moved: boolean): Html {
  const roles = peer.roles
    .filter(({ until }) => until === null)
    .map(({ title, authority }) => (authority ? `${title}, ${authority}` : title));
  const rows: [string, string][] = [
    ['Name', peer.name],
    ['Email', peer.email ?? ''],
    ['Role', roles.join('; ') || peer.jobTitle],
    ['Party', peer.party ? partyLabel(peer.party) : ''],
    [
      'Expertise',
      peer.skills.map(({ topic, level }) => `${topicLabel(topic)} (${levelLabel(level).toLowerCase()})`).join(', '),
    ],
    [
      'Accredited for',
      peer.accreditations.map(({ programme, until }) => `${programme} until ${mediumDate(until)}`).join('; '),
    ],
    ['Languages', peer.languages.join(', ')],
    ['About you', peer.bio],
  ];
  return html`<h2 class="govuk-heading-m" id="details">What we hold of you</h2>
${govuk.summaryList({ rows: rows.filter(([, value]) => value !== '').map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
<p class="govuk-body">${peer.lastConfirmed ? `You confirmed this on ${mediumDate(peer.lastConfirmed)}.` : 'You have not confirmed this yet.'} <a class="govuk-link" href="/peer/profile">Change what we hold of you</a></p>
${!moved && form({ action: '/peer/confirmation', csrf, body: html``, button: { text: 'My details are right', kind: 'secondary' } })}`;
}
