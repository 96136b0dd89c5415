import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { SOFT_LABELS, type SoftKey } from '#modules/teams';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { PlaceOutcome } from '../../application/accept-team.ts';
import { isBrokenOff } from '../../domain/being-proposed.ts';
import type { ChallengeRow } from '../../store/challenge-facts.ts';
import type { Plan, PlanPlace } from '../../store/plans.ts';

export const TEAMS_A_PAGE = 10;

/** A place that could be proposed, with the conflicts for which somebody must give a reason. */
export type ToPropose = { readonly place: PlanPlace; readonly waive: readonly (readonly SoftKey[])[] };
export type TeamToPropose = {
  readonly challenge: ChallengeRow;
  readonly places: readonly ToPropose[];
  /** Its days are other ones than those it was planned for. */
  readonly moved: boolean;
};

export type AcceptancePage = {
  readonly plan: Plan;
  readonly teams: readonly TeamToPropose[];
  readonly total: number;
  readonly page: number;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** Which teams to propose, whom of each, and a reason for every conflict that has to be waived. */
export function acceptanceView({ plan, teams, total, page, csrf, typed, errors, now }: AcceptancePage): Html {
  const path = `/plans/${plan.id}/acceptance`;
  if (plan.proposingSince !== null && !isBrokenOff(plan.proposingSince, now)) {
    return html`<p class="govuk-inset-text">All teams of this plan are being proposed now. <a class="govuk-link" href="/plans/${plan.id}">See how far it is</a></p>`;
  }
  if (teams.length === 0) {
    return emptyState({
      title: 'Nothing left to propose',
      body: 'Everybody in this plan has been proposed, or the scope of their challenge is not agreed yet.',
    });
  }
  return html`<p class="govuk-body">Tick whom to propose. The rules are checked again on today’s facts; whatever is refused is said place by place, and the rest goes on.</p>
${total > TEAMS_A_PAGE && allAtOnce(path, total, csrf, typed)}
${form({
  action: page === 1 ? path : `${path}?page=${page}`,
  csrf,
  hidden: { shown: 'yes' },
  cancel: `/plans/${plan.id}`,
  body: html`${teams.map((team) => teamFields(team, typed, errors))}
${field.radios({
  name: 'offer',
  label: 'Write to them now?',
  small: true,
  typed: { offer: 'no', ...typed },
  errors: { ...errors },
  choices: [
    {
      value: 'no',
      text: 'Not yet: only propose them',
      hint: 'The office and the challenge manager see them in the team. You can offer each place from there.',
    },
    {
      value: 'yes',
      text: 'Yes: offer each of them the place',
      hint: 'They get a message with a link that answers with one press, open as long as each team’s page says: ten days unless you changed it.',
    },
  ],
})}`,
  button: 'Propose those ticked',
})}
${pager({ total, page, size: TEAMS_A_PAGE, path, noun: ['team', 'teams'] })}`;
}

/** A whole year at one press: for plans too long to go through team by team. */
function allAtOnce(path: string, total: number, csrf: string, typed: Typed): Html {
  return govuk.details({
    summaryText: `All ${total} teams at once`,
    html: form({
      action: path,
      csrf,
      hidden: { all: 'yes' },
      body: html`<p class="govuk-body">Everybody who needs no waiver is proposed, team by team, by the rules as they are now. Whoever needs one, or is refused, waits on this page for you. It goes on by itself: you can leave.</p>
${field.radios({
  name: 'offer-all',
  label: 'Write to all of them?',
  small: true,
  typed: { 'offer-all': 'no', ...typed },
  errors: {},
  choices: [
    { value: 'no', text: 'Not yet: only propose them' },
    {
      value: 'yes',
      text: 'Yes: offer each of them the place',
      hint: 'Letters cannot be called back. You can withdraw a placement, and the peer is told why.',
    },
  ],
})}`,
      button: { text: `Propose all ${total} teams`, kind: 'secondary' },
    }),
  });
}

function teamFields({ challenge, places, moved }: TeamToPropose, typed: Typed, errors: FieldErrors): Html {
  const chosen =
    typed.place === undefined && typed.shown === undefined
      ? places.map(({ place }) => place.slotKey)
      : [typed.place ?? []].flat();
  return html`<h2 class="govuk-heading-m">${challenge.title}</h2><p class="govuk-body cf-quiet">${dateRange(challenge.onSiteFrom ?? '', challenge.onSiteUntil ?? '')}${moved && html`<br><strong>The days have moved since this plan was worked out.</strong> Run the plan again first.`}</p>
${field.checkboxes({
  name: 'place',
  label: `Whom of ${challenge.hostShortName}’s team?`,
  small: true,
  typed: { place: chosen },
  errors: { ...errors },
  choices: places.map(({ place }) => ({
    value: place.slotKey,
    text: `${place.peerName}, ${place.name.toLowerCase()}`,
    ...(place.outcome ? { hint: place.outcome } : {}),
  })),
})}
${places.map(({ place, waive }) =>
  waive.map((keys) =>
    field.textarea({
      name: `waive-${place.slotKey}-${keys[0]}`,
      label: `${place.peerName}: ${keys
        .map((key) => SOFT_LABELS[key])
        .join(' or ')
        .toLowerCase()}`,
      hint: 'Why should they go all the same? Your name and reason are kept with the placement.',
      rows: 2,
      typed: { ...typed },
      errors: { ...errors },
    }),
  ),
)}`;
}

/** What came of it, team by team. */
export function outcomesView(
  plan: Plan,
  teams: readonly { challenge: { title: string; reference: string }; outcomes: readonly PlaceOutcome[] }[],
): Html {
  return html`${teams.map(({ challenge, outcomes }) => {
    const failed = outcomes.filter(({ done }) => !done);
    return html`<h2 class="govuk-heading-m">${challenge.title}</h2>
<p class="govuk-body">${failed.length === 0 ? `All ${outcomes.length} are done.` : `${outcomes.length - failed.length} of ${outcomes.length} are done; ${failed.length} need you.`} <a class="govuk-link" href="/challenges/${challenge.reference}/team">See the team</a></p>
<ul class="govuk-list govuk-list--bullet">${[...failed, ...outcomes.filter(({ done }) => done)].map(({ name, peerName, says }) => html`<li><strong>${peerName}</strong>, ${name.toLowerCase()}: ${says}</li>`)}</ul>`;
  })}<p class="govuk-body"><a class="govuk-link" href="/plans/${plan.id}/acceptance">Propose more of this plan</a> · <a class="govuk-link" href="/plans/${plan.id}">The whole plan</a></p>`;
}
