import { addToDate, type IsoDate, londonDate, longDate } from '#kernel/dates';
import { definitionVersion, type Owner } from '#modules/programmes';
import type { Role } from '#platform/access/roles';
import type { Services } from '#platform/http/context';
import { openPageWords } from '../domain/challenge-pages.ts';
import { clockStates } from '../domain/clock-states.ts';
import { MILESTONE_PAGES } from '../domain/milestone-pages.ts';
import { LATE_MAIL_DAYS, reminderFor } from '../domain/reminders.ts';
import { type Move, whoseMove } from '../domain/whose-move.ts';
import { peopleWithRole } from '../store/challenge-people.ts';
import {
  claimReminder,
  type ReminderKind,
  type RunningChallenge,
  reminderKey,
  remindersSent,
  runningChallenges,
} from '../store/daily.ts';
import { writeTo } from './write-to.ts';

/** Who is written to. The team's clocks go to its manager: a peer is asked for as little as can be. */
const READERS: Record<Owner, readonly Role[]> = {
  host: ['host-coordinator', 'host-sponsor'],
  'challenge-manager': ['challenge-manager'],
  team: ['challenge-manager'],
  'programme-body': ['programme-manager'],
};

/**
 * For the daily round: whoever a running clock belongs to has been written to once in the week before its day and once when it is
 * late, however often this runs. A clock whose day moves is reminded of anew. Answers how many clocks were written about.
 */
export async function remindOfLateClocks(services: Services): Promise<number> {
  const today = londonDate(services.clock());
  const sent = await remindersSent(services.db, addToDate(today, { days: -LATE_MAIL_DAYS }));
  let reminded = 0;
  for (const challenge of await runningChallenges(services.db)) {
    const definition = await definitionVersion(services.db, challenge.programmeKey, challenge.programmeVersion);
    const clocks = clockStates(definition, challenge.reached, challenge.anchors, today);
    for (const move of whoseMove(definition, challenge.reached, clocks, challenge.stage)) {
      // On site begins by the clock itself: nobody has to be reminded.
      if (move.due === null || move.milestone === 'on-site-started') continue;
      const kind = reminderFor(move.due, today);
      if (kind === null || sent.has(reminderKey(challenge.id, move.milestone, move.due, kind))) continue;
      if (await remind(services, challenge, { move, due: move.due, kind })) reminded += 1;
    }
  }
  return reminded;
}

type Reminder = { move: Move; due: IsoDate; kind: ReminderKind };

async function remind(
  services: Services,
  challenge: RunningChallenge,
  { move, due, kind }: Reminder,
): Promise<boolean> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const { milestone } = move;
    if (!(await claimReminder(trx, { challengeId: challenge.id, milestone, due, kind, now }))) return false;
    const page = `/challenges/${challenge.reference}/${MILESTONE_PAGES[milestone]}`;
    const day = longDate(due);
    const late = kind === 'late';
    await writeTo(
      trx,
      await peopleWithRole(trx, challenge, ...READERS[move.owner]),
      {
        challengeId: challenge.id,
        template: late ? 'clock-late' : 'clock-soon',
        subject: late ? `Late, was due on ${day}: ${move.title}` : `By ${day}: ${move.title}`,
        ask: late ? `${move.title}: this was due on ${day}.` : `${move.title}, please, by ${day}.`,
        button: {
          text: openPageWords(page),
          url: services.config.baseUrl + page,
        },
        paragraphs: [
          `It is for ${challenge.title}.`,
          late
            ? 'Others wait for it. If it cannot be done soon, tell them when it will be.'
            : 'If the day cannot be kept, say so early: others plan by it.',
        ],
        why: `You get this because ${WHY[move.owner]}.`,
      },
      now,
    );
    return true;
  });
}

const WHY: Record<Owner, string> = {
  host: 'the challenge is at your authority and you look after it',
  'challenge-manager': 'you are the challenge manager',
  team: 'you are the challenge manager of this team',
  'programme-body': 'you are a programme manager',
};
