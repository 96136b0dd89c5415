import { newId } from '#kernel/ids';
import type { Role } from '#modules/programmes';
import type { Database } from '#platform/database/connect';
import type { TestBrowser } from '#test/service';
import {
  aChallenge,
  anAuthority,
  aPeerOf,
  aPerson,
  type BuiltChallenge,
  type ChallengeToBuild,
} from '../../challenges/testing/builders.ts';

/** What makes a peer fit for the slots of a built challenge; everything left out fits. */
export type FitPeer = {
  name?: string;
  role?: Role;
  skills?: Record<string, number>;
  served?: number;
  authorityId?: string;
  region?: string;
  party?: string | null;
  accreditedUntil?: string | null;
  email?: string | null;
};

/** A challenge whose team is being formed: no slot is filled, and its dates are 10 to 14 May 2027 unless said. */
export async function aFormingTeam(db: Database, wanted: ChallengeToBuild = {}): Promise<BuiltChallenge> {
  return await aChallenge(db, { stage: 'team', programme: 'adult-social-care', ...wanted });
}

/** A peer of another region who meets the slot named, is accredited and free. */
export async function aFitPeer(db: Database, challenge: BuiltChallenge, peer: FitPeer = {}): Promise<string> {
  const authorityId = peer.authorityId ?? (await anAuthority(db, { region: peer.region ?? 'South West' }));
  const id = await aPerson(db, {
    name: peer.name ?? 'Ayesha Khan',
    authorityId,
    jobTitle: 'Director',
    ...(peer.email === undefined ? {} : { email: peer.email }),
  });
  await aPeerOf(db, id, { bodyId: challenge.bodyId, authorityId, served: peer.served ?? 1 });
  await db
    .updateTable('peers')
    .set({ party: peer.party ?? null, search_text: (peer.name ?? 'Ayesha Khan').toLowerCase() })
    .where('person_id', '=', id)
    .execute();
  await db
    .insertInto('peer_roles')
    .values({
      id: newId(),
      peer_id: id,
      role: peer.role ?? 'director-adult-services',
      title: 'Director of Adult Services',
      authority_id: authorityId,
    })
    .execute();
  for (const [topic, level] of Object.entries(peer.skills ?? { 'adult-social-care': 3 })) {
    await db.insertInto('peer_skills').values({ peer_id: id, topic, level }).execute();
  }
  if (peer.accreditedUntil !== null) {
    await db
      .insertInto('accreditations')
      .values({
        id: newId(),
        peer_id: id,
        programme_key: challenge.definition.key,
        from_on: '2026-01-01',
        until_on: peer.accreditedUntil ?? '2028-12-31',
      })
      .execute();
  }
  return id;
}

/** What the form by which a team is confirmed says that its reader has seen, as that browser's page has it. */
export async function seenOnTeamPage(
  browser: TestBrowser,
  challenge: { reference: string },
): Promise<{ seen: string }> {
  const { body } = await browser.get(`/challenges/${challenge.reference}/team`);
  return { seen: /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '' };
}

/** The id of the slot with that key. */
export function slotId(challenge: BuiltChallenge, key: string): string {
  const slot = challenge.slots.find((each) => each.key === key);
  if (!slot) throw new Error(`slotId: ${key} is not one of ${challenge.slots.map((each) => each.key).join(', ')}`);
  return slot.id;
}
