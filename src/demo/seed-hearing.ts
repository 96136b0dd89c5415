import { addToDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { findChallengeHead } from '#modules/challenges';
import { absenceOf, askForProposal, wantFromTemplate } from '#modules/timetable';
import type { ChallengeHead, Services } from '#platform/http/context';
import { HEARING_ROOMS, HEARING_TRAVEL, LEFT_OUT, VOICES } from './content/hearing.ts';
import { challengeId, demoId } from './demo.ts';

/** The challenge that is preparing. */
const PREPARING = 'cwm-derwen';
/** Enough for a timetable to look at; somebody can propose again. */
const SECONDS = 4;

/**
 * What the challenge that is preparing would like to hear: the programme's list with people in it and one theme still unheard from a
 * second side, rooms at two sites, and a proposal that the service works out when it has started.
 */
export async function seedHearing(services: Services): Promise<void> {
  const { db } = services;
  const row = await db
    .selectFrom('challenges')
    .select(['reference', 'manager_id'])
    .where('id', '=', challengeId(PREPARING))
    .executeTakeFirstOrThrow();
  const head = await findChallengeHead(db, row.reference);
  if (!head || row.manager_id === null) throw new Error(`seedHearing: ${PREPARING} has nobody who runs it`);
  await seedPlaces(services, head);
  await seedVoices(services, head);
  const wanted = await wantFromTemplate(services, head, row.manager_id);
  if (isRefusal(wanted)) throw new Error(`seedHearing: ${wanted.why}`);
  await putVoicesIn(services, head);
  const asked = await askForProposal(services, head, row.manager_id, SECONDS);
  if (isRefusal(asked)) throw new Error(`seedHearing: ${asked.why}`);
}

async function seedPlaces({ db }: Services, head: ChallengeHead): Promise<void> {
  const rooms = HEARING_ROOMS.map(({ key, name, site, seats }) => ({
    id: demoId(`room ${PREPARING} ${key}`),
    challenge_id: head.id,
    name,
    site,
    capacity: seats,
  }));
  await db.insertInto('rooms').values(rooms).execute();
  const { from, to, minutes } = HEARING_TRAVEL;
  await db.insertInto('site_travel').values({ challenge_id: head.id, site_a: from, site_b: to, minutes }).execute();
}

const voiceId = (name: string) => demoId(`interviewee ${PREPARING} ${name}`);

async function seedVoices({ db, clock }: Services, head: ChallengeHead): Promise<void> {
  const start = head.onSiteFrom;
  if (!start) throw new Error(`seedHearing: ${PREPARING} has no days on site`);
  await db
    .insertInto('interviewees')
    .values(
      VOICES.map((each) => ({
        id: voiceId(each.name),
        challenge_id: head.id,
        name: each.name,
        job_title: each.jobTitle,
        email: each.mailbox === null ? null : `${each.mailbox}@cwmderwen.example`,
        source_category: each.category,
        unavailable: JSON.stringify(each.away.map(([day, part]) => absenceOf(addToDate(start, { days: day }), part))),
        availability_said_at: each.hasSaid ? clock() : null,
        said_from: each.hasSaid ? start : null,
        said_until: each.hasSaid ? head.onSiteUntil : null,
        access_needs: each.needs,
      })),
    )
    .execute();
}

async function putVoicesIn({ db }: Services, head: ChallengeHead): Promise<void> {
  const rows = await db
    .selectFrom('wanted_sessions')
    .select(['id', 'template_key as key'])
    .where('challenge_id', '=', head.id)
    .execute();
  const idOf = new Map(rows.map(({ id, key }) => [key, id]));
  const links = VOICES.flatMap(({ name, hears }) =>
    hears.map((key) => {
      const wanted = idOf.get(key);
      if (!wanted) throw new Error(`seedHearing: nothing on the list is ${key}`);
      return { wanted_id: wanted, interviewee_id: voiceId(name) };
    }),
  );
  await db.insertInto('wanted_session_interviewees').values(links).execute();
  await db
    .updateTable('wanted_sessions')
    .set({ left_out: true })
    .where('challenge_id', '=', head.id)
    .where('template_key', 'in', [...LEFT_OUT])
    .execute();
}
