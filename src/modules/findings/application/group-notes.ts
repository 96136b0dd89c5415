import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { GroupingStep } from '../domain/emerging.ts';
import type { FindingKind } from '../domain/finding.ts';
import { commonKind, commonTheme } from '../domain/most-common.ts';
import { holdEmerging, linkNotes, notesToGroup, unlinkNotes } from '../store/emerging.ts';
import { holdOpenChallenge } from '../store/writing.ts';
import { CLOSED } from './make-finding.ts';

/** Where notes go: into an emerging finding that is there, into a new one, or (null) out of the one they are taken from. */
export type Into =
  | { readonly id: string }
  | {
      /** Made with the form: sent again, it makes nothing again. */
      readonly newId: string;
      readonly title: string;
      /** Null: as most of the notes say. */
      readonly kind: FindingKind | null;
      readonly themeId: string | null;
    }
  | null;

export type Grouping = {
  readonly challengeId: string;
  readonly noteIds: readonly string[];
  readonly into: Into;
  /** The emerging finding that they are moved out of; null where they stay wherever they are. */
  readonly fromId: string | null;
};

export type GroupingRefusal = Refusal<'closed' | 'note' | 'into' | 'kind' | 'theme'>;

/** What was really done: what somebody else had done already is done, and counts for nothing here. */
export type Grouped = {
  readonly id: string | null;
  readonly title: string | null;
  readonly added: number;
  readonly removed: number;
};

/**
 * Puts notes into an emerging finding, moves them from one to another, or takes them out. A note may stand in several, so what two
 * people do at once both holds. Where the emerging finding has become a finding or was taken apart in the meantime, nothing is moved,
 * and it says who did that. Only what changed is kept as a step, for others to see and for its author to undo.
 */
export async function groupNotes(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  wanted: Grouping,
  by: string,
): Promise<GroupingRefusal | Grouped> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    const notes = await notesToGroup(trx, wanted.challengeId, wanted.noteIds);
    if (notes.length === 0) return refusal('note', 'Tick the notes that belong together');
    const now = clock();
    const into = wanted.into && (await targetOf(trx, wanted, wanted.into, notes, by, now));
    if (isRefusal(into)) return into;
    const ids = notes.map((note) => note.id);
    const added = into ? await linkNotes(trx, wanted.challengeId, into.id, ids) : [];
    const leaves = wanted.fromId !== null && wanted.fromId !== into?.id;
    const from = leaves && wanted.fromId ? await holdEmerging(trx, wanted.challengeId, wanted.fromId) : null;
    const removed = from?.open && wanted.fromId ? await unlinkNotes(trx, wanted.fromId, ids) : [];
    if (added.length > 0 || removed.length > 0) {
      const step = { what: into?.isNew ? ('made' as const) : ('moved' as const), intoId: into?.id ?? null, added };
      const out = removed.length > 0 ? { fromId: wanted.fromId, removed } : {};
      await keepStep(trx, wanted.challengeId, { ...step, ...out }, by, now);
    }
    return { id: into?.id ?? null, title: into?.title ?? null, added: added.length, removed: removed.length };
  });
}

/** Keeps what somebody did. */
export async function keepStep(
  trx: Transacting,
  challengeId: string,
  step: {
    readonly what: GroupingStep['what'];
    readonly intoId?: string | null;
    readonly added?: readonly string[];
    readonly fromId?: string | null;
    readonly removed?: readonly string[];
  },
  by: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('grouping_steps')
    .values({
      id: newId(at.getTime()),
      challenge_id: challengeId,
      // Whoever groups holds the challenge, so no two take the same number.
      number: sql<number>`(select coalesce(max(number), 0) + 1 from grouping_steps where challenge_id = ${challengeId})`,
      what: step.what,
      taken_by: by,
      taken_at: at,
      into_id: step.intoId ?? null,
      added: [...(step.added ?? [])],
      from_id: step.fromId ?? null,
      removed: [...(step.removed ?? [])],
    })
    .execute();
}

type Target = { readonly id: string; readonly title: string; readonly isNew: boolean };
type Note = Awaited<ReturnType<typeof notesToGroup>>[number];

async function targetOf(
  trx: Transacting,
  { challengeId }: Grouping,
  into: NonNullable<Into>,
  notes: readonly Note[],
  by: string,
  now: Date,
): Promise<GroupingRefusal | Target> {
  const id = 'id' in into ? into.id : into.newId;
  const held = await holdEmerging(trx, challengeId, id);
  if (held?.open) return { id, title: held.row.title, isNew: false };
  if (held) return refusal('into', goneWords(held));
  if ('id' in into) return refusal('into', 'That emerging finding is not there any more. Choose another.');
  const kind = into.kind ?? commonKind(notes);
  if (!kind) return refusal('kind', 'Choose strength or area for consideration: the notes do not say');
  const theme = await themeOf(trx, challengeId, into.themeId ?? commonTheme(notes));
  if (!theme) return refusal('theme', 'Choose a theme: the notes have none');
  const row = { id, challenge_id: challengeId, theme_id: theme, kind, title: into.title, made_at: now, made_by: by };
  await trx.insertInto('emerging_findings').values(row).execute();
  return { id, title: into.title, isNew: true };
}

/** What has become of an emerging finding, and by whom. */
export function goneWords({
  title,
  became,
  byName,
}: {
  title: string;
  became: 'apart' | 'finding';
  byName: string;
}): string {
  return became === 'finding'
    ? `${byName} has made ‘${title}’ a finding in the meantime. Nothing was moved: add the note to the finding instead.`
    : `${byName} has taken ‘${title}’ apart in the meantime. Nothing was moved: choose another.`;
}

/** That theme, where it is one of the challenge's. */
export async function themeOf(
  trx: Transacting,
  challengeId: string,
  themeId: string | undefined,
): Promise<string | null> {
  if (themeId === undefined) return null;
  const row = await trx
    .selectFrom('challenge_themes')
    .select('id')
    .where('id', '=', themeId)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row?.id ?? null;
}
