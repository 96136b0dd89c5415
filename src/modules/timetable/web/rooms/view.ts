import { dataTable } from '#design/components/data-table';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import type { Room, RoomUse } from '../../store/rooms.ts';
import { counted } from '../labels.ts';
import { missingJourneysNote } from '../missing-journeys.ts';

type Shared = { base: string; csrf: string; typed: Typed; errors: FieldErrors };

/** The rooms of the host for the days on site, and one more. */
export function roomsPage(
  page: Shared & {
    rooms: readonly Room[];
    missing: readonly (readonly [string, string])[];
    id: string;
    mayEdit: boolean;
  },
): Html {
  const { rooms, base, csrf, typed, errors, mayEdit } = page;
  return html`${
    rooms.length === 0
      ? html`<p class="govuk-body">No rooms yet. Add the rooms that the host has booked for the days on site. Then no room can be given to two sessions at once.</p>`
      : dataTable({
          caption: 'Rooms',
          captionHidden: true,
          onPhone: 'lines',
          columns: [
            { label: 'Room' },
            { label: 'Site', named: true },
            { label: 'Holds', numeric: true, named: true },
            { label: 'Sessions', numeric: true, named: true },
          ],
          rows: rooms.map((room) => [
            mayEdit ? html`<a class="govuk-link" href="${base}/rooms/${room.id}">${room.name}</a>` : room.name,
            room.site || 'Not said',
            room.capacity ?? 'Not said',
            room.sessions,
          ]),
        })
  }
${mayEdit && missingJourneysNote(page.missing, base)}
${mayEdit && html`<p class="govuk-body"><a class="govuk-link" href="${base}/hours">Hours of the days, and minutes from site to site</a></p>`}
${
  mayEdit &&
  html`<h2 class="govuk-heading-m">Add a room</h2>${form({
    action: `${base}/rooms`,
    csrf,
    hidden: { id: page.id },
    body: fields(typed, errors),
    button: 'Add the room',
  })}`
}`;
}

/** A room with how many others are at its site. */
export type OwnRoom = Room & { readonly sharing: number };

/** One room, to change or to take off the list. `version` is the revision that was seen. */
export function roomPage(
  page: Shared & { room: OwnRoom; uses: readonly RoomUse[]; version: string; stale: boolean },
): Html {
  const { room, uses, version, base, csrf, typed, errors, stale } = page;
  return html`${
    stale &&
    html`<div class="govuk-inset-text"><strong>Somebody else changed this room while you were typing.</strong> It now says: ${room.name}, ${room.site || 'no site'}, holds ${room.capacity ?? 'not said'}. Below is what you typed; saving now puts yours in place of theirs.</div>`
  }
${form({
  action: `${base}/rooms/${room.id}`,
  csrf,
  hidden: { version },
  body: html`${fields(typed, errors)}${room.sharing > 0 && renames(room, typed)}`,
  button: 'Save the room',
  cancel: `${base}/rooms`,
})}
<h2 class="govuk-heading-m">Take it off the list</h2>
${
  uses.length > 0
    ? html`<p class="govuk-body">${room.name} is in use. First choose another room for ${uses.length === 1 ? 'this' : 'these'}:</p>
<ul class="govuk-list govuk-list--bullet">${uses.map((use) => useLine(use, base))}</ul>`
    : form({
        action: `${base}/rooms/${room.id}/removal`,
        csrf,
        body: html`<p class="govuk-body">No session is in it. You can take this back afterwards.</p>`,
        button: { text: 'Take it off the list', kind: 'secondary' },
      })
}`;
}

function useLine({ of, id, title, isLive }: RoomUse, base: string): Html {
  if (of === 'wanted')
    return html`<li><a class="govuk-link" href="${base}/wanted/${id}">${title}</a>, on the list of what to hear</li>`;
  return html`<li><a class="govuk-link" href="${base}/sessions/${id}/edit">${title}</a>${!isLive && ', cancelled'}</li>`;
}

/** Why a room cannot go, and what to do first. */
export function inUseWords({ name, sessions, wanted }: Room): string {
  if (sessions > 0)
    return `${name} is in use by ${counted(sessions, 'session', 'sessions')}, cancelled ones too: give ${sessions === 1 ? 'it' : 'them'} another room first.`;
  return `${name} is asked for by ${counted(wanted, 'session', 'sessions')} on the list of what to hear: choose another room there first.`;
}

function renames({ site, sharing }: OwnRoom, typed: Typed): Html {
  const others = counted(sharing, 'other room', 'other rooms');
  return field.checkboxes({
    name: 'renames',
    label: 'If you change the site',
    small: true,
    typed,
    choices: [
      { value: 'yes', text: `${site} has another name now: change it for its ${others} too, and keep the journeys` },
    ],
  });
}

function fields(typed: Typed, errors: FieldErrors): Html {
  return html`${field.input({ name: 'name', label: 'Room', typed, errors })}
${field.input({ name: 'site', label: 'Site (optional)', hint: 'For example Town hall. Leave it empty for a call or video call: nobody travels there', typed, errors })}
${field.input({ name: 'capacity', label: 'How many people it holds (optional)', type: 'number-text', width: 4, typed, errors })}`;
}
