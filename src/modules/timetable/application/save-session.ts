import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { listed } from '#kernel/words';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { StepKind } from '../domain/board/moves.ts';
import { clashBriefs, clashMessages } from '../domain/clash.ts';
import type { Nominee } from '../domain/read-interviewee-lines.ts';
import { sameSession } from '../domain/same-form.ts';
import type { Session } from '../domain/session.ts';
import { type AskedTime, daysOnSite, sessionTime } from '../domain/session-time.ts';
import { clashNamedBy, findClashes, isGoneMeanwhile } from '../store/clashes.ts';
import { addNominees } from '../store/interviewees.ts';
import { isReleased } from '../store/release.ts';
import { toldBefore } from '../store/releases.ts';
import { findSession, timetableOf } from '../store/sessions.ts';
import { insertSession, type SessionToKeep, setLive, updateSession } from '../store/write-session.ts';
import { FULL, wouldBeTooMany } from './full-lists.ts';
import { inTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { clashesBefore, type LookFirst, lookedAt, orLookFirst } from './look-first.ts';
import { strangeInSession } from './session-problems.ts';
import { tellTogether } from './tell-together.ts';
import { NOBODY, type Told } from './whom-to-ring.ts';

/** A session as somebody typed it. `version` is the revision they saw; null adds a new one. */
export type SessionForm = AskedTime & {
  readonly id: string;
  readonly version: number | null;
  readonly title: string;
  readonly kind: string;
  readonly roomId: string | null;
  readonly placeNote: string;
  readonly sourceCategory: string | null;
  readonly othersExpected: number;
  readonly themeIds: readonly string[];
  readonly peerIds: readonly string[];
  readonly intervieweeIds: readonly string[];
  /** After a release: tell those concerned at once, or with the next release. */
  readonly tell: 'now' | 'later';
  /** What was seen that nobody could keep, a line each: told at once all the same. */
  readonly seen?: string;
  /** People not on the list yet: added with the session, or not at all. */
  readonly newInterviewees: readonly Nominee[];
};

export type SavedSession =
  /** `waits`: it is a change to the draft that nobody was told of, and can be taken back. */
  | ({ readonly kind: 'saved'; readonly session: Session; readonly waits: boolean } & Told)
  /** A message for each field, and in fewer words where it is long; nothing was saved. */
  | {
      readonly kind: 'problems';
      readonly problems: Readonly<Record<string, string>>;
      readonly briefs?: Readonly<Record<string, string>>;
    }
  /** Somebody else changed it meanwhile; nothing was saved. */
  | { readonly kind: 'stale'; readonly session: Session }
  /** People would be told of what nobody could keep, and that was not seen yet; nothing was saved. */
  | LookFirst;

/** What is done in the same transaction, and what becomes of a session besides what its form says. */
export type Around = {
  /** First of all; what it answers is the answer, and nothing is saved. */
  readonly before?: (trx: Transacting) => Promise<Refusal | SavedSession | null>;
  /** Last of all; `old` is null where the session was added. */
  readonly after?: (trx: Transacting, old: Session | null, session: Session) => Promise<void>;
  /** Brings it back, or takes it off for that reason. */
  readonly live?: { readonly isLive: boolean; readonly reason: string | null };
  /** Whether a session, read for the team, is what the same form made when it was sent before: where more of it is kept than its form says. */
  readonly isSame?: (one: Session) => boolean;
  /** What the step is called that undo takes back: `saved` unless said. */
  readonly what?: StepKind;
};

/**
 * Adds or changes a session. A room, a peer or an interviewee is never in two live sessions at once, whoever saves first: the
 * database refuses, and the refusal says with what. Once the timetable is released the people concerned are told, now or with the
 * next release as the form says; what they are not told of yet can be taken back. The same form sent twice adds one session; sent
 * again with something else in it, it adds that too.
 */
export async function saveSession(
  services: Services,
  head: ChallengeHead,
  form: SessionForm,
  by: string,
  around: Around = {},
): Promise<Refusal | SavedSession> {
  const time = await timeOf(services, head, form, around);
  if ('problems' in time) return { kind: 'problems', problems: time.problems };
  const wanted = { ...form, challengeId: head.id, startsAt: time.startsAt, endsAt: time.endsAt };
  try {
    return await orLookFirst(() =>
      inTurn(services, head.id, async (trx) => {
        const first = await around.before?.(trx);
        return first ?? (await save(trx, services, head, { ...wanted, form, around }, by));
      }),
    );
  } catch (error) {
    if (isGoneMeanwhile(error)) return await goneMeanwhile(services, head, wanted);
    const named = clashNamedBy(error);
    if (named === null) throw error;
    // Nothing of a new one is stored, and what came of its form before may be in its way.
    const id = form.version === null ? newId(services.clock().getTime()) : form.id;
    const found = await findClashes(services.db, { ...wanted, id });
    return { kind: 'problems', problems: clashMessages(found, named), briefs: clashBriefs(found, named) };
  }
}

/** When it is to be. What is off is changed in all else without a word of its day, also where that is no day on site any more. */
async function timeOf({ db }: Services, head: ChallengeHead, form: SessionForm, { live }: Around) {
  const onSite = daysOnSite(head);
  const time = sessionTime(form, form.kind, onSite);
  const isWrongDay = 'problems' in time && time.problems.date !== undefined;
  if (!isWrongDay || form.version === null || live?.isLive) return time;
  const there = await findSession(db, head.id, form.id);
  return there && !there.isLive ? sessionTime(form, form.kind, onSite, there) : time;
}

/** What was taken off its list in the very moment of saving, beside its field. */
async function goneMeanwhile(services: Services, head: ChallengeHead, wanted: SessionToKeep): Promise<SavedSession> {
  const problems = await strangeInSession(services.db, head, wanted);
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  return {
    kind: 'problems',
    problems: { title: 'Something that it names was removed just now. Look again, then save' },
  };
}

type Wanted = SessionToKeep & { form: SessionForm; around: Around };

async function save(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  wanted: Wanted,
  by: string,
): Promise<Refusal | SavedSession> {
  const { form } = wanted;
  const at = services.clock();
  const problems = await strangeInSession(trx, head, wanted);
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  const there = await findSession(trx, head.id, form.id);
  const old = form.version === null ? null : there;
  if (form.version !== null && !old) return refusal('gone', 'This session is no longer there.');
  if (old && old.version !== form.version) return { kind: 'stale', session: old };
  const came = old?.interviewees.filter((who) => who.attended && !wanted.intervieweeIds.includes(who.id)) ?? [];
  if (came.length > 0) return { kind: 'problems', problems: { interviewees: cameWords(came.map(({ name }) => name)) } };
  if (await wouldBeTooMany(trx, head.id, form.newInterviewees))
    return { kind: 'problems', problems: { 'new-interviewees': FULL.people } };
  const stood = await standsOf(trx, old ? [old] : []);
  const { ids } = await addNominees(trx, head.id, form.newInterviewees, at);
  const intervieweeIds = [...new Set([...wanted.intervieweeIds, ...ids])];
  const isUsed = form.version === null && there !== null;
  const done = isUsed ? await sentBefore(trx, { ...wanted, intervieweeIds }) : null;
  if (done) return { kind: 'saved', session: done, ...NOBODY, waits: false };
  const keep = { ...wanted, id: isUsed ? newId(at.getTime()) : form.id, intervieweeIds };
  const released = await isReleased(trx, head.id);
  const tells = released && form.tell === 'now';
  const frozen = released ? await toldBefore(trx, head.id, at) : [];
  const clashes = tells ? await clashesBefore(trx, head.id, at, frozen, old ? [old] : []) : [];
  if (old) {
    const calendarSequence = old.calendarSequence + (tells ? 1 : 0);
    await change(trx, old, { ...keep, calendarSequence }, wanted.around);
  } else if (!(await insertSession(trx, keep))) {
    return refusal('taken', 'This form has been used before. Open the page again.');
  }
  const session = await findSession(trx, head.id, keep.id);
  if (!session) throw new Error('saveSession: it was not stored');
  const knowing = tells ? await lookedAt(trx, head.id, at, { before: clashes, seen: form.seen ?? '' }) : [];
  await recordAudit(trx, {
    actorId: by,
    challengeId: head.id,
    subject: { kind: 'session', id: session.id },
    action: old ? 'Changed the session' : 'Added the session',
    detail: {
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      ...(knowing.length > 0 ? { toldAlthough: knowing.length } : {}),
    },
    at,
  });
  await wanted.around.after?.(trx, old, session);
  if (!tells)
    await keepStep(trx, { challengeId: head.id, by, at, what: wanted.around.what ?? 'saved' }, stood, [session.id]);
  const about = { config: services.config, head, at };
  const told = tells ? await tellTogether(trx, about, [session.id], by) : NOBODY;
  return { kind: 'saved', session, ...told, waits: !tells };
}

/** Who was ticked as having come counts in the report, and is not taken out in passing. */
function cameWords(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} ticked as having come. Leave them in; or, if they did not come, say so first under ‘Say who came’`;
}

/** What a form that was sent before has come to, where it says the same again; where it says something else, as after Back, nothing. */
async function sentBefore(trx: Transacting, again: Wanted): Promise<Session | null> {
  const { isSame } = again.around;
  const sessions = await timetableOf(trx, again.challengeId, isSame ? 'team' : 'anybody');
  return sessions.find((one) => one.isLive && (isSame ? isSame(one) : sameSession(one, again))) ?? null;
}

/** What is off holds nothing: it goes off before it moves, and comes back when it has moved. */
async function change(
  trx: Transacting,
  old: Session,
  keep: SessionToKeep & { calendarSequence: number },
  { live }: Around,
): Promise<void> {
  const { id, version, isLive } = old;
  const { calendarSequence } = keep;
  const becomes = live?.isLive ?? isLive;
  const turn = { id, isLive: becomes, reason: live?.reason ?? null, version: version + 1, calendarSequence };
  if (isLive && !becomes) await setLive(trx, turn);
  await updateSession(trx, { ...keep, version: version + 1, isLive: isLive && becomes, calendarSequence });
  if (!isLive && becomes) await setLive(trx, turn);
}
