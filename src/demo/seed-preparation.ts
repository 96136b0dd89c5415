import { addToDate, type IsoDate, londonInstant } from '#kernel/dates';
import { stageIndex } from '#modules/programmes';
import { renderWord } from '#platform/documents/word';
import type { DemoChallenge } from './content/challenges.ts';
import { type DemoDocument, DOCUMENTS } from './content/documents.ts';
import { SELF_ASSESSMENTS } from './content/self-assessments.ts';
import { challengeId, type Demo, definitionOf, demoId, emailInSlot, morningOf, personId } from './demo.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What hosts say of themselves and what they have shared, with the pack made of it. */
export async function seedPreparation(demo: Demo): Promise<void> {
  for (const challenge of demo.challenges) {
    const definition = definitionOf(demo, challenge);
    const preparing = definition.stages.some((stage) => stage.key === 'preparing')
      ? stageIndex(definition, 'preparing')
      : 99;
    if (stageIndex(definition, challenge.stage) < preparing) continue;
    await seedSelfAssessment(demo, challenge);
    await seedRequests(demo, challenge);
    await seedPack(demo, challenge);
  }
}

/** The pre-reading: shared where the challenge is past that stage, and read by the lead as far as half of it. */
async function seedPack(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const { trx } = demo;
  const inPack = DOCUMENTS.filter((document) => document.challenge === challenge.key && document.packPosition !== null);
  if (inPack.length === 0 || !challenge.onSiteFrom) return;
  const definition = definitionOf(demo, challenge);
  const past = stageIndex(definition, challenge.stage) > stageIndex(definition, 'pre-reading');
  const sharedAt = past ? londonInstant(addToDate(challenge.onSiteFrom, { days: -22 }), '12:00') : null;
  const pack = {
    challenge_id: challengeId(challenge.key),
    version: 1,
    shared_version: past ? 1 : null,
    shared_at: sharedAt,
  };
  await trx.insertInto('packs').values(pack).execute();
  const items = inPack.map((document) => ({
    id: demoId(`pack ${challenge.key} ${document.title}`),
    challenge_id: challengeId(challenge.key),
    document_id: demoId(`document ${challenge.key} ${document.title}`),
    position: document.packPosition ?? 0,
    reading_minutes: document.readingMinutes,
  }));
  await trx.insertInto('pack_items').values(items).execute();
  const lead = definition.team.slots.find((slot) => slot.lead)?.key;
  if (!sharedAt || lead === undefined) return;
  const reader = personId(emailInSlot(demo, challenge, lead));
  const read = items
    .slice(0, Math.ceil(items.length / 2))
    .map((item) => ({ item_id: item.id, person_id: reader, read_at: new Date(sharedAt.getTime() + 3 * 86_400_000) }));
  await trx.insertInto('pack_reads').values(read).execute();
}

async function seedSelfAssessment(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const said = SELF_ASSESSMENTS.find((each) => each.challenge === challenge.key);
  if (!said) return;
  const { trx, today } = demo;
  const host = personId(challenge.coordinator.email);
  const submitted =
    said.submittedDaysAgo === null ? null : londonInstant(addToDate(today, { days: -said.submittedDaysAgo }), '16:30');
  const opened = submitted
    ? new Date(submitted.getTime() - 30 * 86_400_000)
    : new Date(demo.now.getTime() - 12 * 86_400_000);
  await trx
    .insertInto('self_assessments')
    .values({
      challenge_id: challengeId(challenge.key),
      status: submitted ? 'submitted' : 'open',
      opened_at: opened,
      submitted_at: submitted,
      submitted_by: submitted ? host : null,
    })
    .execute();
  const answers = Object.entries(said.answers).map(([prompt, paragraphs]) => ({
    challenge_id: challengeId(challenge.key),
    prompt_key: prompt,
    text: paragraphs.join('\n\n'),
    saved_at: submitted ?? new Date(demo.now.getTime() - 86_400_000),
    saved_by: host,
  }));
  await trx.insertInto('self_assessment_answers').values(answers).execute();
}

async function seedRequests(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const { trx } = demo;
  const definition = definitionOf(demo, challenge);
  const shared = DOCUMENTS.filter((document) => document.challenge === challenge.key);
  const past = challenge.onSiteFrom !== null && challenge.onSiteFrom < demo.today;
  const requests = definition.documentRequests.map((request, position) => {
    const due = challenge.onSiteFrom ? addToDate(challenge.onSiteFrom, { weeks: -request.dueWeeksBefore }) : null;
    const settled = past || shared.some((document) => document.request === request.key);
    return {
      id: demoId(`request ${challenge.key} ${request.key}`),
      challenge_id: challengeId(challenge.key),
      key: request.key,
      name: request.name,
      why: request.why,
      visible_to: request.visibleTo === 'team' ? 'team' : 'manager',
      due_on: due,
      position,
      settled_at: settled && due ? morningOf(demo, due) : null,
      settled_by: settled && due ? personId(challenge.coordinator.email) : null,
      not_held_reason: settled && !shared.some((document) => document.request === request.key) ? NOT_HELD : null,
    };
  });
  if (requests.length > 0) await trx.insertInto('document_requests').values(requests).execute();
  for (const document of shared) await seedDocument(demo, challenge, document);
}

const NOT_HELD = 'We keep this in another of the documents that we have shared.';

/** Each document is a real file with the beginning of what it says. */
async function seedDocument(demo: Demo, challenge: DemoChallenge, document: DemoDocument): Promise<void> {
  const sharedOn: IsoDate = addToDate(challenge.onSiteFrom ?? demo.today, { weeks: -5 });
  const at = morningOf(demo, sharedOn);
  const bytes = await renderWord({
    title: document.title,
    language: 'en-GB',
    date: sharedOn < demo.today ? sharedOn : demo.today,
    blocks: document.text.split(/\n{2,}/).map((text) => ({ type: 'paragraph' as const, text })),
  });
  const stored = await demo.files.putBytes(bytes);
  const file = { sha256: stored.sha256, bytes: stored.bytes, media_type: WORD };
  await demo.trx
    .insertInto('stored_files')
    .values({ ...file, stored_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await demo.trx
    .insertInto('documents')
    .values({
      id: demoId(`document ${challenge.key} ${document.title}`),
      challenge_id: challengeId(challenge.key),
      request_id: demoId(`request ${challenge.key} ${document.request}`),
      title: document.title,
      file_name: document.fileName.replace(/\.pdf$/, '.docx'),
      ...file,
      visible_to: document.visibleTo === 'team' ? 'team' : 'manager',
      uploaded_at: at,
      uploaded_by: personId(challenge.coordinator.email),
      from_host: true,
    })
    .execute();
}
