import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { formId, optionalText, requiredDate, requiredText } from '#platform/http/forms';
import { writeAccreditations } from '../../store/section-writes.ts';
import { readRows, rowGroups, typedDate, typedRows } from './rows.ts';
import type { Section } from './section.ts';

const row = z.object({
  id: formId(),
  programme: requiredText('Choose the programme'),
  from: requiredDate('Enter the first day'),
  until: requiredDate('Enter the last day'),
  conditions: optionalText(500),
});

/** The programmes a peer may serve in, and until when. The office's alone. */
export const programmesSection: Section = {
  key: 'programmes',
  title: 'Programmes accredited for',
  asks: 'Programmes you are accredited for',
  editors: ['office'],
  grows: true,
  says: (peer, programmes) =>
    peer.accreditations.map(({ programme, from, until, conditions }) => {
      const name = programmes.find(({ key }) => key === programme)?.name ?? programme;
      return `${name}, ${dateRange(from, until)}${conditions && `. ${conditions}`}`;
    }),
  typed: (peer) =>
    typedRows(
      'accreditation',
      peer.accreditations.map(({ id, programme, from, until, conditions }) => ({
        id,
        programme,
        conditions,
        ...typedDate('from', from),
        ...typedDate('until', until),
      })),
    ),
  body: ({ typed, errors, programmes }) =>
    rowGroups({
      prefix: 'accreditation',
      typed,
      errors,
      name: (of) => programmes.find(({ key }) => key === of('programme'))?.name ?? of('programme'),
      empty: 'Another programme',
      fields: (
        name,
      ) => html`${field.select({ name: name('programme'), label: 'Programme', typed, errors, empty: 'Choose', choices: programmes.map(({ key, name: text }) => ({ value: key, text })) })}
<div class="cf-date-pair">${field.date({ name: name('from'), label: 'From', typed, errors })}${field.date({ name: name('until'), label: 'Until', typed, errors })}</div>
${field.input({ name: name('conditions'), label: 'Conditions', hint: 'Such as: not as lead peer yet. May stay empty.', typed, errors })}`,
    }),
  read(body) {
    const { rows, errors } = readRows(body, 'accreditation', row, ['programme', 'from-year', 'until-year']);
    for (const { index, value } of rows) {
      if (value.until < value.from)
        errors[`accreditation-${index}-until`] = 'The last day must not lie before the first';
    }
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      write: async (trx, peer) => {
        const known = await trx.selectFrom('programmes').select('key').execute();
        const wrong = rows.filter(({ value }) => !known.some(({ key }) => key === value.programme));
        if (wrong.length > 0) {
          return Object.fromEntries(
            wrong.map(({ index }) => [`accreditation-${index}-programme`, 'Choose a programme of the list']),
          );
        }
        await writeAccreditations(
          trx,
          peer.id,
          rows.map(({ value }) => value),
        );
        return null;
      },
    };
  },
};
