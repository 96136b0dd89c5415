import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import type { TestBrowser, TestService } from '#test/service';
import { aChallenge, BUILT_AT } from '../../challenges/testing/builders.ts';
import { aFinding, aRecommendation } from '../../findings/testing/builders.ts';

/** A name, and a post that one person holds: what no report may say. */
export const INTERVIEWEE = { name: 'Idris Unnamed', jobTitle: 'Head of Lighthouses' };

/** A challenge whose visit is over: findings with notes behind them, recommendations, an interviewee who came to a session. */
export async function aVisited(
  service: TestService,
  options: { programme?: string; findings?: number; themes?: readonly string[] } = {},
) {
  const { db } = service;
  const built = await aChallenge(db, {
    stage: 'drafting',
    ...(options.programme ? { programme: options.programme } : {}),
    ...(options.themes ? { themes: options.themes } : {}),
  });
  await anAttendedSession(db, built.id);
  const noteId = await aNote(db, built.id, built.people.peer);
  const findings: string[] = [];
  for (let number = 1; number <= (options.findings ?? 1); number += 1) {
    const themeId = built.themes[0]?.id ?? '';
    const finding = { challengeId: built.id, themeId, noteIds: [noteId], position: number };
    findings.push(
      await aFinding(db, { ...finding, title: `Calls are answered ${number}`, isKeyMessage: number === 1 }),
    );
    await aRecommendation(db, {
      challengeId: built.id,
      findingIds: findings.slice(-1),
      title: `Ring everybody ${number}`,
      body: 'At least once a month.',
      position: number,
    });
  }
  return { ...built, findings, base: `/challenges/${built.reference}` };
}

/** What stands for the report as this browser's page shows it to whoever signs off. */
export async function readOn(browser: TestBrowser, base: string): Promise<string> {
  const { body } = await browser.get(`${base}/report`);
  return /name="read" value="([^"]*)"/.exec(body)?.[1] ?? '';
}

async function anAttendedSession(db: Database, challengeId: string): Promise<void> {
  const [session, interviewee] = [newId(), newId()];
  const period = '[2027-05-11T09:00:00Z,2027-05-11T10:00:00Z)';
  await db
    .insertInto('sessions')
    .values({
      id: session,
      challenge_id: challengeId,
      title: 'Front line',
      kind: 'focus-group',
      period,
      source_category: 'frontline',
      others_attended: 11,
    })
    .execute();
  await db
    .insertInto('interviewees')
    .values({
      id: interviewee,
      challenge_id: challengeId,
      name: INTERVIEWEE.name,
      job_title: INTERVIEWEE.jobTitle,
      source_category: 'senior-officers',
    })
    .execute();
  await db
    .insertInto('session_interviewees')
    .values({ session_id: session, interviewee_id: interviewee, period, is_live: true, attended: true })
    .execute();
}

async function aNote(db: Database, challengeId: string, authorId: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('notes')
    .values({
      id,
      challenge_id: challengeId,
      author_id: authorId,
      kind: 'strength',
      source_category: 'frontline',
      text: 'They ring back.',
      written_at: BUILT_AT,
      changed_at: BUILT_AT,
    })
    .execute();
  return id;
}
