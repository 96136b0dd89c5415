import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { challengeDefinition, challengeNav, challengeThemes } from '#modules/challenges';
import { placementWords, refusalWords } from '#modules/pool';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { get } from '#platform/http/routes';
import { USUAL_OFFER_DAYS } from '../../application/offer-place.ts';
import { hostViews } from '../../store/host-views.ts';
import { challengeAround, PAST_A_PAGE, pastPlacements, teamSlots } from '../../store/team.ts';
import { underNav } from '../under-nav.ts';
import { teamView } from './view.ts';
import { type Audience, teamModel } from './view-model.ts';

export const teamPageRoutes = [get('/challenges/:challenge/team', 'team.see', (context) => showTeam(context))];

/** The team page as this reader sees it. */
async function showTeam(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const audience: Audience = context.may('team.form') ? 'office' : context.may('team.view-as-host') ? 'host' : 'peer';
  const [definition, slots, themes, around] = [
    await challengeDefinition(context),
    await teamSlots(db, head.id),
    await challengeThemes(db, head.id),
    await challengeAround(db, head.id),
  ];
  const views = audience === 'peer' ? [] : await hostViews(db, head.id);
  const past =
    audience === 'office'
      ? await readPage(askedPage(context.query), PAST_A_PAGE, (page) => pastPlacements(db, head.id, page))
      : { rows: [], total: 0, page: 1 };
  const { managerName, hostName } = around;
  const model = teamModel({ audience, slots, themes, definition, managerName, views, today: londonDate(context.now) });
  const page = {
    ...model,
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    hostName,
    mayMoveDays: context.may('scope.edit'),
    planId: context.may('year.plan') ? newId(context.now.getTime()) : null,
    settings: { offersReserves: around.offersReserves ?? false, offerDays: around.offerDays ?? USUAL_OFFER_DAYS },
    mayOpenPool: context.may('pool.see'),
    pastPage: past.page,
    pastTotal: past.total,
    past: past.rows.map((each) => ({
      name: each.name,
      slot: each.slot,
      words: [
        placementWords(each.status).toLowerCase(),
        each.answer_reason && refusalWords(each.answer_reason),
        each.answer_note,
      ]
        .filter(Boolean)
        .join(': '),
    })),
  };
  return context.show({
    title: 'Team',
    heading: false,
    width: 'wide',
    main: underNav(
      await challengeNav(context, 'team'),
      head.title,
      audience === 'host' ? 'Your peer team' : 'Team',
      teamView(page),
    ),
  });
}
