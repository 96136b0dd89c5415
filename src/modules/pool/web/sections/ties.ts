import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { choice, formId, optionalDate, requiredText } from '#platform/http/forms';
import { authoritiesOf } from '../../application/save-section.ts';
import { writeTies } from '../../store/section-writes.ts';
import { readRows, rowGroups, typedDate, typedRows } from './rows.ts';
import type { Section } from './section.ts';

const conflictRow = z.object({
  id: formId(),
  authority: requiredText('Enter the authority'),
  kind: choice(['hard', 'soft'], 'Say how close the tie is'),
  reason: requiredText('Say what the tie is, in a few words', 500),
});
const previousRow = z.object({ authority: requiredText('Enter the authority'), until: optionalDate() });

/** Where a peer should not go: ties they have declared, and where they worked or sat before. */
export const tiesSection: Section = {
  key: 'ties',
  title: 'Ties and earlier authorities',
  asks: 'Where should you not go?',
  editors: ['office', 'peer'],
  grows: true,
  says: (peer) => [
    ...peer.conflicts.map(
      ({ authority, kind, reason }) => `${authority}: ${reason} (${kind === 'hard' ? 'cannot go' : 'needs a waiver'})`,
    ),
    ...peer.previous.map(({ authority, until }) =>
      until ? `Worked or sat at ${authority} until ${mediumDate(until)}` : `Worked or sat at ${authority}`,
    ),
  ],
  typed: (peer) => ({
    ...typedRows(
      'conflict',
      peer.conflicts.map(({ id, authority, kind, reason }) => ({ id, authority, kind, reason })),
    ),
    ...typedRows(
      'previous',
      peer.previous.map(({ authority, until }) => ({ authority, ...typedDate('until', until) })),
    ),
  }),
  body: ({ typed, errors }) =>
    html`<h2 class="govuk-heading-m">Ties declared</h2>${rowGroups({
      prefix: 'conflict',
      typed,
      errors,
      name: (of) => of('authority'),
      empty: 'Another tie',
      fields: (name) => html`${field.input({ name: name('authority'), label: 'Authority', typed, errors })}
${field.select({
  name: name('kind'),
  label: 'How close',
  typed,
  errors,
  empty: 'Choose',
  choices: [
    { value: 'hard', text: 'Should not go there: money, family, or a job there lately' },
    { value: 'soft', text: 'Knows somebody there: to be thought about' },
  ],
})}${field.input({ name: name('reason'), label: 'What the tie is', typed, errors })}`,
    })}<h2 class="govuk-heading-m">Earlier employers and councils</h2>${rowGroups({
      prefix: 'previous',
      typed,
      errors,
      name: (of) => of('authority'),
      empty: 'Another authority',
      fields: (name) => html`${field.input({ name: name('authority'), label: 'Earlier authority', typed, errors })}
${field.date({ name: name('until'), label: 'Last day there', hint: 'Leave empty if you do not know it', typed, errors })}`,
    })}`,
  read(body, _by, today) {
    const conflicts = readRows(body, 'conflict', conflictRow, ['authority', 'reason']);
    const previous = readRows(body, 'previous', previousRow, ['authority']);
    const errors = { ...conflicts.errors, ...previous.errors };
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      write: async (trx, peer) => {
        const asked = [
          ...conflicts.rows.map(({ index, value }) => ({
            field: `conflict-${index}-authority`,
            text: value.authority,
          })),
          ...previous.rows.map(({ index, value }) => ({ field: `previous-${index}-authority`, text: value.authority })),
        ];
        const found = await authoritiesOf(trx, asked);
        if (Object.keys(found.errors).length > 0) return found.errors;
        const idOf = (name: string) => found.ids.get(name) ?? '';
        await writeTies(trx, peer.id, {
          on: today,
          conflicts: conflicts.rows.map(({ index, value: { id, kind, reason } }) => ({
            id,
            kind,
            reason,
            authorityId: idOf(`conflict-${index}-authority`),
          })),
          previous: previous.rows.map(({ index, value: { until } }) => ({
            until,
            authorityId: idOf(`previous-${index}-authority`),
          })),
        });
        return null;
      },
    };
  },
};
