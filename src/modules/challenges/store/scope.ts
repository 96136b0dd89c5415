import type { IsoDate } from '#kernel/dates';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Scope } from '../domain/scope.ts';
import type { TeamNeeds } from '../domain/slot-need.ts';
import { type ThemeToKeep, themeOfProgramme, writeFocus } from './focus.ts';

/** A scope as it is saved, with who has agreed to it and the revision that a form must name. */
export type SavedScope = {
  readonly scope: Scope;
  readonly version: number;
  readonly title: string;
  readonly managerAgreed: Agreement | null;
  readonly hostAgreed: Agreement | null;
  readonly closed: boolean;
};
export type Agreement = { readonly at: Date; readonly by: string | null };

/** Reads a challenge's scope; `hold` keeps its row until the transaction ends. Two statements. */
export async function readScope(db: Queryable, challengeId: string, hold = false): Promise<SavedScope> {
  const query = db
    .selectFrom('challenges as challenge')
    .leftJoin('people as manager', 'manager.id', 'challenge.manager_agreed_by')
    .leftJoin('people as host', 'host.id', 'challenge.host_agreed_by')
    .selectAll('challenge')
    .select(['manager.name as manager_name', 'host.name as host_name'])
    .where('challenge.id', '=', challengeId);
  const row = await (hold ? query.forUpdate('challenge') : query).executeTakeFirstOrThrow();
  const themes = await db
    .selectFrom('challenge_themes as theme')
    .leftJoin('challenge_probes as probe', 'probe.theme_id', 'theme.id')
    .select(['theme.key', 'theme.name', 'theme.about', 'theme.is_local', 'probe.text'])
    .where('theme.challenge_id', '=', challengeId)
    .orderBy('theme.position')
    .orderBy('probe.position')
    .execute();
  const local = new Map<string, { key: string; name: string; about: string; probes: string[] }>();
  for (const theme of themes.filter((each) => each.is_local)) {
    const known = local.get(theme.key) ?? { key: theme.key, name: theme.name, about: theme.about, probes: [] };
    if (theme.text !== null) known.probes.push(theme.text);
    local.set(theme.key, known);
  }
  return {
    scope: {
      onSiteFrom: row.on_site_from,
      onSiteUntil: row.on_site_until,
      narrowing: row.narrowing,
      themes: [...new Set(themes.filter((theme) => !theme.is_local).map((theme) => theme.key))],
      localThemes: [...local.values()],
      teamNeeds: row.team_needs as TeamNeeds,
      teamNote: row.team_note,
      feePence: row.fee_pence,
      feeNote: row.fee_note,
    },
    version: row.version,
    title: row.title,
    managerAgreed: row.manager_agreed_at && { at: row.manager_agreed_at, by: row.manager_name },
    hostAgreed: row.host_agreed_at && { at: row.host_agreed_at, by: row.host_name },
    closed: row.closed_at !== null,
  };
}

/** Writes the scope as the next revision and clears both agreements: nobody has agreed to this one yet. */
export async function writeScope(
  trx: Transacting,
  challengeId: string,
  definition: ProgrammeDefinition,
  { scope, title, now }: { scope: Scope; title: string; now: Date },
): Promise<void> {
  await trx
    .updateTable('challenges')
    .set((of) => ({
      title,
      on_site_from: scope.onSiteFrom,
      on_site_until: scope.onSiteUntil,
      narrowing: scope.narrowing,
      team_needs: JSON.stringify(scope.teamNeeds),
      team_note: scope.teamNote,
      fee_pence: scope.feePence,
      fee_note: scope.feeNote,
      manager_agreed_at: null,
      manager_agreed_by: null,
      host_agreed_at: null,
      host_agreed_by: null,
      version: of('version', '+', 1),
    }))
    .where('id', '=', challengeId)
    .execute();
  const chosen = definition.themes.filter((theme) => scope.themes.includes(theme.key)).map(themeOfProgramme);
  const local = scope.localThemes.map(
    ({ key, name, about, probes }): ThemeToKeep => ({
      key,
      name,
      about,
      isLocal: true,
      probes: probes.map((text) => ({ area: '', text })),
    }),
  );
  await writeFocus(trx, challengeId, [...chosen, ...local], now);
}

/** How many peers are asked for, or hold, a place on the dates agreed. */
export async function placesHeld(db: Queryable, challengeId: string): Promise<number> {
  const { held } = await db
    .selectFrom('placements')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('challenge_id', '=', challengeId)
    .where('status', 'in', ['proposed', 'offered', 'accepted', 'confirmed'])
    .executeTakeFirstOrThrow();
  return held;
}

/** The themes that sessions or findings stand on: they cannot be taken out of the focus. */
export async function themesInUse(db: Queryable, challengeId: string): Promise<{ key: string; name: string }[]> {
  return await db
    .selectFrom('challenge_themes as theme')
    .select(['theme.key', 'theme.name'])
    .where('theme.challenge_id', '=', challengeId)
    .where((where) =>
      where.or([
        where.exists(where.selectFrom('session_themes').select('theme_id').whereRef('theme_id', '=', 'theme.id')),
        where.exists(where.selectFrom('notes').select('id').whereRef('theme_id', '=', 'theme.id')),
        where.exists(where.selectFrom('findings').select('id').whereRef('theme_id', '=', 'theme.id')),
      ]),
    )
    .execute();
}

/** Moves the days of open tasks that are clocks, by milestone. */
export async function moveTaskDays(
  trx: Transacting,
  challengeId: string,
  days: readonly { milestone: string; due: IsoDate | null }[],
): Promise<void> {
  for (const { milestone, due } of days) {
    await trx
      .updateTable('tasks')
      .set({ due_on: due })
      .where('challenge_id', '=', challengeId)
      .where('kind', '=', milestone)
      .where('done_at', 'is', null)
      .where('dropped_at', 'is', null)
      .execute();
  }
}
