import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { attributes, type Html, html } from '#design/html';
import { longDate } from '#kernel/dates';
import type { Board } from '../../application/board.ts';
import { seenOf } from '../../application/move-on-board.ts';
import type { BoardClash } from '../../domain/board/clashes.ts';
import type { BoardItem } from '../../domain/board/facts.ts';
import { placeWords } from './view-model.ts';

export type MovePage = {
  base: string;
  back: string;
  csrf: string;
  board: Board;
  item: BoardItem;
  typed: Typed;
  errors: FieldErrors;
  /** Worth knowing of the place that was typed: nothing is saved until this has been seen. */
  remarks: readonly BoardClash[];
  /** Somebody has changed it meanwhile: how it stands now. */
  theirs: string | null;
  /** Why it has no place, and where it could go. */
  why: readonly string[];
  hidden: Record<string, string>;
};

/** Where one session is to go: what is in the way stands beside the field, and what was typed stays. */
export function movePage(page: MovePage): Html {
  const { base, back, csrf, item, remarks, board, theirs } = page;
  const id = item.key.slice(item.key.indexOf('/') + 1);
  const now = item.place ? `Now: ${placeWords(board.facts, item, item.place)}.` : 'It has no place yet.';
  const details = item.key.startsWith('sessions/') ? `${base}/sessions/${id}` : `${base}/wanted/${id}`;
  return html`${theirs !== null && govuk.insetText({ text: `Somebody changed this while you were looking. ${theirs}. Nothing has been saved. Below is what you typed.` })}
<p class="govuk-body-l">${item.minutes} minutes. ${now}</p>
${page.why.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${page.why.map((each) => html`<li>${each}.</li>`)}</ul>`}
${remarks.length > 0 && govuk.insetText({ html: html`<p class="govuk-body"><strong>Nothing has been saved yet.</strong> It can go there, but:</p><ul class="govuk-list govuk-list--bullet">${remarks.map(({ text }) => html`<li>${text}.</li>`)}</ul>` })}
${form({
  action: `${base}/timetable/board/${item.key}`,
  csrf,
  hidden: { ...page.hidden, version: `${item.version}`, seen: seenOf(remarks) },
  body: fields(page),
  button: remarks.length > 0 ? 'Move it there all the same' : item.place ? 'Move this session' : 'Give it this place',
  cancel: back,
})}
<p class="govuk-body"><a class="govuk-link" href="${details}">Everything about ‘${item.title}’</a></p>`;
}

function fields({ board, item, typed, errors, remarks }: MovePage): Html {
  const { facts, team } = board;
  const hint = (name: BoardClash['field'], usual?: string) => {
    const own = remarks.filter((clash) => clash.field === name).map(({ text }) => `${text}.`);
    return [usual ? (own.length > 0 ? `${usual}.` : usual) : '', ...own].filter(Boolean).join(' ') || undefined;
  };
  const withHint = (name: BoardClash['field'], usual?: string) => {
    const text = hint(name, usual);
    return text === undefined ? {} : { hint: text };
  };
  const gone = facts.peers.filter(({ id }) => item.peerIds.includes(id) && !team.some((member) => member.id === id));
  const peers = [...team, ...gone.map((peer) => ({ ...peer, role: 'Not on the team any more' }))];
  return html`${field.radios({
    name: 'on',
    label: 'Day',
    choices: facts.days.map(({ date }) => ({ value: date, text: longDate(date) })),
    small: true,
    typed,
    errors,
    ...withHint('on'),
  })}
${field.time({ name: 'start', label: 'Starts', typed, errors, ...withHint('start', 'For example, 9.30am or 14:30') })}
${field.select({
  name: 'room',
  label: 'Room',
  choices: facts.rooms.map(({ id, name, site, capacity }) => ({
    value: id,
    text: [name, site, capacity === null ? '' : `holds ${capacity}`].filter(Boolean).join(', '),
  })),
  empty: 'No room, or not known yet',
  typed,
  errors,
  ...withHint('room'),
})}
${field.checkboxes({
  name: 'peers',
  label: 'Peers who go',
  small: true,
  choices: peers.map(({ id, name, role }) => ({
    value: id,
    text: `${name}, ${role.slice(0, 1).toLowerCase()}${role.slice(1)}`,
  })),
  typed,
  errors,
  ...withHint('peers', peers.length > 0 ? undefined : 'Nobody has accepted a place on the team yet'),
})}
${heard(item, errors)}`;
}

function heard({ people }: BoardItem, errors: FieldErrors): Html {
  if (people.length === 0) return html``;
  const wrong = errors.interviewees;
  return html`<div${attributes({ class: `govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`, id: 'interviewees', tabindex: wrong ? -1 : null })}><p class="govuk-body govuk-!-font-weight-bold">People to be heard</p>${wrong && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong}</p>`}<p class="govuk-body">${people.map(({ name }) => name).join(', ')}</p></div>`;
}
