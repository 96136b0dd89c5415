import { londonInstant } from '#kernel/dates';
import { demoCalls } from './content/calls.ts';
import { DEMO_PEOPLE } from './content/people.ts';
import { type Demo, demoId, insertRows, personId } from './demo.ts';
import { applicationId, demoApplications } from './seed-applications.ts';

/** The calls for peers: two open, one closed, whom they were sent to, and the offers that named them. */
export async function seedCalls({ trx, today, bodyId, peers }: Demo): Promise<void> {
  const officer = DEMO_PEOPLE.find((person) => person.key === 'placement-officer');
  const by = officer ? personId(officer.email) : null;
  const offers = demoApplications(today);
  for (const call of demoCalls(today)) {
    const id = demoId(`call ${call.key}`);
    const at = londonInstant(call.opensOn, '09:30');
    await trx
      .insertInto('calls_for_peers')
      .values({
        id,
        body_id: bodyId,
        title: call.title,
        wanted: call.wanted,
        about: call.about,
        gap: JSON.stringify(call.gap),
        opens_on: call.opensOn,
        closes_on: call.closesOn,
        created_at: at,
        created_by: by,
      })
      .execute();
    const sent = peers.slice(0, call.mailed).map(({ email }) => ({
      call_id: id,
      person_id: personId(email),
      audience: 'knows',
      sent_at: at,
      sent_by: by,
    }));
    if (sent.length > 0) await insertRows(sent, (some) => trx.insertInto('call_mailings').values(some));
    const named = offers.filter(({ name }) => call.named.includes(name)).map(({ email }) => applicationId(email));
    if (named.length !== call.named.length) throw new Error(`seedCalls: an offer that named ${call.key} is not there`);
    await trx.updateTable('expressions_of_interest').set({ call_id: id }).where('id', 'in', named).execute();
  }
}
