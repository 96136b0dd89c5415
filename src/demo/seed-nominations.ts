import { addToDate, londonInstant } from '#kernel/dates';
import { type Demo, demoId, insertRows } from './demo.ts';

/** Councillors whom a group office, or the national lead member peer, has put forward, and who have not answered yet. */
const NOMINATED = [
  {
    name: 'Cllr Teresa Whitlow',
    email: 'teresa.whitlow@fellshire.example',
    seat: 'Deputy leader',
    council: 'Fellshire County Council',
    party: 'Conservative',
    kind: 'group-office',
    backer: 'Martin Daubney-Hale',
    backerEmail: 'peers@conservative-group.example',
    role: 'Head of the group office',
    words: 'Took a divided cabinet through two hard budgets without a raised voice.',
    daysAgo: 16,
  },
  {
    name: 'Cllr Ewan Strachan',
    email: 'ewan.strachan@larkshire.example',
    seat: 'Chair of scrutiny',
    council: 'Larkshire Council',
    party: 'Independent',
    kind: 'lead-member',
    backer: 'Cllr Dame Ruth Abel',
    backerEmail: 'ruth.abel@lead-member.example',
    role: 'National lead member peer',
    words: '',
    daysAgo: 3,
  },
] as const;

/** The nominations that wait for a councillor. */
export async function seedNominations({ trx, today, bodyId }: Demo): Promise<void> {
  const rows = NOMINATED.map((each) => {
    const at = londonInstant(addToDate(today, { days: -each.daysAgo }), '10:20');
    return {
      id: demoId(`nomination ${each.email}`),
      body_id: bodyId,
      backer_kind: each.kind,
      backer_name: each.backer,
      backer_email: each.backerEmail,
      backer_role: each.role,
      name: each.name,
      email: each.email,
      seat: each.seat,
      authority_name: each.council,
      party: each.party,
      words: each.words,
      status: 'asked',
      made_at: at,
      asked_at: at,
      ends_on: addToDate(today, { days: 28 - each.daysAgo }),
      reminded_at: each.daysAgo > 14 ? londonInstant(addToDate(today, { days: 14 - each.daysAgo }), '06:00') : null,
    };
  });
  await insertRows(rows, (some) => trx.insertInto('nominations').values(some));
}
