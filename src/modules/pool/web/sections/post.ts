import { sql } from 'kysely';
import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import type { IsoDate } from '#kernel/dates';
import { choice, optionalText, parseForm, requiredText } from '#platform/http/forms';
import { authoritiesOf, type SectionWrite } from '../../application/save-section.ts';
import { PARTIES, PEER_KIND_LABELS, PEER_KINDS, type PeerKind, partyLabel } from '../../domain/vocabulary.ts';
import { keepLeftAuthorities } from '../../store/section-writes.ts';
import type { Section } from './section.ts';

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/;
const shared = z.object({
  jobTitle: requiredText('Enter the job title or seat'),
  authority: optionalText(),
  party: choice(['', ...PARTIES.map(({ value }) => value)], 'Choose a party, or none'),
});
const office = shared.extend({
  name: requiredText('Enter the name'),
  email: optionalText(254).refine((text) => text === '' || EMAIL.test(text), {
    error: 'Enter an email address like name@example.org',
  }),
  kind: choice(PEER_KINDS, 'Choose the kind of peer'),
});

/** Who they are and where they work or sit. The name, the address and the kind are the office's to change. */
export const postSection: Section = {
  key: 'post',
  title: 'Name and post',
  asks: 'Where do you work or sit?',
  editors: ['office', 'peer'],
  grows: false,
  says: (peer) =>
    [
      peer.jobTitle,
      peer.authority ?? '',
      PEER_KIND_LABELS[peer.kind as PeerKind] ?? peer.kind,
      peer.party ? partyLabel(peer.party) : '',
      peer.email ?? 'No email address',
    ].filter((line) => line !== ''),
  typed: (peer) => ({
    name: peer.name,
    email: peer.email ?? '',
    kind: peer.kind,
    jobTitle: peer.jobTitle,
    authority: peer.authority ?? '',
    party: peer.party ?? '',
  }),
  body: ({ typed, errors, by }) => html`${
    by === 'office' &&
    html`${field.input({ name: 'name', label: 'Name', typed, errors })}
${field.input({ name: 'email', label: 'Email', type: 'email', hint: 'They sign in with it, and offers go there.', typed, errors, spellcheck: false })}
${field.select({ name: 'kind', label: 'Kind of peer', typed, errors, choices: PEER_KINDS.map((value) => ({ value, text: PEER_KIND_LABELS[value] })) })}`
  }${field.input({ name: 'jobTitle', label: 'Job title or seat', hint: 'Such as Director of Place, or Leader of the council', typed, errors })}
${field.input({ name: 'authority', label: 'Authority', hint: 'Its name, such as Northdale Council. Leave empty for none.', typed, errors })}
${field.select({ name: 'party', label: 'Party', typed, errors, empty: 'No party', choices: PARTIES })}`,
  read(body, by, today) {
    const form = parseForm(by === 'office' ? office : shared, body);
    if (!form.ok) return { ok: false, errors: form.errors };
    const { jobTitle, authority, party, ...own } = form.value as z.output<typeof shared> &
      Partial<Pick<z.output<typeof office>, 'name' | 'email' | 'kind'>>;
    return { ok: true, write: writePost({ jobTitle, authority, party, ...own }, today) };
  },
};

type Post = { jobTitle: string; authority: string; party: string; name?: string; email?: string; kind?: string };

function writePost(post: Post, today: IsoDate): SectionWrite {
  return async (trx, peer) => {
    // Not looked up again where it stands as it was: a former council's name stays writable.
    const same = post.authority === (peer.authority ?? '');
    const { ids, errors } = await authoritiesOf(trx, same ? [] : [{ field: 'authority', text: post.authority }]);
    if (Object.keys(errors).length > 0) return errors;
    const authorityId = same ? peer.authorityId : (ids.get('authority') ?? null);
    if (post.email) {
      const taken = await sql`select 1 from people where email = ${post.email} and id <> ${peer.id}`.execute(trx);
      if (taken.rows.length > 0)
        return { email: 'Somebody else has this address. If they are the same person, merge the two instead.' };
    }
    await keepLeftAuthorities(trx, [{ id: peer.id, authorityId }], today);
    await trx
      .updateTable('people')
      .set((eb) => ({
        job_title: post.jobTitle,
        authority_id: authorityId,
        ...(post.name === undefined ? {} : { name: post.name, email: post.email || null }),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', peer.id)
      .execute();
    await trx
      .updateTable('peers')
      .set({
        authority_id: authorityId,
        party: post.party || null,
        ...(post.kind === undefined ? {} : { kind: post.kind }),
      })
      .where('person_id', '=', peer.id)
      .execute();
    return null;
  };
}
