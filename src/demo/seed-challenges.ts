import {
  compareMilestones,
  findTheme,
  MILESTONE_KEYS,
  type MilestoneKey,
  type ProgrammeDefinition,
  stageIndex,
} from '#modules/programmes';
import type { DemoChallenge } from './content/challenges.ts';
import { DEMO_PEOPLE } from './content/people.ts';
import {
  challengeId,
  type Demo,
  definitionOf,
  demoId,
  insertRows,
  morningOf,
  personId,
  slotId,
  themeId,
} from './demo.ts';
import { managerOf } from './seed-people.ts';

/** Past milestones of a challenge: all that come before its stage, in the order in which they happen. */
export function milestonesBefore(definition: ProgrammeDefinition, challenge: DemoChallenge): MilestoneKey[] {
  const before = definition.stages[stageIndex(definition, challenge.stage) - 1]?.milestone;
  const known = new Set([
    ...definition.stages.map((stage) => stage.milestone),
    ...definition.clocks.map((clock) => clock.doneWhen),
  ]);
  const past = MILESTONE_KEYS.filter(
    (key) => known.has(key) && before !== undefined && compareMilestones(key, before) <= 0,
  );
  // The one on site now has begun; its days are not over.
  if (challenge.stage === 'on-site' && known.has('on-site-started')) past.push('on-site-started');
  // Drafts that are being commented on or checked have got that far; a stage has more than one milestone.
  if (challenge.stage === 'drafting' && known.has('report-drafted')) past.push('report-drafted');
  if (challenge.stage === 'fact-check') past.push('fact-check-sent', 'fact-check-answered');
  // Said of these is that it has happened: the report is out, the challenge is over.
  // The host has been sent its draft; a plan that is being carried out has been published.
  if (challenge.stage === 'fact-check') past.push('fact-check-sent');
  if (challenge.stage === 'improving') past.push('action-plan-published');
  if (challenge.stage === 'published') past.push('report-published');
  if (challenge.stage === 'closed') past.push('closed');
  return challenge.stage === 'enquiry' ? ['opened'] : past;
}

/** The fourteen challenges with their focus and slots. Where each stands is seeded last, by what happened. */
export async function seedChallenges(demo: Demo): Promise<void> {
  for (const [index, challenge] of demo.challenges.entries()) {
    const definition = definitionOf(demo, challenge);
    await demo.trx
      .insertInto('challenges')
      .values(challengeRow(demo, challenge, definition, 1001 + index))
      .execute();
    await seedFocus(demo, challenge, definition);
    if (stageIndex(definition, challenge.stage) > stageIndex(definition, 'scoping'))
      await seedSlots(demo, challenge, definition);
  }
  await demo.trx
    .selectNoFrom((from) => from.fn<number>('setval', [from.val('challenge_references'), from.val(1100)]).as('set'))
    .execute();
}

function challengeRow(demo: Demo, challenge: DemoChallenge, definition: ProgrammeDefinition, number: number) {
  const opened = morningOf(demo, challenge.openedOn);
  const manager = DEMO_PEOPLE.find((person) => person.key === 'programme-manager');
  const past = stageIndex(definition, challenge.stage) > stageIndex(definition, 'scoping');
  const agreed = past
    ? { manager_agreed_at: opened, host_agreed_at: opened, host_agreed_by: personId(challenge.sponsor.email) }
    : {};
  return {
    id: challengeId(challenge.key),
    reference: `CF${number}`,
    title: challenge.title,
    body_id: demo.bodyId,
    programme_key: definition.key,
    programme_version: definition.version,
    host_id: challenge.host,
    stage: 'enquiry',
    why: challenge.why,
    on_site_from: challenge.onSiteFrom,
    on_site_until: challenge.onSiteUntil,
    manager_id: managerOf(demo, challenge.key),
    fee_pence: definition.fee?.amountPence ?? null,
    fee_note: '',
    wished_months: challenge.wishedMonths,
    team_needs: JSON.stringify(teamNeeds(challenge, definition)),
    asked_by_host: true,
    opened_at: opened,
    opened_by: manager ? personId(manager.email) : null,
    ...agreed,
  };
}

/** What the scope asks of places beside their role. */
function teamNeeds(challenge: DemoChallenge, definition: ProgrammeDefinition) {
  const asked = challenge.slots.filter(
    ({ key, skill }) => skill && definition.team.slots.some((slot) => slot.key === key && slot.skillChosenAtScoping),
  );
  return Object.fromEntries(asked.map(({ key, skill }) => [key, { kept: true, skill, note: '' }]));
}

async function seedFocus({ trx }: Demo, challenge: DemoChallenge, definition: ProgrammeDefinition): Promise<void> {
  const chosen = challenge.themes.map((key) => {
    const theme = findTheme(definition, key);
    if (!theme) throw new Error(`${challenge.key}: no theme ${key}`);
    const probes = theme.areas.flatMap((area) => area.probes.map((probe) => ({ area: area.name, text: probe.text })));
    return { key, name: theme.name, about: theme.about, isLocal: false, probes };
  });
  const local = challenge.localThemes.map(({ key, name, about, probes }) => ({
    key,
    name,
    about,
    isLocal: true,
    probes: probes.map((text) => ({ area: '', text })),
  }));
  const themes = [...chosen, ...local];
  if (themes.length === 0) return;
  const rows = themes.map(({ key, name, about, isLocal }, position) => ({
    id: themeId(challenge.key, key),
    challenge_id: challengeId(challenge.key),
    key,
    name,
    about,
    is_local: isLocal,
    position,
  }));
  await trx.insertInto('challenge_themes').values(rows).execute();
  const probes = themes.flatMap((theme) =>
    theme.probes.map(({ area, text }, position) => ({
      id: demoId(`probe ${challenge.key} ${theme.key} ${position}`),
      theme_id: themeId(challenge.key, theme.key),
      area,
      text,
      position,
    })),
  );
  await insertRows(probes, (some) => trx.insertInto('challenge_probes').values(some));
}

async function seedSlots({ trx }: Demo, challenge: DemoChallenge, definition: ProgrammeDefinition): Promise<void> {
  const rows = definition.team.slots.map((slot, position) => {
    const { anyOf, party, skillChosenAtScoping } = slot;
    const skill = challenge.slots.find((each) => each.key === slot.key)?.skill ?? null;
    return {
      id: slotId(challenge.key, slot.key),
      challenge_id: challengeId(challenge.key),
      key: slot.key,
      name: slot.name,
      requirement: JSON.stringify({ anyOf, party, skill: skillChosenAtScoping ? skill : null, note: '' }),
      days: slot.days.usual,
      is_manager: slot.manager,
      is_lead: slot.lead,
      is_optional: slot.optional,
      position,
    };
  });
  await trx.insertInto('challenge_slots').values(rows).execute();
}
