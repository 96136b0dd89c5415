import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { type IsoDate, longDate, longDateTime, timeRange } from '#kernel/dates';
import type { ChallengeTheme } from '#modules/challenges';
import { SESSION_KIND_LABELS, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import { seenOf } from '../../application/look-first.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { offLine } from '../../domain/why-off.ts';
import type { Interviewee } from '../../store/interviewees.ts';
import type { RoomToChoose } from '../../store/release.ts';
import type { TeamMember } from '../../store/team.ts';
import { categoryLabel } from '../labels.ts';
import { KNOWING, lookFirstWords, type ToLookAt } from '../look-first.ts';
import { peopleField } from '../people-field.ts';

/** What the form offers to choose from. */
export type SessionChoices = {
  days: readonly IsoDate[];
  rooms: readonly RoomToChoose[];
  team: readonly TeamMember[];
  interviewees: readonly Interviewee[];
  themes: readonly ChallengeTheme[];
};

export type SessionFormView = {
  action: string;
  csrf: string;
  hidden: Record<string, string>;
  typed: Typed;
  errors: FieldErrors;
  choices: SessionChoices;
  base: string;
  cancel: string;
  button: string;
  /** The timetable has been released: ask when people hear of this. */
  asksWhen: boolean;
  /** What somebody else has made of it meanwhile. */
  theirs: Session | null;
  /** What would be told that nobody could keep. */
  look: ToLookAt | null;
  /** It is a conversation that the team alone sees more of. */
  ofTeam: boolean;
};

/** The form for one session, with what may be chosen. */
export function sessionForm(view: SessionFormView): Html {
  const { look } = view;
  return html`${view.theirs && theirVersion(view.theirs)}${look && lookFirstWords(look)}
${form({
  action: view.action,
  csrf: view.csrf,
  hidden: { ...view.hidden, ...(look ? { seen: seenOf(look.clashes) } : {}) },
  button: look ? KNOWING : view.button,
  cancel: view.cancel,
  body: html`${what(view)}${when(view)}${where(view)}${who(view)}${view.asksWhen && whenTold(view)}`,
})}`;
}

function whenTold({ typed, errors }: SessionFormView): Html {
  return field.radios({
    name: 'tell',
    label: 'When do the people concerned hear of this?',
    choices: [
      { value: 'now', text: 'Now' },
      { value: 'later', text: 'With the next release', hint: 'Until then their calendars show what they were told' },
    ],
    small: true,
    typed: { tell: 'now', ...typed },
    errors,
  });
}

function theirVersion(session: Session): Html {
  const people = [...session.peers, ...session.interviewees].map((person) => person.name).join(', ');
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Somebody else changed this session while you were typing.</strong> It now says:</p>
<ul class="govuk-list govuk-list--bullet"><li>${session.title}</li><li>${longDateTime(session.startsAt)}, ${timeRange(session.startsAt, session.endsAt)}</li><li>${placeOf(session) || 'No place yet'}</li><li>${categoryLabel(session.sourceCategory) || 'The team alone'}</li><li>${people || 'Nobody yet'}</li>${!session.isLive && html`<li>${offLine(session)}</li>`}</ul>
<p class="govuk-body">Below is what you typed. Nothing of it has been saved. Saving now puts yours in place of theirs.</p></div>`;
}

function what({ typed, errors, choices, ofTeam }: SessionFormView): Html {
  const kinds = Object.entries(SESSION_KIND_LABELS).map(([value, text]) => ({ value, text }));
  return html`${ofTeam && html`<p class="govuk-inset-text">Only the team sees whom this conversation was with. What is typed here, the host sees too.</p>`}
${field.input({ name: 'title', label: 'Title', hint: 'Those who take part see it in their calendar', typed, errors })}
${field.select({ name: 'kind', label: 'Kind of session', choices: kinds, empty: 'Choose', typed, errors })}
${
  choices.themes.length > 0 &&
  field.checkboxes({
    name: 'themes',
    label: 'Themes it is about',
    small: true,
    choices: choices.themes.map((theme) => ({ value: theme.id, text: theme.name })),
    typed,
    errors,
  })
}`;
}

function when({ typed, errors, choices }: SessionFormView): Html {
  const days = choices.days.map((date) => ({ value: date, text: longDate(date) }));
  const other = {
    value: 'other',
    text: 'Another day, before the team is on site',
    hint: 'Only for calls and team meetings',
  };
  return html`${field.radios({ name: 'on', label: 'Day', choices: [...days, other], small: true, typed, errors })}
${field.date({ name: 'date', label: 'If another day, which', typed, errors })}
${field.time({ name: 'start', label: 'Starts', typed, errors })}
${field.input({ name: 'end', label: 'Ends', hint: 'A time, such as 10.30am, or how long it is, such as 45 minutes', width: 10, typed, errors })}`;
}

function where({ typed, errors, choices, base }: SessionFormView): Html {
  const rooms = choices.rooms.map((room) => ({
    value: room.id,
    text: [room.name, room.site, room.capacity === null ? '' : `holds ${room.capacity}`].filter(Boolean).join(', '),
  }));
  return html`${field.select({
    name: 'room',
    label: 'Room',
    hint: html`A room that is not here: <a class="govuk-link" href="${base}/rooms">add it to the rooms</a> first`,
    choices: rooms,
    empty: 'No room, or not known yet',
    typed,
    errors,
  })}
${field.input({ name: 'place', label: 'Where else, or how to join (optional)', hint: 'For example a site to visit, or the link of a video call', typed, errors })}`;
}

function who({ typed, errors, choices }: SessionFormView): Html {
  const categories = Object.entries(SOURCE_CATEGORY_LABELS).map(([value, text]) => ({ value, text }));
  return html`${field.checkboxes({
    name: 'peers',
    label: 'Peers who go',
    hint: choices.team.length > 0 ? undefined : 'Nobody has accepted a place on the team yet',
    small: true,
    choices: choices.team.map((member) => ({ value: member.id, text: `${member.name}, ${lowerFirst(member.role)}` })),
    typed,
    errors,
  })}
${field.select({ name: 'category', label: 'Who speaks', hint: 'Coarsely: it is all that a finding ever says about a speaker', choices: categories, empty: 'Nobody: the team is on its own', typed, errors })}
${peopleField(choices.interviewees, typed, errors)}
${field.textarea({ name: 'new-interviewees', label: choices.interviewees.length > 0 ? 'People who are not on the list yet (optional)' : 'People to be heard (optional)', hint: 'One on each line: name; job title; email. Job title and email may be left out', rows: 3, typed, errors })}
${field.input({ name: 'others', label: 'How many others, without names (optional)', hint: 'For example a focus group of 12', type: 'number-text', width: 3, typed, errors })}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
