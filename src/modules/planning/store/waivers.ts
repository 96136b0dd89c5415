import type { Queryable } from '#platform/database/connect';

/** The waivers given with these placements, with who gave them and why. One statement. */
export async function waiversOf(db: Queryable, placementIds: readonly string[]) {
  if (placementIds.length === 0) return [];
  return await db
    .selectFrom('placement_waivers as waiver')
    .innerJoin('people as giver', 'giver.id', 'waiver.waived_by')
    .select(['waiver.placement_id as placementId', 'waiver.conflict', 'waiver.reason', 'giver.name as by'])
    .where('waiver.placement_id', 'in', [...placementIds])
    .orderBy('waiver.waived_at')
    .orderBy('waiver.conflict')
    .execute();
}

export type Waived = Awaited<ReturnType<typeof waiversOf>>[number];
