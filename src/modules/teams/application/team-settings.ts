import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';

/** What the office has said about asking for one challenge. Days: how long an offer is open. */
export type TeamSettings = { readonly offersReserves: boolean; readonly offerDays: number };

/** Keeps it. Offers that are out keep the end they were sent with. */
export async function saveTeamSettings(
  services: Services,
  challengeId: string,
  settings: TeamSettings,
  actorId: string,
): Promise<void> {
  const values = {
    offers_reserves: settings.offersReserves,
    offer_days: settings.offerDays,
    set_at: services.clock(),
    set_by: actorId,
  };
  await services.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('team_settings')
      .values({ challenge_id: challengeId, ...values })
      .onConflict((same) => same.column('challenge_id').doUpdateSet(values))
      .execute();
    await recordAudit(trx, {
      actorId,
      challengeId,
      subject: { kind: 'challenge', id: challengeId },
      action: settings.offersReserves
        ? `Offers are open ${settings.offerDays} days; the next reserve is asked by itself`
        : `Offers are open ${settings.offerDays} days; the office asks reserves`,
      at: values.set_at,
    });
  });
}
