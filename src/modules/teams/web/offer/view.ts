import { move } from '#design/components/move';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, londonDate, longDate, mediumDate } from '#kernel/dates';
import { REFUSAL_REASON_KEYS, REFUSAL_REASONS, refusalWords } from '#modules/pool';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { OfferState } from '../../application/answer-offer.ts';
import type { PlacementInFull } from '../../store/placements.ts';
import type { TeamSlot } from '../../store/team.ts';

/** The offer: what, where, when, how many days, what is expected, who else; then yes in one press, or no with a reason. */
export function offerView(page: {
  placement: PlacementInFull;
  definition: ProgrammeDefinition;
  slots: readonly TeamSlot[];
  path: string;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { placement, definition, slots, path, csrf, typed, errors } = page;
  const slot = definition.team.slots.find((each) =>
    slots.some(({ id, key }) => id === placement.slotId && key === each.key),
  );
  const ends = placement.offerEnds ? longDate(placement.offerEnds) : '';
  return html`<p class="govuk-body-l">${placement.peerName}, would you be <strong>${placement.slotName.toLowerCase()}</strong> at <strong>${placement.hostName}</strong>?</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'When' }, value: { text: `${longDate(placement.from)} to ${longDate(placement.until)}` } },
    { key: { text: 'Days asked of you' }, value: { text: `${placement.days}, and reading before` } },
    { key: { text: 'What it is' }, value: { text: `${definition.name}. ${definition.summary}` } },
    ...(slot ? [{ key: { text: 'Your part' }, value: { text: slot.about } }] : []),
    { key: { text: 'The team so far' }, value: { text: teamSoFar(slots, placement) } },
    ...(placement.managerName ? [{ key: { text: 'Managed by' }, value: { text: placement.managerName } }] : []),
  ],
})}
${move({
  title: 'Can you go?',
  due: `by ${ends}`,
  form: form({ action: `${path}/acceptance`, csrf, body: html``, button: 'Yes, I will join the team' }),
})}
<p class="govuk-body">What is expected: read a small pack in the weeks before, join one team call, be there on all the days, listen and take notes, help to find what is strong and what could be better, and comment on the report. It is not an inspection and nobody is rated.</p>
<p class="govuk-body">If work, money, family, friendship or an earlier job ties you to ${placement.hostName}, say no below and choose “Conflict of interest”. We will not ask you about this host again.</p>
<h2 class="govuk-heading-m" id="no">If you cannot</h2>
${form({ action: `${path}/refusal`, csrf, hidden: { only: 'dates' }, body: html`<p class="govuk-body">If it is only the days: one press, and we keep ${dateRange(placement.from, placement.until)} as days you are away. We may ask you about others.</p>`, button: { text: 'Not these dates', kind: 'secondary' } })}
${form({
  action: `${path}/refusal`,
  csrf,
  body: html`${field.radios({ name: 'reason', label: 'Why not?', small: true, typed, errors, choices: REFUSAL_REASON_KEYS.map((value) => ({ value, text: REFUSAL_REASONS[value] })) })}
${field.textarea({ name: 'note', label: 'Anything more (optional)', rows: 2, typed, errors })}`,
  button: { text: 'No, I cannot this time', kind: 'secondary' },
})}`;
}

/** Who is on the team by role only: an offer's link may be read by somebody else than its peer. */
function teamSoFar(slots: readonly TeamSlot[], placement: PlacementInFull): string {
  const taken = slots.filter(
    (slot) =>
      slot.placement && ['accepted', 'confirmed'].includes(slot.placement.status) && slot.id !== placement.slotId,
  );
  const words = taken.map((slot) => slot.name.toLowerCase());
  return words.length === 0 ? 'You are among the first to be asked.' : `Joined already: ${words.join(', ')}.`;
}

/** After the answer, or when it cannot be answered any more: what was answered, what comes next, and whom to ask. */
export function answeredView({ state, placement }: OfferState, signedIn: boolean): Html {
  const when = placement.answeredAt ? ` on ${mediumDate(londonDate(placement.answeredAt))}` : '';
  const what = `${placement.slotName.toLowerCase()} at ${placement.hostName}, ${dateRange(placement.from, placement.until)}`;
  return html`${sentences(state, placement, what, when).map((line) => html`<p class="govuk-body">${line}</p>`)}
<p class="govuk-body">${whomToAsk(placement)}</p>
<p class="govuk-body">${signedIn ? html`<a class="govuk-link" href="/peer">Your peer page</a>` : html`<a class="govuk-link" href="/sign-in">Sign in</a> to see your places and say when you are away.`}</p>`;
}

function sentences(state: OfferState['state'], placement: PlacementInFull, what: string, when: string): string[] {
  switch (state) {
    case 'accepted':
      return [
        `Thank you. You said yes${when}: ${what}.`,
        placement.status === 'accepted'
          ? 'Next, the host sees the team and says whether it is content. We write to you when your place is confirmed. Please keep the days free.'
          : 'Your place is confirmed.',
      ];
    case 'declined': {
      const reason = placement.answerReason
        ? ` You told us: ${refusalWords(placement.answerReason).toLowerCase()}.`
        : '';
      return [`You said no${when}: ${what}.${reason}`, 'Thank you for telling us: we are asking somebody else.'];
    }
    case 'expired':
      return [`This was an offer to be ${what}. Its time to answer is over, and we are asking somebody else.`];
    case 'withdrawn':
      return [`This was an offer to be ${what}. The place is no longer needed, and those days are yours again.`];
    default:
      return [`This is about a place as ${what}. You cannot answer it yet.`];
  }
}

function whomToAsk({ managerName, managerEmail, bodyName }: PlacementInFull): Html {
  if (!managerEmail) return html`If that is not right, write to ${bodyName}.`;
  return html`If that is not right, or you would like to go all the same, write to ${managerName ?? bodyName}: <a class="govuk-link" href="mailto:${managerEmail}">${managerEmail}</a>.`;
}
