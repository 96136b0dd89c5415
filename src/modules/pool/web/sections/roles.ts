import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { dateRange, mediumDate } from '#kernel/dates';
import { ROLE_LABELS, ROLES, type Role } from '#modules/programmes';
import { choice, formId, optionalDate, optionalText, requiredText } from '#platform/http/forms';
import { authoritiesOf, type SectionWrite } from '../../application/save-section.ts';
import type { RoleLine } from '../../store/peer-sections.ts';
import { writeRoles } from '../../store/section-writes.ts';
import { readRows, rowGroups, typedDate, typedRows } from './rows.ts';
import type { Section } from './section.ts';

const row = z.object({
  id: formId(),
  role: choice(ROLES, 'Choose the role'),
  title: requiredText('Enter the title as people say it'),
  authority: optionalText(),
  from: optionalDate(),
  until: optionalDate(),
});

/** The posts held, now and before. A post without a last day is held now; teams are formed by it. */
export const rolesSection: Section = {
  key: 'roles',
  title: 'Roles held',
  asks: 'Which posts do you hold, and which did you hold?',
  editors: ['office', 'peer'],
  grows: true,
  says: (peer) => peer.roles.map(roleWords),
  typed: (peer) =>
    typedRows(
      'role',
      peer.roles.map(({ id, role, title, authority, from, until }) => ({
        id,
        role,
        title,
        authority: authority ?? '',
        ...typedDate('from', from),
        ...typedDate('until', until),
      })),
    ),
  body: ({ typed, errors }) =>
    rowGroups({
      prefix: 'role',
      typed,
      errors,
      name: (of) => of('title'),
      empty: 'Another role',
      fields: (
        name,
      ) => html`${field.select({ name: name('role'), label: 'Role', typed, errors, empty: 'Choose', choices: ROLES.map((value) => ({ value, text: ROLE_LABELS[value] })) })}
${field.input({ name: name('title'), label: 'Title', hint: 'As people say it, such as Director of Place', typed, errors })}
${field.input({ name: name('authority'), label: 'Authority', typed, errors })}
<div class="cf-date-pair">${field.date({ name: name('from'), label: 'Since', typed, errors })}
${field.date({ name: name('until'), label: 'Last day', hint: 'Empty while the post is held', typed, errors })}</div>`,
    }),
  read(body) {
    const { rows, errors } = readRows(body, 'role', row, ['role', 'title', 'authority']);
    for (const { index, value } of rows) {
      if (value.from && value.until && value.until < value.from)
        errors[`role-${index}-until`] = 'The last day must not lie before the first';
    }
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, write: write(rows) };
  },
};

function write(rows: readonly { index: number; value: z.output<typeof row> }[]): SectionWrite {
  return async (trx, peer) => {
    const { ids, errors } = await authoritiesOf(
      trx,
      rows.map(({ index, value }) => ({ field: `role-${index}-authority`, text: value.authority })),
    );
    if (Object.keys(errors).length > 0) return errors;
    await writeRoles(
      trx,
      peer.id,
      rows.map(({ index, value }) => ({ ...value, authorityId: ids.get(`role-${index}-authority`) ?? null })),
    );
    return null;
  };
}

/** `Director of Place, Northdale Council, since 3 May 2021`. */
function roleWords({ role, title, authority, from, until }: RoleLine): string {
  const label = ROLE_LABELS[role as Role] ?? role;
  const when = until
    ? from
      ? dateRange(from, until)
      : `until ${mediumDate(until)}`
    : from
      ? `since ${mediumDate(from)}`
      : 'now';
  const called = title.toLowerCase() === label.toLowerCase() ? title : `${title} (${label.toLowerCase()})`;
  return [called, authority, when].filter(Boolean).join(', ');
}
