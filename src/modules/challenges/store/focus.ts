import { newId } from '#kernel/ids';
import type { ThemeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';

/** A theme of a challenge's focus, chosen from the programme's or local. */
export type ChallengeTheme = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly isLocal: boolean;
};

/** A question that a peer would ask, in its area. Local themes have no areas. */
export type ChallengeProbe = { readonly themeId: string; readonly area: string; readonly text: string };

/** The themes of a challenge in the order they were agreed. */
export async function challengeThemes(db: Queryable, challengeId: string): Promise<ChallengeTheme[]> {
  const rows = await db
    .selectFrom('challenge_themes')
    .select(['id', 'key', 'name', 'about', 'is_local as isLocal'])
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .execute();
  return rows;
}

/** The probes of all themes of a challenge, theme by theme, in their order. */
export async function challengeProbes(db: Queryable, challengeId: string): Promise<ChallengeProbe[]> {
  return await db
    .selectFrom('challenge_probes as probe')
    .innerJoin('challenge_themes as theme', 'theme.id', 'probe.theme_id')
    .select(['probe.theme_id as themeId', 'probe.area', 'probe.text'])
    .where('theme.challenge_id', '=', challengeId)
    .orderBy('theme.position')
    .orderBy('probe.position')
    .execute();
}

/** A theme as it is to be: one of the programme's with its areas and probes, or the host's own with its probes. */
export type ThemeToKeep = {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly isLocal: boolean;
  readonly probes: readonly { readonly area: string; readonly text: string }[];
};

/** A theme of the programme, as a challenge copies it. */
export function themeOfProgramme(theme: ThemeDefinition): ThemeToKeep {
  const probes = theme.areas.flatMap((area) => area.probes.map((probe) => ({ area: area.name, text: probe.text })));
  return { key: theme.key, name: theme.name, about: theme.about, isLocal: false, probes };
}

/** Makes the challenge's focus exactly these themes in this order. A theme that stays keeps its id. */
export async function writeFocus(
  db: Queryable,
  challengeId: string,
  themes: readonly ThemeToKeep[],
  now: Date,
): Promise<void> {
  const keys = themes.map((theme) => theme.key);
  const gone = db.deleteFrom('challenge_themes').where('challenge_id', '=', challengeId);
  await (keys.length > 0 ? gone.where('key', 'not in', keys) : gone).execute();
  if (themes.length === 0) return;
  const written = await db
    .insertInto('challenge_themes')
    .values(
      themes.map(({ key, name, about, isLocal }, position) => ({
        id: newId(now.getTime()),
        challenge_id: challengeId,
        key,
        name,
        about,
        is_local: isLocal,
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['challenge_id', 'key']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        about: row.ref('excluded.about'),
        position: row.ref('excluded.position'),
      })),
    )
    .returning(['id', 'key'])
    .execute();
  const idOf = new Map(written.map((row) => [row.key, row.id]));
  await db
    .deleteFrom('challenge_probes')
    .where('theme_id', 'in', [...idOf.values()])
    .execute();
  const probes = themes.flatMap(({ key, probes: own }) =>
    own.map((probe, position) => ({
      id: newId(now.getTime()),
      theme_id: idOf.get(key) as string,
      area: probe.area,
      text: probe.text,
      position,
    })),
  );
  if (probes.length > 0) await db.insertInto('challenge_probes').values(probes).execute();
}
