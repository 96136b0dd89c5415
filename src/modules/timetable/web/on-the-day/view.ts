import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { seenOf } from '../../application/look-first.ts';
import { plannedOf, type RunsInto } from '../../application/run-late.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import type { Room } from '../../store/rooms.ts';
import type { TeamMember } from '../../store/team.ts';
import { lookFirstForm, plannedWords, type ToLookAt } from '../look-first.ts';

export type Look = ToLookAt & { what: 'delay' | 'room' | 'swap'; fields: Readonly<Record<string, string>> };

export type NowPage = {
  base: string;
  csrf: string;
  session: Session;
  /** Free at that time, and the one it has. */
  rooms: readonly Room[];
  /** Live sessions at the same time. */
  beside: readonly Session[];
  /** Of the team, who is in no session at that time. */
  free: readonly TeamMember[];
  /** Those who arrange the days change more than the time. */
  mayEdit: boolean;
  /** People have been told of the timetable, and hear of every change. */
  released: boolean;
  /** What people were told of it, where that is otherwise: they hear of that too. */
  untold: string;
  /** Why whoever looks cannot say that it runs late, and who moves it; empty where they can. */
  notNext: string;
  /** What would become of so many minutes. */
  runsInto: (RunsInto & { minutes: number }) | null;
  /** What was asked for just now and nobody could keep: by which of the addresses, with which fields. */
  look: Look | null;
  typed: Typed;
  errors: FieldErrors;
};

const LATE = [10, 15, 20, 30, 45] as const;

/** One session, to be changed in one press. */
export function nowPage(page: NowPage): Html {
  const { base, session, mayEdit } = page;
  const path = `${base}/sessions/${session.id}`;
  return html`<p class="govuk-body-l">${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}. ${placeOf(session) || 'No place yet'}</p>
<p class="govuk-body">${page.released ? 'Everybody concerned hears of each of these at once.' : 'The timetable has not been released, so nobody is told of any of these.'}</p>
${page.untold && govuk.insetText({ text: `${page.untold} ${mayEdit ? 'Whatever you change here tells those concerned of that too.' : ''}` })}
${page.look && lookFirstForm(page.look, { action: `${path}/${page.look.what}`, csrf: page.csrf, fields: page.look.fields })}
${late(page, path)}
${
  mayEdit &&
  html`${otherRoom(page, path)}${otherPeer(page, path)}
<p class="govuk-body"><a class="govuk-link" href="${path}/edit">Change anything else</a>, or <a class="govuk-link" href="${path}#cancel">cancel the session</a>.</p>`
}`;
}

function late({ csrf, session, notNext, runsInto, released, errors }: NowPage, path: string): Html {
  if (notNext)
    return html`<h2 class="govuk-heading-m">Running late</h2>${errors.minutes ? html`<p class="govuk-error-message" id="minutes">${errors.minutes}</p>` : html`<p class="govuk-body">${notNext}</p>`}`;
  const hidden = { version: `${session.version}` };
  const minutes = LATE.map((each) => ({
    text: `${each} minutes later`,
    kind: 'secondary' as const,
    name: 'minutes',
    value: `${each}`,
  }));
  return html`<h2 class="govuk-heading-m">Running late</h2>
${errors.minutes && html`<p class="govuk-error-message" id="minutes">${errors.minutes}</p>`}
${runsInto && form({ action: `${path}/delay`, csrf, ...runsIntoForm(runsInto, released, hidden) })}
${form({ action: `${path}/delay`, csrf, hidden, body: html``, button: minutes })}`;
}

/** What would become of it, in words, with the one press that does it. */
function runsIntoForm(
  { minutes, moved, remarks, untold, clashes }: NonNullable<NowPage['runsInto']>,
  released: boolean,
  hidden: Record<string, string>,
) {
  const others = moved.slice(1);
  const list = (items: readonly (Html | string)[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return {
    hidden: { ...hidden, minutes: `${minutes}`, pushing: 'yes', planned: plannedOf(moved), seen: seenOf(clashes) },
    body: html`${
      others.length > 0 &&
      html`<p class="govuk-body">If this begins ${minutes} minutes later, these begin later too, for a room or somebody in them is needed in both:</p>
${list(others.map(({ session: other, startsAt, endsAt }) => html`‘${other.title}’: ${timeRange(startsAt, endsAt)}, not ${timeRange(other.startsAt, other.endsAt)}${untold.some(({ session }) => session.id === other.id) && ', as it is planned'}`))}`
    }${
      untold.length > 0 &&
      html`<p class="govuk-body">People have not been told of these changes, and would be with it:</p>${list(untold.map(plannedWords))}`
    }${remarks.length > 0 && html`<p class="govuk-body">What to know first:</p>${list(remarks.map((remark) => `${remark}.`))}`}${
      clashes.length > 0 &&
      html`<p class="govuk-body"><strong>As far as we know nobody could keep this:</strong></p>${list(clashes.map((clash) => `${clash}.`))}`
    }`,
    button:
      others.length > 0
        ? `Move all of these${released ? ', and tell everybody' : ''}`
        : `Make it ${minutes} minutes later all the same${untold.length > 0 ? ', and tell everybody' : ''}`,
  };
}

function otherRoom({ csrf, session, rooms, typed, errors }: NowPage, path: string): Html {
  const others = rooms.filter((room) => room.id !== session.roomId);
  return html`<h2 class="govuk-heading-m">Another room</h2>
${
  others.length === 0
    ? html`<p class="govuk-body">No other room is free then.</p>`
    : form({
        action: `${path}/room`,
        csrf,
        hidden: { version: `${session.version}` },
        body: field.select({
          name: 'room',
          label: 'Rooms that are free then',
          empty: 'Choose a room',
          choices: others.map((room) => ({
            value: room.id,
            text: [room.name, room.site].filter(Boolean).join(', '),
          })),
          typed,
          errors,
        }),
        button: { text: 'Move it there', kind: 'secondary' },
      })
}`;
}

function otherPeer({ csrf, session, beside, free, typed, errors }: NowPage, path: string): Html {
  const choices = [
    ...free.map(({ id, name }) => ({ value: `free ${id}`, text: `${name}, in no session then` })),
    ...beside.flatMap((other) =>
      other.peers
        .filter((peer) => !session.peers.some(({ id }) => id === peer.id))
        .map((peer) => ({ value: `${other.id} ${peer.id}`, text: `${peer.name}, who changes from ‘${other.title}’` })),
    ),
  ];
  const problem = errors.other && html`<p class="govuk-error-message" id="other">${errors.other}</p>`;
  return html`<h2 class="govuk-heading-m">Another peer</h2>
${
  choices.length === 0 || session.peers.length === 0
    ? html`${problem}<p class="govuk-body">${session.peers.length === 0 ? 'No peer is in this session.' : 'Everybody of the team is in this session.'}</p>`
    : form({
        action: `${path}/swap`,
        csrf,
        hidden: { version: `${session.version}` },
        body: html`${field.select({ name: 'peer', label: 'Who leaves this session', choices: session.peers.map(({ id, name }) => ({ value: id, text: name })), ...(session.peers.length > 1 ? { empty: 'Choose who leaves' } : {}), typed, errors })}${field.select({ name: 'other', label: 'Who comes instead', hint: 'Somebody who is in another session takes the place of who leaves, and the other way round', choices, empty: 'Choose who comes', typed, errors })}`,
        button: { text: 'Send this peer', kind: 'secondary' },
      })
}`;
}
