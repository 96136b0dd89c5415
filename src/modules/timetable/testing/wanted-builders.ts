import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import type { Wanted } from '../domain/wanted.ts';
import { insertWanted } from '../store/wanted.ts';

/** A session that is wanted: an interview of an hour with two peers, unless said. */
export async function aWanted(db: Database, wanted: Partial<Wanted> & { challengeId: string }): Promise<string> {
  const { challengeId, ...said } = wanted;
  const id = newId();
  const usual: Wanted = {
    id,
    templateKey: null,
    title: 'Meet the cabinet member',
    kind: 'interview',
    minutes: 60,
    sourceCategory: 'members',
    othersExpected: 0,
    wholeTeam: false,
    peersNeeded: 1,
    withLead: false,
    withManager: false,
    onDay: null,
    notBefore: null,
    doneBy: null,
    roomId: null,
    placeNote: '',
    themeIds: [],
    intervieweeIds: [],
    peerIds: [],
  };
  await db.transaction().execute((trx) => insertWanted(trx, challengeId, [{ ...usual, ...said, position: 0 }]));
  return id;
}
