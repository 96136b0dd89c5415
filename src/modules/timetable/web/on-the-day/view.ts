import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { placeOf, type Session } from '../../domain/session.ts';
import type { Room } from '../../store/rooms.ts';
import type { TeamMember } from '../../store/team.ts';
import { SPEAKER_LABELS } from '../labels.ts';

export type NowPage = {
  base: string;
  csrf: string;
  session: Session;
  /** Free at that time, and the one it has. */
  rooms: readonly Room[];
  /** Live sessions at the same time. */
  beside: readonly Session[];
  typed: Typed;
  errors: FieldErrors;
};

const LATE = [10, 15, 20, 30, 45] as const;

/** One session, to be changed in one press. */
export function nowPage({ base, csrf, session, rooms, beside, typed, errors }: NowPage): Html {
  const hidden = { version: `${session.version}` };
  const path = `${base}/sessions/${session.id}`;
  const others = beside.flatMap((other) =>
    other.peers
      .filter((peer) => !session.peers.some(({ id }) => id === peer.id))
      .map((peer) => ({ value: `${other.id} ${peer.id}`, text: `${peer.name}, in ‘${other.title}’` })),
  );
  return html`<p class="govuk-body-l">${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}. ${placeOf(session) || 'No place yet'}</p>
<p class="govuk-body">Everybody concerned hears at once, once the timetable is released.</p>
<h2 class="govuk-heading-m">Running late</h2>
${errors.minutes && html`<p class="govuk-error-message" id="minutes">${errors.minutes}</p>`}
${form({ action: `${path}/delay`, csrf, hidden, body: html``, button: LATE.map((minutes) => ({ text: `${minutes} minutes later`, kind: 'secondary' as const, name: 'minutes', value: `${minutes}` })) })}
<h2 class="govuk-heading-m">Another room</h2>
${
  rooms.filter((room) => room.id !== session.roomId).length === 0
    ? html`<p class="govuk-body">No other room is free then.</p>`
    : form({
        action: `${path}/room`,
        csrf,
        hidden,
        body: field.select({
          name: 'room',
          label: 'Rooms that are free then',
          choices: rooms
            .filter((room) => room.id !== session.roomId)
            .map((room) => ({ value: room.id, text: [room.name, room.site].filter(Boolean).join(', ') })),
          typed,
          errors,
        }),
        button: { text: 'Move it there', kind: 'secondary' },
      })
}
<h2 class="govuk-heading-m">Swap two peers</h2>
${
  others.length === 0 || session.peers.length === 0
    ? html`<p class="govuk-body">Nobody is in another session at this time.</p>`
    : form({
        action: `${path}/swap`,
        csrf,
        body: html`${field.select({ name: 'peer', label: 'Who leaves this session', choices: session.peers.map(({ id, name }) => ({ value: id, text: name })), typed, errors })}${field.select({ name: 'other', label: 'Who comes instead', choices: others, typed, errors })}`,
        button: { text: 'Swap them', kind: 'secondary' },
      })
}
<p class="govuk-body"><a class="govuk-link" href="${path}/edit">Change anything else</a>, or <a class="govuk-link" href="${path}">cancel the session</a>.</p>`;
}

export type ConversationPage = {
  base: string;
  csrf: string;
  id: string;
  team: readonly TeamMember[];
  typed: Typed;
  errors: FieldErrors;
};

/** A talk in a corridor, so that notes can stand on it and the report can count it. No name is asked for. */
export function conversationPage({ base, csrf, id, team, typed, errors }: ConversationPage): Html {
  const lengths = [10, 15, 20, 30, 45, 60].map((minutes) => ({ value: `${minutes}`, text: `${minutes} minutes` }));
  return form({
    action: `${base}/conversations`,
    csrf,
    hidden: { id },
    body: html`<p class="govuk-body">It is put into the timetable as just over, so that you can write notes to it.</p>
${field.input({ name: 'title', label: 'Whom did you talk to?', hint: 'Not by name: for example, porter at the depot', typed, errors })}
${field.radios({ name: 'category', label: 'Who are they?', choices: Object.entries(SPEAKER_LABELS).map(([value, text]) => ({ value, text })), small: true, typed, errors })}
${field.input({ name: 'people', label: 'How many people', type: 'number-text', width: 3, typed, errors })}
${field.select({ name: 'length', label: 'How long', choices: lengths, typed, errors })}
${field.checkboxes({ name: 'peers', label: 'Who of the team was there', choices: team.map((peer) => ({ value: peer.id, text: peer.name })), small: true, typed, errors })}`,
    button: 'Put it into the timetable',
    cancel: `${base}/today`,
  });
}
