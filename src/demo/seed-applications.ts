import { londonInstant } from '#kernel/dates';
import { openTask } from '#modules/challenges';
import { applications } from './content/applications.ts';
import { demoAuthority } from './content/authorities.ts';
import { type Demo, demoId, insertRows, personId } from './demo.ts';

/** The offers to become a peer that are on the office's desk. Those of somebody with an account are theirs to follow. */
export async function seedApplications({ trx, today, bodyId }: Demo): Promise<void> {
  const offers = applications(today, (code) => demoAuthority(code).domain);
  const ids = offers.map(({ email }) => personId(email));
  const found = await trx.selectFrom('people').select('id').where('id', 'in', ids).execute();
  const known = new Set(found.map(({ id }) => id));
  const rows = offers.map((offer) => ({
    id: demoId(`application ${offer.email}`),
    body_id: bodyId,
    person_id: known.has(personId(offer.email)) ? personId(offer.email) : null,
    name: offer.name,
    email: offer.email,
    kind: offer.kind,
    role_title: offer.roleTitle,
    authority_name: offer.authority === null ? '' : demoAuthority(offer.authority).name,
    authority_id: offer.authority,
    why: offer.why,
    status: offer.status,
    received_at: londonInstant(offer.receivedOn, '11:00'),
    status_since: londonInstant(offer.statusSince, '11:00'),
  }));
  await insertRows(rows, (some) => trx.insertInto('expressions_of_interest').values(some));
  for (const { id, name, received_at } of rows.filter(({ status }) => status === 'received')) {
    const title = `Read ${name}’s offer to become a peer`;
    const path = `/pool/interest/${id}`;
    const office = { role: 'placement-officer' } as const;
    await openTask(
      trx,
      { challengeId: null, kind: 'read-interest', subject: id, for: office, title, path },
      received_at,
    );
  }
}
