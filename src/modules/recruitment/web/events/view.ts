import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDateTime, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import {
  EVENT_KIND_KEYS,
  EVENT_KINDS,
  type EventKind,
  INVITATION_LABELS,
  type InvitationStatus,
} from '../../domain/events.ts';
import type { applicantsToInvite, eventNeeds, Invited, PeerEvent, peersToInvite } from '../../store/events.ts';

type Filling = { csrf: string; typed: Typed; errors: FieldErrors };

/** The form of an event, new or changed. */
export function eventFormView(
  page: Filling & {
    action: string;
    hidden: Record<string, string>;
    button: string;
    cancel: string;
    fixedKind?: boolean;
  },
): Html {
  const { action, csrf, hidden, button, cancel, fixedKind, typed, errors } = page;
  const kinds = EVENT_KIND_KEYS.map((value) => ({ value, text: EVENT_KINDS[value] }));
  return form({
    action,
    csrf,
    hidden,
    body: html`${!fixedKind && field.radios({ name: 'kind', label: 'What is it?', small: true, typed, errors, choices: kinds })}
${field.input({ name: 'title', label: 'Title', hint: 'Such as Assessment and briefing, Northern Fells', typed, errors })}
${field.input({ name: 'place', label: 'Where?', hint: 'With the address and postcode, or “Online”', typed, errors })}
${field.date({ name: 'from', label: 'First day', hint: 'An assessment and briefing event begins in the evening.', typed, errors })}
${field.time({ name: 'from-time', label: 'Begins at', typed, errors })}
${field.date({ name: 'until', label: 'Last day', typed, errors })}
${field.time({ name: 'until-time', label: 'Ends at', typed, errors })}
${field.input({ name: 'places', type: 'number-text', label: 'Places', width: 3, typed, errors })}
${field.textarea({ name: 'about', label: 'A few words for the invitation (optional)', rows: 3, typed, errors })}`,
    button,
    cancel,
  });
}

export type EventPage = Filling & {
  event: PeerEvent;
  people: readonly Invited[];
  ahead: boolean;
  mayEdit: boolean;
  maySeeNeeds: boolean;
};

/** One event: when and where, who comes and who waits, and what is to be done next. */
export function eventView(page: EventPage): Html {
  const { event, people, ahead, mayEdit, maySeeNeeds } = page;
  const base = `/pool/events/${event.id}`;
  const waiting = people.filter(({ status }) => status === 'waiting').length;
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });
  return html`${govuk.summaryList({
    rows: [
      row('Kind', EVENT_KINDS[event.kind as EventKind] ?? event.kind),
      row('When', `${longDateTime(event.starts_at)} to ${longDateTime(event.ends_at)}`),
      row('Where', event.place),
      row('Places', `${event.taken} of ${event.places} taken${waiting > 0 ? `, ${waiting} on the waiting list` : ''}`),
      ...(event.about ? [row('About', event.about)] : []),
      ...(event.status === 'cancelled' ? [row('Stands at', 'Cancelled')] : []),
    ],
  })}
<div class="govuk-button-group">${mayEdit && ahead && govuk.button({ text: 'Invite people', href: `${base}/invitations` })}
${mayEdit && ahead && html`<a class="govuk-link" href="${base}/edit">Change the event</a>`}
${maySeeNeeds && html`<a class="govuk-link" href="${base}/needs">What people need there</a>`}</div>
${peopleTable(people)}
${mayEdit && attendance(page)}
${mayEdit && ahead && joining(page)}
${mayEdit && ahead && cancelling(page)}`;
}

function peopleTable(people: readonly Invited[]): Html {
  if (people.length === 0)
    return emptyState({
      title: 'Nobody is invited yet',
      body: 'Invite people, and here is who has a place, who waits and who has not answered.',
    });
  return dataTable({
    caption: 'Who is invited',
    columns: [{ label: 'Name' }, { label: 'Role' }, { label: 'Stands at' }, { label: 'Email' }],
    rows: people.map((each) => [
      each.interest_id
        ? html`<a class="govuk-link" href="/pool/interest/${each.interest_id}">${each.name}</a>`
        : each.name,
      each.interest_id ? [each.role_title, each.authority_name].filter(Boolean).join(', ') : 'Peer of the pool',
      `${INVITATION_LABELS[each.status as InvitationStatus]}${each.waiting_since ? ` since ${mediumDate(londonDate(each.waiting_since))}` : ''}`,
      each.email ?? '',
    ]),
  });
}

function attendance({ event, people, ahead, csrf, typed, errors }: EventPage): Html | false {
  const held = people.filter(({ status }) => status === 'accepted' || status === 'absent');
  const open = [...held, ...people.filter(({ status }) => ['waiting', 'invited', 'lapsed'].includes(status))];
  if (ahead || event.status !== 'planned' || open.length === 0) return false;
  return html`<h2 class="govuk-heading-m">Who came?</h2>${form({
    action: `/pool/events/${event.id}/attendance`,
    csrf,
    body: field.checkboxes({
      name: 'came',
      label: 'Tick everybody who was there',
      hint: 'Applicants who were there go on to be assessed. Whoever had a place and is not ticked is recorded as not there and waits for another event.',
      small: true,
      typed,
      errors,
      choices: open.map(({ id, name, status }) => ({
        value: id,
        text: name,
        ...(status === 'accepted' ? {} : { hint: CAME_ALL_THE_SAME[status] ?? 'Recorded as not there' }),
      })),
    }),
    button: 'Record who came',
  })}`;
}

/** What is known of those who may have come without a place. */
const CAME_ALL_THE_SAME: Readonly<Record<string, string>> = {
  waiting: 'Was on the waiting list',
  invited: 'Had not answered',
  lapsed: 'Had no place',
};

function joining({ event, csrf, typed, errors }: EventPage): Html {
  const sent = event.joining_sent_at ? `Last sent on ${mediumDate(londonDate(event.joining_sent_at))}. ` : '';
  return html`<h2 class="govuk-heading-m">Joining instructions</h2>${form({
    action: `/pool/events/${event.id}/joining-instructions`,
    csrf,
    body: field.textarea({
      name: 'joining',
      label: 'What people need to come',
      hint: `${sent}The way there, where to stay, what to bring, whom to ring. Time and place are sent with it.`,
      rows: 5,
      typed: { joining: event.joining_instructions, ...typed },
      errors,
    }),
    button: {
      text: `Send to the ${event.taken === 1 ? 'person' : `${event.taken} people`} with a place`,
      kind: 'secondary',
    },
  })}`;
}

function cancelling({ event, csrf, typed, errors }: EventPage): Html {
  return govuk.details({
    summaryText: 'Cancel this event',
    open: errors.reason !== undefined,
    html: form({
      action: `/pool/events/${event.id}/cancellation`,
      csrf,
      body: field.textarea({
        name: 'reason',
        label: 'Why is it cancelled?',
        hint: 'Everybody who is invited reads it. This cannot be undone.',
        rows: 2,
        typed,
        errors,
      }),
      button: { text: 'Cancel the event, and tell everybody', kind: 'warning' },
    }),
  });
}

type ToInvite = Awaited<ReturnType<typeof applicantsToInvite>> | Awaited<ReturnType<typeof peersToInvite>>;

/** Whom to invite: applicants who fit, longest waiting first; or peers, found by words. */
export function inviteView(page: Filling & { event: PeerEvent; people: ToInvite; words: string }): Html {
  const { event, people, words, csrf, typed, errors } = page;
  const path = `/pool/events/${event.id}/invitations`;
  const assessed = event.kind === 'assessment';
  const free = event.places - event.taken;
  return html`<p class="govuk-body">${free === 0 ? 'All places are taken: who says yes joins the waiting list.' : `${free} ${free === 1 ? 'place is' : 'places are'} free. You may invite more people than that: places go to the first who say yes, then there is a waiting list.`}</p>
${!assessed && html`<form method="get" action="${path}">${field.input({ name: 'words', label: 'Find peers by name, role or what they know', typed: { words } })}${govuk.button({ text: 'Find', classes: 'govuk-button--secondary' })}</form>`}
${
  people.length === 0
    ? emptyState({
        title: assessed ? 'Nobody waits to be invited' : 'Nobody found',
        body: assessed ? 'Applicants are here once you have found them suitable.' : 'Try other words, or fewer.',
        action: assessed
          ? { text: 'Offers to become a peer', href: '/pool/interest' }
          : { text: 'Show everybody', href: path },
      })
    : form({
        action: path,
        csrf,
        body: field.checkboxes({
          name: 'people',
          label: assessed ? 'Applicants who fit, longest waiting first' : 'Serving peers who are not invited yet',
          small: true,
          typed,
          errors,
          choices: people.map((each) => ({
            value: each.id,
            text: each.name,
            hint: [each.role_title, each.authority_name].filter(Boolean).join(', '),
          })),
        }),
        button: 'Invite them',
        cancel: `/pool/events/${event.id}`,
      })
}`;
}

/** What those with a place eat and need. */
export function needsView(rows: Awaited<ReturnType<typeof eventNeeds>>): Html {
  const said = rows.filter(({ dietary, access }) => dietary || access);
  if (said.length === 0)
    return html`<p class="govuk-body">${rows.length === 0 ? 'Nobody has a place yet.' : 'Nobody with a place has told us of anything.'}</p>`;
  return html`<p class="govuk-body">Only those who see to food, rooms and doors read this. It is deleted two weeks after the event.</p>
${dataTable({
  caption: 'What people with a place need',
  columns: [{ label: 'Name' }, { label: 'Eats' }, { label: 'Needs to get in and take part' }],
  rows: said.map(({ name, dietary, access }) => [name, dietary || 'Anything', access || 'Nothing told']),
})}`;
}
