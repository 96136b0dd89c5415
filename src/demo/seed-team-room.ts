import type { DemoChallenge } from './content/challenges.ts';
import { buildOnSite, type DemoNote, type TeamSlot } from './content/on-site.ts';
import { noteBeginning, ON_SITE_EMERGING, ON_SITE_PROMPTS } from './content/on-site-team-room.ts';
import {
  challengeId,
  type Demo,
  definitionOf,
  demoId,
  emailInSlot,
  managerSlot,
  noteId,
  personId,
  sessionId,
  themeId,
} from './demo.ts';
import { ON_SITE } from './seed-timetables.ts';

/** The team room of the challenge that is on site: what has been grouped, and the questions taken into sessions. */
export async function seedTeamRoom(demo: Demo): Promise<void> {
  const challenge = demo.challenges.find((each) => each.key === ON_SITE);
  if (!challenge) return;
  const { notes } = buildOnSite(demo.today);
  await seedEmerging(demo, challenge, notes);
  await seedPrompts(demo, challenge, notes);
}

function personIn(demo: Demo, challenge: DemoChallenge, slot: TeamSlot): string {
  const key = slot === 'challenge-manager' ? managerSlot(definitionOf(demo, challenge)) : slot;
  return personId(emailInSlot(demo, challenge, key));
}

async function seedEmerging(demo: Demo, challenge: DemoChallenge, notes: readonly DemoNote[]): Promise<void> {
  const { trx, now } = demo;
  const { key } = challenge;
  const idOf = (emerging: string) => demoId(`emerging ${key} ${emerging}`);
  const inside = ON_SITE_EMERGING.map((emerging) =>
    emerging.notes.map((words) => noteId(key, noteBeginning(notes, words).key)),
  );
  const rows = ON_SITE_EMERGING.map(({ key: emerging, theme, kind, title, by }) => ({
    id: idOf(emerging),
    challenge_id: challengeId(key),
    theme_id: themeId(key, theme),
    kind,
    title,
    made_at: now,
    made_by: personIn(demo, challenge, by),
  }));
  await trx.insertInto('emerging_findings').values(rows).execute();
  const links = rows.flatMap(({ id, challenge_id }, at) =>
    (inside[at] ?? []).map((note_id) => ({ emerging_finding_id: id, note_id, challenge_id })),
  );
  await trx.insertInto('emerging_finding_notes').values(links).execute();
  const steps = rows.map((row, at) => ({
    id: demoId(`grouping step ${key} ${at}`),
    challenge_id: row.challenge_id,
    number: at + 1,
    what: 'made',
    taken_by: row.made_by,
    taken_at: now,
    into_id: row.id,
    added: inside[at] ?? [],
  }));
  await trx.insertInto('grouping_steps').values(steps).execute();
}

async function seedPrompts(demo: Demo, challenge: DemoChallenge, notes: readonly DemoNote[]): Promise<void> {
  const { trx, now } = demo;
  const { key } = challenge;
  const idOf = (words: string | null) => (words === null ? null : noteId(key, noteBeginning(notes, words).key));
  const rows = ON_SITE_PROMPTS.flatMap((prompt) =>
    prompt.sessions.map((session) => ({
      id: demoId(`prompt ${key} ${prompt.key} ${session}`),
      challenge_id: challengeId(key),
      session_id: sessionId(key, session),
      note_id: idOf(prompt.note),
      text: prompt.text,
      raised_by: personIn(demo, challenge, prompt.by),
      raised_at: now,
      asked_at: prompt.answer === null ? null : now,
      asked_by: prompt.answer === null ? null : personIn(demo, challenge, prompt.by),
      answer_note_id: idOf(prompt.answer),
    })),
  );
  await trx.insertInto('session_prompts').values(rows).execute();
}
