import { eachDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { challengeThemes } from '#modules/challenges';
import { definitionVersion } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { sameWanted } from '../domain/same-form.ts';
import { type Wanted, wantedFor } from '../domain/wanted.ts';
import {
  findWanted,
  hasWanted,
  insertWanted,
  setLeftOut,
  updateWanted,
  type WantedRow,
  wantedOf,
} from '../store/wanted.ts';
import { adding, arranging } from './keep-arrangement.ts';
import { notOfThisChallenge } from './wanted-problems.ts';

/**
 * Puts what the programme's template wants for this focus on the list, without what is there already or was left out. Answers how
 * many sessions that added. Refused before the days on site are agreed.
 */
export async function wantFromTemplate(
  services: Services,
  head: ChallengeHead,
  by: string,
): Promise<Refusal<'no-days' | 'full'> | { added: number }> {
  if (!head.onSiteFrom || !head.onSiteUntil)
    return refusal('no-days', 'Agree the dates on site first: the list is made for those days.');
  const days = eachDate(head.onSiteFrom, head.onSiteUntil);
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await adding(services, head, { trail: 'wanted', by }, async (trx, at) => {
    const themes = await challengeThemes(trx, head.id);
    const there = await wantedOf(trx, head.id);
    const known = new Set(there.map((each) => each.templateKey));
    const fresh = wantedFor(definition.sessionTemplate, themes, days)
      .filter((each) => !known.has(each.templateKey))
      .map((each, index) => ({ ...each, id: newId(at.getTime()), position: there.length + index }));
    const added = await insertWanted(trx, head.id, fresh);
    if (added > 0) await audit(trx, head, by, at, 'Listed what to hear from the programme’s template', { added });
    return { added };
  });
}

/** A wanted session as somebody typed it; `version` is the revision they saw, null adds one. */
export type WantedForm = Omit<Wanted, 'templateKey'> & { readonly version: number | null };

export type SavedWanted =
  | { readonly kind: 'saved' }
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  | { readonly kind: 'stale'; readonly wanted: WantedRow };

/**
 * Adds or changes what is wanted. A session that is in the timetable already stays as it is until somebody changes it. The same form
 * sent twice adds one; sent again with something else in it, as after the browser's Back, it adds that too.
 */
export async function saveWanted(
  services: Services,
  head: ChallengeHead,
  form: WantedForm,
  by: string,
): Promise<Refusal<'gone' | 'full'> | SavedWanted> {
  return await adding(
    services,
    head,
    { trail: 'wanted', by },
    async (trx, at): Promise<Refusal<'gone'> | SavedWanted> => {
      const problems = await notOfThisChallenge(trx, head, form);
      if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
      if (form.version === null) {
        const there = await wantedOf(trx, head.id);
        const isUsed = await hasWanted(trx, form.id);
        if (isUsed && there.some((one) => sameWanted(one, form))) return { kind: 'saved' };
        const id = isUsed ? newId(at.getTime()) : form.id;
        const added = await insertWanted(trx, head.id, [{ ...form, id, templateKey: null, position: there.length }]);
        if (added !== 1) throw new Error('saveWanted: it was not stored');
        await audit(trx, head, by, at, 'Added a session to hear', { title: form.title });
        return { kind: 'saved' };
      }
      const old = await findWanted(trx, head.id, form.id, true);
      if (!old) return refusal('gone', 'This is no longer on the list.');
      if (old.version !== form.version) return { kind: 'stale', wanted: old };
      await updateWanted(trx, { ...form, templateKey: old.templateKey, version: old.version + 1 });
      await audit(trx, head, by, at, 'Changed a session to hear', { title: form.title });
      return { kind: 'saved' };
    },
  );
}

/** Leaves one out of the list, or takes it back. Doing either again changes nothing. */
export async function leaveOut(
  services: Services,
  head: ChallengeHead,
  id: string,
  leftOut: boolean,
  by: string,
): Promise<WantedRow | null> {
  return await arranging(services, head, { trail: 'wanted', by }, async (trx, at) => {
    const old = await findWanted(trx, head.id, id, true);
    if (!old || old.leftOut === leftOut) return old;
    await setLeftOut(trx, id, leftOut);
    const action = leftOut ? 'Left out a session to hear' : 'Took a session to hear back in';
    await audit(trx, head, by, at, action, { title: old.title });
    return old;
  });
}

async function audit(
  trx: Transacting,
  head: ChallengeHead,
  by: string,
  at: Date,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: 'challenge', id: head.id };
  await recordAudit(trx, { actorId: by, challengeId: head.id, subject, action, detail, at });
}
