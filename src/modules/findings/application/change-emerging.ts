import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import type { FindingKind } from '../domain/finding.ts';
import { holdEmerging } from '../store/emerging.ts';
import { holdOpenChallenge } from '../store/writing.ts';
import { goneWords, keepStep, themeOf } from './group-notes.ts';
import { CLOSED, type Finder, type FindingRefusal, insertFinding } from './make-finding.ts';

type Parts = Pick<Services, 'db' | 'clock'>;
type Which = { readonly challengeId: string; readonly id: string };

export type EmergingRefusal = Refusal<'closed' | 'missing' | 'gone' | 'stale' | 'theme'>;
export type EmergingWanted = Which & {
  readonly version: number;
  readonly title: string;
  readonly kind: FindingKind;
  readonly themeId: string;
};

const MISSING = 'This emerging finding is not there any more.';
const STALE =
  'A colleague has changed this emerging finding in the meantime. Both titles are shown: keep the better one.';

/** Gives an emerging finding another working title, kind or theme. A version that has moved on in the meantime is not overwritten. */
export async function changeEmerging(
  { db }: Parts,
  wanted: EmergingWanted,
): Promise<EmergingRefusal | { readonly changed: true }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    const held = await holdEmerging(trx, wanted.challengeId, wanted.id);
    if (!held) return refusal('missing', MISSING);
    if (!held.open) return refusal('gone', goneWords(held));
    if (held.row.version !== wanted.version) return refusal('stale', STALE);
    const theme = await themeOf(trx, wanted.challengeId, wanted.themeId);
    if (!theme) return refusal('theme', 'Choose one of this challenge’s themes');
    await trx
      .updateTable('emerging_findings')
      .set({ title: wanted.title, kind: wanted.kind, theme_id: theme, version: wanted.version + 1 })
      .where('id', '=', wanted.id)
      .execute();
    return { changed: true };
  });
}

/** Takes an emerging finding apart: its notes stand alone again. Whoever did it can undo it. Done already, it does nothing. */
export async function takeApart(
  { db, clock }: Parts,
  { challengeId, id }: Which,
  by: string,
): Promise<EmergingRefusal | { readonly title: string }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, challengeId))) return refusal('closed', CLOSED);
    const held = await holdEmerging(trx, challengeId, id);
    if (!held) return refusal('missing', MISSING);
    if (!held.open) return held.became === 'apart' ? { title: held.title } : refusal('gone', goneWords(held));
    await trx.updateTable('emerging_findings').set({ apart_at: clock() }).where('id', '=', id).execute();
    await keepStep(trx, challengeId, { what: 'apart', fromId: id }, by, clock());
    return { title: held.row.title };
  });
}

export type Becoming = Which & {
  readonly version: number;
  /** Of the finding, made with the form: pressed twice, it becomes one finding. */
  readonly findingId: string;
  /** The sentence that the finding begins with; null for the working title. */
  readonly title: string | null;
};

/**
 * An emerging finding becomes a finding of the same theme and kind that stands on its notes, by the rules of every finding: without a
 * note there is none. Where that finding is removed, the emerging one is there again.
 */
export async function becomeFinding(
  { db, clock }: Parts,
  wanted: Becoming,
  finder: Finder,
): Promise<EmergingRefusal | FindingRefusal | { readonly id: string; readonly notes: number }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    const held = await holdEmerging(trx, wanted.challengeId, wanted.id);
    if (!held) return refusal('missing', MISSING);
    const links = await trx
      .selectFrom('emerging_finding_notes')
      .select('note_id')
      .where('emerging_finding_id', '=', wanted.id)
      .execute();
    if (!held.open && held.findingId === wanted.findingId) return { id: wanted.findingId, notes: links.length };
    if (!held.open) return refusal('gone', goneWords(held));
    if (held.row.version !== wanted.version) return refusal('stale', STALE);
    const noteIds = links.map((link) => link.note_id);
    const made = await insertFinding(
      trx,
      {
        challengeId: wanted.challengeId,
        id: wanted.findingId,
        themeId: held.row.theme_id,
        kind: held.row.kind,
        title: wanted.title ?? held.row.title,
        body: '',
        isKeyMessage: false,
        noteIds,
        documentIds: [],
        reason: '',
      },
      finder,
      clock(),
    );
    if (isRefusal(made)) return made;
    await trx.updateTable('emerging_findings').set({ finding_id: made.id }).where('id', '=', wanted.id).execute();
    await keepStep(trx, wanted.challengeId, { what: 'finding', intoId: wanted.id }, finder.personId, clock());
    return { id: made.id, notes: noteIds.length };
  });
}
