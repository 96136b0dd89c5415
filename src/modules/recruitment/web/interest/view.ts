import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { PEER_KIND_LABELS, type PeerKind } from '#modules/pool';
import { ROLE_LABELS, type Role, TOPIC_LABELS, type Topic } from '#modules/programmes';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { BACKING_LABELS, type BackingKind, STANCE_LABELS, type Stance, stancesOf } from '../../domain/backing.ts';
import {
  afterMove,
  INTEREST_LABELS,
  INTEREST_MOVES,
  INTEREST_NEXT,
  type InterestStatus,
  OFFICE_STEPS,
} from '../../domain/interest.ts';
import type { decisionsFor } from '../../store/application.ts';
import type { Assessor } from '../../store/assessments.ts';
import type { Backing } from '../../store/backings.ts';
import type { findInterest, interestNotes } from '../../store/interest.ts';
import { assessmentSection } from './assessment-view.ts';

type One = NonNullable<Awaited<ReturnType<typeof findInterest>>>;

export type InterestPage = {
  interest: One;
  notes: Awaited<ReturnType<typeof interestNotes>>;
  backings: readonly Backing[];
  assessors: readonly Assessor[];
  candidates: { names: readonly { id: string; name: string }[]; more: number };
  decisions: Awaited<ReturnType<typeof decisionsFor>>;
  csrf: string;
  mayMove: boolean;
  typed: Typed;
  errors: FieldErrors;
};

/** One offer: what they wrote, who backs it, the next step with what they will be told, and the office's notes, which they never see. */
export function interestView(page: InterestPage): Html {
  const { interest, mayMove } = page;
  return html`${summary(interest)}
${mayMove && steps(page)}
${assessmentSection(page)}
${page.backings.length > 0 && backingSection(page)}
${notesSection(page)}`;
}

function summary(interest: One): Html {
  const { role_key: key, topics, languages, days_per_year: days } = interest;
  const row = (label: string, text: string) => ({ key: { text: label }, value: { text } });
  return govuk.summaryList({
    rows: [
      row(
        'Stands at',
        `${INTEREST_LABELS[interest.status as InterestStatus]}, since ${mediumDate(londonDate(interest.status_since))}`,
      ),
      row('Kind', PEER_KIND_LABELS[interest.kind as PeerKind] ?? interest.kind),
      row('Role', [interest.role_title, interest.party, interest.authority_name].filter(Boolean).join(', ')),
      ...(key ? [row('Nearest to', ROLE_LABELS[key as Role] ?? key)] : []),
      row('Email', interest.email),
      ...(topics.length > 0
        ? [row('Knows', topics.map((each) => TOPIC_LABELS[each as Topic] ?? each).join(', '))]
        : []),
      ...(days ? [row('Days a year', String(days))] : []),
      ...(languages.length > 0 ? [row('Languages', languages.join(', '))] : []),
      row('Why', interest.why),
    ],
  });
}

function steps({ interest, csrf, typed, errors }: InterestPage): Html | false {
  const next = OFFICE_STEPS.filter((move) => afterMove(interest.status, move, 'office') !== null);
  if (next.length === 0) return false;
  const words = { screen: 'Suitable: to be invited to an event', 'turn-down': 'Not now' } as const;
  return form({
    action: `/pool/interest/${interest.id}/status`,
    csrf,
    hidden: { version: String(interest.version) },
    body: html`${field.radios({ name: 'move', label: 'Next step', typed, errors, choices: next.map((value) => ({ value, text: words[value], hint: `They read: ${INTEREST_NEXT[INTEREST_MOVES[value].to]}` })) })}
${field.textarea({ name: 'note', label: 'A note for the office (optional)', hint: 'They never see it here. They may ask for what is held about them: be fair.', rows: 3, typed, errors })}`,
    button: 'Move, and tell them',
    cancel: '/pool/interest',
  });
}

function backingSection({ interest, backings, mayMove, csrf, typed, errors }: InterestPage): Html {
  const open = backings.find((each) => each.status === 'asked');
  return html`<h2 class="govuk-heading-m">Who stands behind it</h2>
<ul class="govuk-list">${backings.map(
    (each) =>
      html`<li><strong>${BACKING_LABELS[each.kind as BackingKind]}</strong>: ${[each.backer_name, each.backer_role, each.backer_email].filter(Boolean).join(', ')}. ${whatCame(each)}${each.words && html`<br><span class="cf-quiet">“${each.words}”</span>`}</li>`,
  )}</ul>
${
  open &&
  mayMove &&
  govuk.details({
    summaryText: `Enter what ${open.backer_name} told you`,
    open: errors.stance !== undefined || errors.words !== undefined,
    html: form({
      action: `/pool/interest/${interest.id}/backing`,
      csrf,
      hidden: { backing: open.id },
      body: html`${field.radios({
        name: 'stance',
        label: 'What did they say?',
        small: true,
        typed,
        errors,
        choices: [
          ...stancesOf(open.kind as BackingKind).map((value) => ({ value, text: STANCE_LABELS[value] })),
          { value: 'no', text: 'They do not back it' },
        ],
      })}
${field.textarea({ name: 'words', label: 'How and when did they tell you?', rows: 2, typed, errors })}`,
      button: 'Enter it, and tell the applicant',
    }),
  })
}`;
}

function whatCame(each: Backing): string {
  const on = mediumDate(londonDate(each.answered_at ?? each.asked_at));
  if (each.status === 'asked') return `Asked on ${on}, answer wanted by ${mediumDate(each.ends_on)}`;
  const by = each.enterer ? `, entered by ${each.enterer}` : ', by their link';
  if (each.status === 'given') return `${STANCE_LABELS[each.stance as Stance]} on ${on}${by}`;
  if (each.status === 'refused') return `Said no on ${on}${by}`;
  return each.status === 'expired' ? `No answer by ${on}` : `No longer asked since ${on}`;
}

function notesSection({ interest, notes, mayMove, csrf, typed, errors }: InterestPage): Html {
  return html`<h2 class="govuk-heading-m">Notes of the office</h2>
${notes.length === 0 ? html`<p class="govuk-body cf-quiet">None yet. The applicant never sees them here.</p>` : html`<ul class="govuk-list">${notes.map((note) => html`<li>${note.text}<br><span class="cf-quiet">${note.writer ?? 'Somebody'}, ${mediumDate(londonDate(note.written_at))}</span></li>`)}</ul>`}
${
  mayMove &&
  form({
    action: `/pool/interest/${interest.id}/notes`,
    csrf,
    body: field.textarea({ name: 'text', label: 'Add a note', rows: 2, typed, errors }),
    button: { text: 'Keep the note', kind: 'secondary' },
  })
}`;
}
