import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { findAuthority } from '../store/find-authority.ts';
import { type PeerSections, peerSections } from '../store/peer-sections.ts';
import { refreshSearchText } from '../store/section-writes.ts';
import { movePeer } from './move-peer.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/** Who edits which section of whose profile, from which revision of it. */
export type SectionEdit = {
  readonly peerId: string;
  readonly section: string;
  readonly version: number;
  readonly by: 'office' | 'peer';
  readonly actorId: string;
};

/** `wrong`: messages by field, nothing was saved. `stale`: somebody saved meanwhile; `peer` is how it stands now. */
export type SectionOutcome =
  | { readonly kind: 'saved'; readonly reviewStarted: boolean }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'stale'; readonly peer: PeerSections }
  | { readonly kind: 'missing' };

/** Writes one section inside the transaction; answers messages by field where something typed does not hold. */
export type SectionWrite = (trx: Transacting, peer: PeerSections) => Promise<Record<string, string> | null>;

/**
 * One section of a peer's profile is saved whole, its revision counted up, what the peer is searched by made again, and who changed
 * which section is in the audit trail. A peer left without a post gets a review, which is a task of the office.
 */
export async function saveSection(services: Services, edit: SectionEdit, write: SectionWrite): Promise<SectionOutcome> {
  const at = services.clock();
  return await rollingBack(services, async (trx) => {
    const before = await peerSections(trx, edit.peerId, true);
    if (!before || before.status === 'merged') return { kind: 'missing' };
    if (before.version !== edit.version) return { kind: 'stale', peer: before };
    const errors = await write(trx, before);
    if (errors) return { kind: 'wrong', errors };
    await trx
      .updateTable('peers')
      .set({ version: before.version + 1 })
      .where('person_id', '=', edit.peerId)
      .execute();
    await refreshSearchText(trx, edit.peerId);
    await recordAudit(trx, {
      actorId: edit.actorId,
      subject: { kind: 'peer', id: edit.peerId },
      action: `Changed the profile: ${edit.section}`,
      at,
    });
    await askToRecheckTeams(trx, edit.peerId);
    const reviewStarted = await reviewWhereLeft(trx, before, edit, at);
    return { kind: 'saved', reviewStarted };
  });
}

/** A serving peer who held a post and holds none now has left it: a review is due. */
async function reviewWhereLeft(trx: Transacting, before: PeerSections, edit: SectionEdit, at: Date): Promise<boolean> {
  const today = londonDate(at);
  const holds = (until: string | null) => until === null || until >= today;
  if (before.status !== 'serving' || !before.roles.some(({ until }) => holds(until))) return false;
  const after = await peerSections(trx, edit.peerId);
  if (!after || after.roles.some(({ until }) => holds(until))) return false;
  const titles = before.roles.filter(({ until }) => holds(until)).map(({ title }) => title);
  const moved = await movePeer(trx, {
    peerId: edit.peerId,
    move: 'ask-review',
    reason: `Has left their post: ${titles.join('; ')}`.slice(0, 500),
    by: edit.by,
    actorId: edit.actorId,
    at,
  });
  return !isRefusal(moved);
}

/** What went wrong inside leaves nothing behind: the transaction is undone, the answer still given. */
async function rollingBack(
  services: Services,
  work: (trx: Transacting) => Promise<SectionOutcome>,
): Promise<SectionOutcome> {
  let outcome: SectionOutcome | undefined;
  try {
    return await services.db.transaction().execute(async (trx) => {
      outcome = await work(trx);
      if (outcome.kind === 'wrong') throw UNDO;
      return outcome;
    });
  } catch (error) {
    if (error === UNDO && outcome) return outcome;
    throw error;
  }
}

const UNDO = new Error('undo');

/** The authority each line names; messages by field for those that cannot be told. Empty text is no authority. */
export async function authoritiesOf(
  trx: Transacting,
  asked: readonly { readonly field: string; readonly text: string }[],
): Promise<{ ids: ReadonlyMap<string, string | null>; errors: Record<string, string> }> {
  const ids = new Map<string, string | null>();
  const errors: Record<string, string> = {};
  const known = new Map<string, string>();
  for (const { field, text } of asked) {
    if (text === '') {
      ids.set(field, null);
      continue;
    }
    const id = known.get(text);
    const found = id === undefined ? await findAuthority(trx, text) : { id, name: text };
    if (isRefusal(found)) errors[field] = found.why;
    else {
      known.set(text, found.id);
      ids.set(field, found.id);
    }
  }
  return { ids, errors };
}
