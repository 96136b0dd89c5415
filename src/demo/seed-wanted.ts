import type { DemoChallenge } from './content/challenges.ts';
import type { TeamSlot } from './content/on-site.ts';
import type { DemoWanted } from './content/on-site-wanted.ts';
import { challengeId, type Demo, demoId, insertRows, themeId } from './demo.ts';

export const wantedId = (challenge: string, key: string) => demoId(`wanted ${challenge} ${key}`);

/** What to hear, before the timetable that was made from it. */
export async function seedWanted({ trx }: Demo, { key }: DemoChallenge, wanted: readonly DemoWanted[]): Promise<void> {
  const rows = wanted.map((each, position) => ({
    id: wantedId(key, each.key),
    challenge_id: challengeId(key),
    position,
    title: each.title,
    kind: each.kind,
    minutes: each.minutes,
    source_category: each.sourceCategory,
    others_expected: each.others,
    whole_team: each.wholeTeam,
    peers_needed: each.peersNeeded,
    room_id: each.place && demoId(`room ${key} ${each.place}`),
    on_day: each.onDay,
    not_before: each.notBefore,
    left_out: each.leftOut,
  }));
  await insertRows(rows, (some) => trx.insertInto('wanted_sessions').values(some));
  const themes = wanted.flatMap((each) =>
    each.themes.map((theme) => ({ wanted_id: wantedId(key, each.key), theme_id: themeId(key, theme) })),
  );
  await insertRows(themes, (some) => trx.insertInto('wanted_session_themes').values(some));
}

/** Who is heard in each and who of the team must be there, once both are known. */
export async function seedWantedPeople(
  { trx }: Demo,
  { key }: DemoChallenge,
  wanted: readonly DemoWanted[],
  idOf: { peer(slot: TeamSlot): string; interviewee(name: string, role: string): string },
): Promise<void> {
  const heard = wanted.flatMap((each) =>
    each.interviewees.map(({ name, role }) => ({
      wanted_id: wantedId(key, each.key),
      interviewee_id: idOf.interviewee(name, role),
    })),
  );
  await insertRows(heard, (some) => trx.insertInto('wanted_session_interviewees').values(some));
  const must = wanted.flatMap((each) =>
    each.must.map((slot) => ({ wanted_id: wantedId(key, each.key), peer_id: idOf.peer(slot) })),
  );
  await insertRows(must, (some) => trx.insertInto('wanted_session_peers').values(some));
}
