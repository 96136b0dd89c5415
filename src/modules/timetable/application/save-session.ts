import { type Refusal, refusal } from '#kernel/result';
import { listed } from '#kernel/words';
import { recordAudit } from '#modules/audit';
import { challengeThemes } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { StepKind } from '../domain/board/moves.ts';
import { clashBriefs, clashMessages } from '../domain/clash.ts';
import type { Nominee } from '../domain/read-interviewee-lines.ts';
import type { Session } from '../domain/session.ts';
import { type AskedTime, sessionTime } from '../domain/session-time.ts';
import { clashNamedBy, findClashes } from '../store/clashes.ts';
import { addNominees, intervieweesOf } from '../store/interviewees.ts';
import { isReleased } from '../store/release.ts';
import { tellOne, toldBefore } from '../store/releases.ts';
import { roomsOf } from '../store/rooms.ts';
import { findSession } from '../store/sessions.ts';
import { teamOf } from '../store/team.ts';
import { insertSession, type SessionToKeep, setLive, updateSession } from '../store/write-session.ts';
import { inTurn } from './in-turn.ts';
import { keepStep, standsOf } from './keep-step.ts';
import { clashesBefore, type LookFirst, lookedAt, orLookFirst } from './look-first.ts';
import { sessionTold, tellOfChange } from './tell-people.ts';

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
  | { readonly kind: 'saved'; readonly session: Session; readonly told: number; readonly waits: boolean }
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
  /** What the step is called that undo takes back: `saved` unless said. */
  readonly what?: StepKind;
};

/**
 * Adds or changes a session. A room, a peer or an interviewee is never in two live sessions at once, whoever saves first: the
 * database refuses, and the refusal says with what. Once the timetable is released the people concerned are told, now or with the
 * next release as the form says; what they are not told of yet can be taken back.
 */
export async function saveSession(
  services: Services,
  head: ChallengeHead,
  form: SessionForm,
  by: string,
  around: Around = {},
): Promise<Refusal | SavedSession> {
  const onSite = head.onSiteFrom && head.onSiteUntil ? { from: head.onSiteFrom, until: head.onSiteUntil } : null;
  const time = sessionTime(form, form.kind, onSite);
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
    const named = clashNamedBy(error);
    if (named === null) throw error;
    const found = await findClashes(services.db, wanted);
    return { kind: 'problems', problems: clashMessages(found, named), briefs: clashBriefs(found, named) };
  }
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
  const strange = await notOfThisChallenge(trx, head, wanted);
  if (strange) return strange;
  const old = await findSession(trx, head.id, form.id);
  if (form.version === null && old) return { kind: 'saved', session: old, told: 0, waits: false };
  if (form.version !== null && !old) return refusal('gone', 'This session is no longer there.');
  if (old && old.version !== form.version) return { kind: 'stale', session: old };
  const came = old?.interviewees.filter((who) => who.attended && !wanted.intervieweeIds.includes(who.id)) ?? [];
  if (came.length > 0) return { kind: 'problems', problems: { interviewees: cameWords(came.map(({ name }) => name)) } };
  const stood = await standsOf(trx, old ? [old] : []);
  const { ids } = await addNominees(trx, head.id, form.newInterviewees, at);
  const keep = { ...wanted, intervieweeIds: [...new Set([...wanted.intervieweeIds, ...ids])] };
  const released = await isReleased(trx, head.id);
  const tells = released && form.tell === 'now';
  const frozen = released ? await toldBefore(trx, head.id, at) : [];
  const before = tells && old ? await sessionTold(trx, frozen, old) : null;
  const clashes = tells ? await clashesBefore(trx, head.id, at, frozen, old ? [old] : []) : [];
  if (old) {
    const calendarSequence = old.calendarSequence + (tells ? 1 : 0);
    await change(trx, old, { ...keep, calendarSequence }, wanted.around);
  } else if (!(await insertSession(trx, keep))) {
    return refusal('taken', 'This form has been used before. Open the page again.');
  }
  const session = await findSession(trx, head.id, form.id);
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
  if (tells) await tellOne(trx, frozen, session, by, at);
  else await keepStep(trx, { challengeId: head.id, by, at, what: wanted.around.what ?? 'saved' }, stood, [session.id]);
  const told = tells
    ? await tellOfChange(trx, { config: services.config, head, at }, { before, after: session, by })
    : 0;
  return { kind: 'saved', session, told, waits: !tells };
}

/** Who was ticked as having come counts in the report, and is not taken out in passing. */
function cameWords(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} ticked as having come. Leave them in; or, if they did not come, say so first under ‘Say who came’`;
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

/** What is said of a room or peers that this challenge does not have, or has no more. */
export const NOT_ON_THE_LIST = { room: 'Choose a room from the list', peers: 'Choose peers from the list' } as const;

/** What a form could only name by being made up or out of date. */
async function notOfThisChallenge(
  trx: Transacting,
  head: ChallengeHead,
  wanted: SessionToKeep,
): Promise<SavedSession | null> {
  const problems: Record<string, string> = {};
  const [rooms, team, people, themes] = [
    await roomsOf(trx, head.id),
    await teamOf(trx, head.id),
    await intervieweesOf(trx, head.id),
    await challengeThemes(trx, head.id),
  ];
  const old = await findSession(trx, head.id, wanted.id);
  const unknown = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.some((id) => !known.some((one) => one.id === id));
  if (wanted.roomId !== null && unknown([wanted.roomId], rooms)) problems.room = NOT_ON_THE_LIST.room;
  // Somebody who has left the team may stay in a session they were in, until somebody takes them out.
  if (unknown(wanted.peerIds, [...team, ...(old?.peers ?? [])])) problems.peers = NOT_ON_THE_LIST.peers;
  if (unknown(wanted.intervieweeIds, people)) problems.interviewees = 'Choose people from the list';
  if (unknown(wanted.themeIds, themes)) problems.themes = 'Choose themes from the list';
  return Object.keys(problems).length > 0 ? { kind: 'problems', problems } : null;
}
