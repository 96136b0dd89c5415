import type { Browser } from 'playwright-core';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';
import { notebookPhone, type PhoneHome } from './phone.ts';

/** A challenge of its own that is on site, with a session that its two peers are in, and a way to get the first one's phone. */
export async function onSite(there: PhoneHome & { readonly browser: Browser }) {
  const { db } = there.service;
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer, secondPeer } = challenge.people;
  await aSession(db, { challengeId: challenge.id, peerIds: [peer, secondPeer] });
  return {
    challenge,
    peer,
    secondPeer,
    address: `${there.baseUrl}/challenges/${challenge.reference}/notebook`,
    phone: () => notebookPhone(there, challenge.reference, peer),
    /** The words of every note that the team has, in the order of the alphabet. */
    async texts(): Promise<string[]> {
      const rows = await db.selectFrom('notes').select('text').where('challenge_id', '=', challenge.id).execute();
      return rows.map((row) => row.text ?? '').sort();
    },
  };
}
