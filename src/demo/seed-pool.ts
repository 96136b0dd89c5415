import { addToDate, londonInstant } from '#kernel/dates';
import { pick, seededRandom } from '#kernel/random';
import { openTask } from '#modules/challenges';
import { type Demo, demoId, insertRows, personId } from './demo.ts';

const SUPPORT: readonly [kind: string, what: string, hours: number][] = [
  ['mentoring', 'Mentored a new cabinet member for finance, four calls', 6],
  ['workshop', 'Led a workshop on scrutiny that asks better questions', 8],
  ['new-leaders', 'Two days beside a new leader after a change of control', 16],
  ['councillor-development', 'Spoke at a weekend for new councillors', 5],
  ['other', 'Read a self-assessment before it went to members', 3],
];
const FEEDBACK: readonly [from: string, text: string][] = [
  ['host', 'Put people at ease in the first minute, and still asked the question nobody had asked.'],
  ['team', 'Wrote notes the whole team could use the same evening.'],
  ['host', 'We would have liked to hear more about how your own council did it.'],
];
const REFLECTIONS: readonly [text: string, shared: boolean][] = [
  [
    'I came home and moved our corporate board to a room with windows. Then I asked the night shift what they would cut first. They knew.',
    true,
  ],
  ['I talk too soon when there is a silence. Next time: count to seven.', false],
];
const NEWS = 'I chair the audit committee since May, and no longer sit on planning.';

/** What makes the pool lived in: answers about equality, support, feedback, reflections, a review that is due, a search that is kept. */
export async function seedPool(demo: Demo): Promise<void> {
  const { trx, today, now, bodyId } = demo;
  const random = seededRandom(11);
  const peers = demo.peers.filter((peer) => !peer.staff);
  const office = await trx
    .selectFrom('role_grants')
    .select('person_id')
    .where('role', '=', 'placement-officer')
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow();
  const answers = peers
    .filter(() => random() < 0.7)
    .map((peer) => ({
      peer_id: personId(peer.email),
      gender: random() < 0.06 ? null : peer.sex === 'f' ? 'woman' : 'man',
      age_band: pick(random, ['35-44', '45-54', '45-54', '55-64', '55-64', '65-over']),
      ethnic_group: random() < 0.86 ? 'white' : pick(random, ['asian', 'asian', 'black', 'mixed']),
      disability: random() < 0.12 ? 'yes' : 'no',
      answered_on: addToDate(today, { days: -Math.floor(random() * 300) }),
    }));
  await insertRows(answers, (some) => trx.insertInto('peer_equality').values(some));
  const served = peers.filter((peer) => peer.history.length > 0);
  const support = served
    .filter((_, index) => index % 4 === 0)
    .map((peer, index) => {
      const [kind = 'other', what = '', hours = 1] = SUPPORT[index % SUPPORT.length] ?? [];
      const written = { written_by: personId(peer.email), written_at: now };
      const given = addToDate(today, { days: -20 - index * 7 });
      return {
        id: demoId(`support ${peer.key}`),
        peer_id: personId(peer.email),
        kind,
        what,
        hours,
        given_on: given,
        ...written,
      };
    });
  await insertRows(support, (some) => trx.insertInto('peer_support').values(some));
  const lead = 'devinder.sandhu@teaselvale.example';
  const written = {
    written_by: office.person_id,
    written_at: londonInstant(addToDate(today, { days: -120 }), '11:00'),
  };
  const feedback = [lead, ...served.slice(0, 8).map(({ email }) => email)].map((email, index) => {
    const [given_by = 'host', text = ''] = FEEDBACK[index % FEEDBACK.length] ?? [];
    return { id: demoId(`feedback ${email} ${index}`), peer_id: personId(email), given_by, text, ...written };
  });
  await insertRows(feedback, (some) => trx.insertInto('peer_feedback').values(some));
  const reflections = REFLECTIONS.map(([text, shared], index) => ({
    id: demoId(`reflection ${index}`),
    peer_id: personId(lead),
    text,
    shared,
    written_at: londonInstant(addToDate(today, { days: -90 - index * 40 }), '21:00'),
  }));
  await insertRows(reflections, (some) => trx.insertInto('peer_reflections').values(some));
  await trx
    .insertInto('peer_access_needs')
    .values({ peer_id: personId(lead), needs: 'A quiet room to write in after lunch. No nuts.', written_at: now })
    .execute();
  await trx
    .insertInto('saved_pool_searches')
    .values({
      id: demoId('search housing'),
      person_id: office.person_id,
      name: 'Housing, never used yet',
      query: 'skill=housing&unused=never',
      created_at: now,
    })
    .execute();
  await seedReviews(
    demo,
    served.filter(({ email }) => email !== lead),
  );
}

/** Two who left their posts, and one who told us something new with the yearly answer. */
async function seedReviews({ trx, today, now }: Demo, peers: Demo['peers']): Promise<void> {
  const free = peers.filter((peer) => peer.yearsInPost > 5 && peer.lastConfirmed < addToDate(today, { days: -300 }));
  const busy = await trx.selectFrom('placements').select('peer_id').distinct().execute();
  const idle = free.filter(({ email }) => !busy.some(({ peer_id }) => peer_id === personId(email)));
  for (const peer of idle.slice(0, 2)) {
    const id = personId(peer.email);
    const left = {
      status: 'review-due',
      status_since: addToDate(today, { days: -9 }),
      status_reason: `Has left their post: ${peer.jobTitle}`,
    };
    await trx.updateTable('peers').set(left).where('person_id', '=', id).execute();
    await trx
      .updateTable('peer_roles')
      .set({ until_on: addToDate(today, { days: -10 }) })
      .where('peer_id', '=', id)
      .execute();
    const task = { challengeId: null, kind: 'review-peer', subject: id, for: { role: 'placement-officer' } as const };
    await openTask(
      trx,
      { ...task, title: `Look at ${peer.name}’s place in the pool`, path: `/pool/${id}/standing` },
      now,
    );
  }
  const told = idle[2];
  if (!told) return;
  const id = personId(told.email);
  await trx
    .insertInto('peer_confirmations')
    .values({
      id: demoId('confirmation news'),
      peer_id: id,
      token_hash: Buffer.from('a link of the demo that nobody has'),
      sent_at: londonInstant(addToDate(today, { days: -12 }), '06:00'),
      expires_on: addToDate(today, { days: 48 }),
      answered_at: londonInstant(addToDate(today, { days: -3 }), '19:20'),
      in_post: true,
      days_per_year: told.daysPerYear,
      news: NEWS,
    })
    .execute();
  await trx
    .updateTable('peers')
    .set({ last_confirmed_on: addToDate(today, { days: -3 }) })
    .where('person_id', '=', id)
    .execute();
  const task = { challengeId: null, kind: 'read-peer-news', subject: id, for: { role: 'placement-officer' } as const };
  await openTask(trx, { ...task, title: `Read what is new with ${told.name}`, path: `/pool/${id}#news` }, now);
}
