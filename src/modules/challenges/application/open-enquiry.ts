import { londonDate } from '#kernel/dates';
import { type Id, newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { peopleWithRole } from '../store/challenge-people.ts';
import { enquiryLike, insertEnquiry } from '../store/enquiries.ts';
import { hostsById } from '../store/hosts.ts';
import { programmeOffers } from '../store/programme-offers.ts';
import { openTask } from '../store/tasks.ts';
import { writeTo } from './write-to.ts';

export type Enquiry = {
  /** Made with the form: the same form sent twice opens one enquiry; sent again in other words, after Back, it opens another. */
  readonly id: Id;
  readonly programmeKey: string;
  readonly hostId: string;
  readonly why: string;
  /** Months as `2027-05`. */
  readonly wishedMonths: readonly string[];
  /** True where the host asks; false where the programme body opens it for a host that is due. */
  readonly askedByHost: boolean;
};
export type OpenedEnquiry = { readonly reference: string; readonly title: string; readonly told: readonly string[] };

/**
 * An enquiry exists, in the programme's first stage, with a reference of its own and a task for the programme manager to take it up.
 * The other side has been written to: the programme managers where the host asks, the host where the programme body opens it.
 */
export async function openEnquiry(
  services: Services,
  enquiry: Enquiry,
  actorId: string,
): Promise<Refusal<'no-host' | 'no-programme'> | OpenedEnquiry> {
  const now = services.clock();
  const today = londonDate(now);
  return await services.db.transaction().execute(async (trx) => {
    const [host] = await hostsById(trx, [enquiry.hostId], today);
    if (!host) return refusal('no-host', 'That authority is not there any more. Choose another host.');
    const offer = (await programmeOffers(trx, null)).find((each) => each.key === enquiry.programmeKey);
    if (!offer) return refusal('no-programme', 'That programme is not offered any more. Choose another one.');
    const year = (enquiry.wishedMonths[0] ?? today).slice(0, 4);
    const title = `${offer.shortName} challenge, ${host.shortName} ${year}`;
    const row = {
      id: enquiry.id,
      title,
      body_id: offer.bodyId,
      programme_key: offer.key,
      programme_version: offer.version,
      host_id: host.id,
      stage: 'enquiry',
      why: enquiry.why,
      wished_months: [...enquiry.wishedMonths],
      asked_by_host: enquiry.askedByHost,
      opened_at: now,
      opened_by: actorId,
    };
    let reference = await insertEnquiry(trx, row);
    if (reference === null) {
      const known = await enquiryLike(trx, row);
      if (known) return { ...known, told: [] };
      row.id = newId(now.getTime());
      reference = await insertEnquiry(trx, row);
    }
    const { id } = row;
    const challenge = { id, bodyId: offer.bodyId, hostId: host.id };
    await recordAudit(trx, {
      actorId,
      challengeId: id,
      subject: { kind: 'challenge', id },
      action: enquiry.askedByHost ? 'Asked for a challenge' : 'Opened an enquiry',
      after: 'enquiry',
      reason: enquiry.why || null,
      at: now,
    });
    const path = `/challenges/${reference}/take-up`;
    await openTask(
      trx,
      {
        challengeId: id,
        kind: 'opened',
        for: { role: 'programme-manager' },
        title: 'Take up the enquiry',
        path,
      },
      now,
    );
    const readers = enquiry.askedByHost
      ? await peopleWithRole(trx, challenge, 'programme-manager')
      : await peopleWithRole(trx, challenge, 'host-coordinator', 'host-sponsor');
    const base = services.config.baseUrl;
    const letter = enquiry.askedByHost
      ? {
          subject: `${host.shortName} asks for a challenge: please take it up`,
          ask: `${host.name} asks for a challenge: ${offer.name}.`,
          button: { text: 'Take up the enquiry', url: base + path },
          why: 'You get this because you are a programme manager.',
        }
      : {
          subject: `An enquiry is open for ${host.shortName}: ${offer.name}`,
          ask: `We have opened an enquiry for ${host.name}: ${offer.name}.`,
          button: { text: 'See the enquiry', url: `${base}/challenges/${reference}` },
          why: `You get this because you look after challenges at ${host.name}.`,
        };
    const paragraphs = enquiry.why ? [`Why: ${enquiry.why}`] : [];
    const told = await writeTo(
      trx,
      readers,
      { ...letter, paragraphs, challengeId: id, template: 'enquiry' },
      now,
      actorId,
    );
    return { reference: String(reference), title, told };
  });
}
