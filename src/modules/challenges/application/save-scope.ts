import { londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { definitionVersion, type ProgrammeDefinition } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { clockStates } from '../domain/clock-states.ts';
import { type Scope, scopeChanges, scopeErrors } from '../domain/scope.ts';
import { challengeLife } from '../store/challenge-life.ts';
import { peopleWithRole } from '../store/challenge-people.ts';
import { moveTaskDays, placesHeld, readScope, type SavedScope, themesInUse, writeScope } from '../store/scope.ts';
import { dropTask, openTask, settleTask } from '../store/tasks.ts';
import { toldWords, writeTo } from './write-to.ts';

/** Moves the peers who hold places to the scope's days, in the same transaction. */
export type MoveTeam = (trx: Transacting, scope: Scope) => Promise<void>;

export type ScopeSaved = { readonly changes: readonly string[]; readonly cleared: boolean; readonly told: string };
export type ScopeProblem =
  | Refusal<'too-late'>
  | { readonly errors: Record<string, string> }
  /** Somebody saved another revision meanwhile: nothing was written. */
  | { readonly stale: SavedScope };

/**
 * The scope is saved as a new revision: both agreements are cleared, open clocks follow the new days, and the host has been told what
 * changed. Once the scope was agreed its team is the slots' own and stays as it is here. Refused once the team is on site, where days
 * change under peers who hold places and nobody moves them (`moveTeam`), and where a theme goes that sessions or findings stand on.
 */
export async function saveScope(
  services: Services,
  { head, version, scope: wanted }: { head: ChallengeHead; version: number; scope: Scope },
  actorId: string,
  moveTeam: MoveTeam | null = null,
): Promise<ScopeProblem | ScopeSaved> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const saved = await readScope(trx, head.id, true);
    const life = await challengeLife(trx, head.id);
    if (!life.reached.has('opened'))
      return refusal('too-late', 'Take up the enquiry first: then its scope can be written.');
    if (saved.closed || life.reached.has('on-site-started')) {
      return refusal('too-late', 'The team has been on site: the scope is as it was agreed.');
    }
    if (saved.version !== version) return { stale: saved };
    const agreedBefore = life.reached.has('scope-agreed');
    const scope = agreedBefore ? { ...wanted, teamNeeds: saved.scope.teamNeeds } : wanted;
    const changes = scopeChanges(definition, saved.scope, scope);
    if (changes.length === 0) return { changes, cleared: false, told: '' };
    const errors = {
      ...scopeErrors(definition, scope, { today: londonDate(now), before: saved.scope }),
      ...(await usedErrors(trx, head.id, saved.scope, scope, moveTeam)),
    };
    if (Object.keys(errors).length > 0) return { errors };
    await writeScope(trx, head.id, definition, { scope, title: titleWith(saved.title, scope), now });
    if (moveTeam) await moveTeam(trx, scope);
    await addJob(trx, 'recheck-teams', { challenge: head.id }, { key: `recheck-challenge ${head.id}` });
    const cleared = saved.managerAgreed !== null || saved.hostAgreed !== null;
    await recordAudit(trx, {
      actorId,
      challengeId: head.id,
      subject: { kind: 'scope', id: head.id },
      action: `Changed the scope: ${changes.join(', ')}`,
      detail: { before: saved.scope, after: scope, agreementCleared: cleared },
      at: now,
    });
    await dropTask(trx, { challengeId: head.id, kind: 'agree-scope' }, now);
    await settleTask(trx, { challengeId: head.id, kind: 'change-scope' }, actorId, now);
    if (agreedBefore) await askManagerToAgreeAgain(trx, head, now);
    await moveDays(trx, head.id, definition, now);
    return { changes, cleared, told: await tellHost(services, trx, head, { changes, cleared, actorId, now }) };
  });
}

async function usedErrors(
  trx: Transacting,
  id: string,
  before: Scope,
  after: Scope,
  moveTeam: MoveTeam | null,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  const moved = before.onSiteFrom !== after.onSiteFrom || before.onSiteUntil !== after.onSiteUntil;
  if (moved && moveTeam === null && (await placesHeld(trx, id)) > 0) {
    errors.from =
      'Peers hold places on the days agreed. Change the days from the team’s page, which asks each of them again';
  }
  const kept = [...after.themes, ...after.localThemes.map((theme) => theme.key)];
  const lost = (await themesInUse(trx, id)).filter((theme) => !kept.includes(theme.key));
  if (lost.length > 0) {
    errors.themes = `Sessions or findings stand on ${lost.map((theme) => theme.name).join(', ')}: keep it`;
  }
  return errors;
}

/** The year in a title follows the days on site. */
function titleWith(title: string, scope: Scope): string {
  return scope.onSiteFrom ? title.replace(/\b20\d\d$/, scope.onSiteFrom.slice(0, 4)) : title;
}

async function askManagerToAgreeAgain(trx: Transacting, head: ChallengeHead, now: Date): Promise<void> {
  await openTask(
    trx,
    {
      challengeId: head.id,
      kind: 'agree-scope',
      for: { role: 'challenge-manager' },
      title: 'Agree the changed scope',
      path: `/challenges/${head.reference}/scope`,
    },
    now,
  );
}

async function moveDays(trx: Transacting, id: string, definition: ProgrammeDefinition, now: Date): Promise<void> {
  const { reached, anchors } = await challengeLife(trx, id);
  const states = clockStates(definition, reached, anchors, londonDate(now));
  const days = states.map(({ clock, due }) => ({ milestone: clock.doneWhen, due }));
  await moveTaskDays(trx, id, days);
}

async function tellHost(
  services: Services,
  trx: Transacting,
  head: ChallengeHead,
  { changes, cleared, actorId, now }: { changes: string[]; cleared: boolean; actorId: string; now: Date },
): Promise<string> {
  const host = await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor');
  const told = await writeTo(
    trx,
    host,
    {
      challengeId: head.id,
      template: 'scope-changed',
      subject: `The scope of your challenge has changed: ${changes.join(', ')}`,
      ask: `We have changed the scope of ${head.title}: ${changes.join(', ')}.`,
      button: { text: 'Read the scope', url: `${services.config.baseUrl}/challenges/${head.reference}/scope` },
      paragraphs: cleared ? ['It had been agreed. That no longer counts: both sides agree again.'] : [],
      why: `You get this because you look after challenges at ${head.hostName}.`,
    },
    now,
    actorId,
  );
  return toldWords(told);
}
