import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { formId, optionalText, requiredDate, requiredText, wholeNumber } from '#platform/http/forms';
import { authoritiesOf, type SectionWrite } from '../../application/save-section.ts';
import { writeVisits } from '../../store/section-writes.ts';
import { readRows, rowGroups, typedDate, typedRows } from './rows.ts';
import type { Section } from './section.ts';

const row = z.object({
  id: formId(),
  authority: requiredText('Enter the authority'),
  programme: optionalText(60),
  on: requiredDate('Enter the last day there'),
  days: wholeNumber('Enter the days as a number from 1 to 60', 1, 60),
});

/** Where a peer served before our records. What was served through this system stands there by itself. */
export const placesSection: Section = {
  key: 'places',
  title: 'Places served before our records',
  asks: 'Places you served before our records',
  editors: ['office'],
  grows: true,
  says: (peer) =>
    peer.visits
      .filter(({ ours }) => !ours)
      .map(({ authority, on, days }) => `${authority}, ${mediumDate(on)}, ${days} ${days === 1 ? 'day' : 'days'}`),
  typed: (peer) =>
    typedRows(
      'visit',
      peer.visits
        .filter(({ ours }) => !ours)
        .map(({ id, authority, programme, on, days }) => ({
          id,
          authority,
          programme: programme ?? '',
          days: String(days),
          ...typedDate('on', on),
        })),
    ),
  body: ({ typed, errors, programmes }) =>
    rowGroups({
      prefix: 'visit',
      typed,
      errors,
      name: (of) => of('authority'),
      empty: 'Another place',
      fields: (name) => html`${field.input({ name: name('authority'), label: 'Authority', typed, errors })}
${field.select({ name: name('programme'), label: 'Programme', typed, errors, empty: 'Not known', choices: programmes.map(({ key, name: text }) => ({ value: key, text })) })}
${field.date({ name: name('on'), label: 'Last day there', typed, errors })}
${field.input({ name: name('days'), label: 'Days given', type: 'number-text', width: 3, typed, errors })}`,
    }),
  read(body, _by, today) {
    const { rows, errors } = readRows(body, 'visit', row, ['authority', 'on-year']);
    for (const { index, value } of rows)
      if (value.on > today) errors[`visit-${index}-on`] = 'This day has not come yet';
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, write: write(rows) };
  },
};

function write(rows: readonly { index: number; value: z.output<typeof row> }[]): SectionWrite {
  return async (trx, peer) => {
    const { ids, errors } = await authoritiesOf(
      trx,
      rows.map(({ index, value }) => ({ field: `visit-${index}-authority`, text: value.authority })),
    );
    if (Object.keys(errors).length > 0) return errors;
    const visits = rows.map(({ index, value: { id, programme, on, days } }) => ({
      id,
      authorityId: ids.get(`visit-${index}-authority`) ?? '',
      programme: programme || null,
      on,
      days,
    }));
    await writeVisits(trx, peer.id, visits);
    return null;
  };
}
