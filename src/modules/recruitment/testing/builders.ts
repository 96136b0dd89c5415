import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import type { TestBrowser } from '#test/service';

const AT = new Date('2026-11-01T09:00:00Z');

export type InterestToBuild = {
  bodyId: string;
  name?: string;
  kind?: string;
  status?: string;
  why?: string;
  authorityId?: string | null;
};

let made = 0;

/** Somebody who has offered to become a peer, with an account, and their offer at that status. */
export async function anInterest(
  db: Database,
  options: InterestToBuild,
): Promise<{ id: string; personId: string; email: string; name: string }> {
  made += 1;
  const {
    bodyId,
    name = `Applicant ${made}`,
    kind = 'officer',
    status = 'received',
    why = 'I like to listen.',
  } = options;
  const [id, personId, email] = [newId(), newId(), `applicant${made}@offers.example`];
  await db.insertInto('people').values({ id: personId, name, email, created_at: AT }).execute();
  await db
    .insertInto('role_grants')
    .values({ id: newId(), person_id: personId, role: 'applicant', body_id: bodyId, granted_at: AT })
    .execute();
  await db
    .insertInto('expressions_of_interest')
    .values({
      id,
      body_id: bodyId,
      person_id: personId,
      name,
      email,
      kind,
      role_key: kind === 'member' ? 'cabinet-member' : 'head-of-service',
      role_title: kind === 'member' ? 'Cabinet member for finance' : 'Head of housing',
      authority_name: 'Westhaven Council',
      authority_id: options.authorityId ?? null,
      topics: ['housing'],
      days_per_year: 8,
      why,
      status,
      received_at: AT,
      status_since: AT,
    })
    .execute();
  return { id, personId, email, name };
}

/** The answers of an officer's offer, page by page. */
export const OFFICER_ANSWERS: Readonly<Record<string, Record<string, string | string[]>>> = {
  kind: { kind: 'officer' },
  role: { role: 'head-of-service', title: 'Head of housing', authority: 'Westhaven Council' },
  bring: { topics: ['housing', 'finance'], why: 'Dw i’n hoffi gwrando 🌧️ أهلا' },
  time: { days: '8', languages: 'Welsh, British Sign Language' },
  backing: { 'backer-name': 'Jo Bloggs', 'backer-email': 'jo.bloggs@westhaven.example', 'backer-role': 'Director' },
};

/** Begins an offer and answers its pages in that browser. Answers the address of the offer. */
export async function writeOffer(
  browser: TestBrowser,
  who: { name: string; email: string },
  pages: Readonly<Record<string, Record<string, string | string[]>>> = OFFICER_ANSWERS,
): Promise<{ id: string; path: string }> {
  const id = newId();
  const path = `/become-a-peer/offers/${id}`;
  const begun = await browser.post('/become-a-peer/offers', { id, ...who });
  if (begun.statusCode !== 303) throw new Error(`not begun: ${begun.statusCode}`);
  for (const [page, fields] of Object.entries(pages)) {
    const saved = await browser.post(`${path}/${page}`, fields);
    if (saved.statusCode !== 303) throw new Error(`${page} not saved: ${saved.statusCode} ${errorsIn(saved.body)}`);
  }
  return { id, path };
}

/** What a page finds wrong, for the message of a test that fails. */
export function errorsIn(body: string): string {
  return [...body.matchAll(/govuk-error-summary__list[\s\S]*?<\/ul>/g)]
    .map(([text]) => text.replace(/<[^>]+>|\s+/g, ' '))
    .join(' ');
}

/** The path of the last link in the newest letter of that kind to that address. */
export async function lastLink(db: Database, email: string, template: string): Promise<string> {
  const letter = await db
    .selectFrom('mail_messages')
    .select('text_body')
    .where('to_address', '=', email)
    .where('template', '=', template)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(letter.text_body)?.[1] ?? 'no link';
}

/** The templates of all letters to that address, in order. */
export async function lettersTo(db: Database, email: string): Promise<string[]> {
  const letters = await db
    .selectFrom('mail_messages')
    .select('template')
    .where('to_address', '=', email)
    .orderBy('id')
    .execute();
  return letters.map(({ template }) => template).sort();
}

/** What is asked of somebody now, by its kind and whom it is asked of. */
export async function openTasksOf(db: Database, subject: string) {
  return await db
    .selectFrom('tasks')
    .select(['kind', 'for_role', 'for_person_id'])
    .where('subject', '=', subject)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('kind')
    .execute();
}
