import { z } from 'zod';
import { html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav, readScope } from '#modules/challenges';
import { type Moved, reconfirmationsOf } from '#modules/teams';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, optionalText, parseForm, requiredDate, revision, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { ifDaysMoved, moveDays } from '../../application/move-days.ts';
import { newestRepair } from '../../store/plans.ts';
import { daysView, daysWords } from './view.ts';

const url = '/challenges/:challenge/team/days';

/** The days move while peers hold places. */
export const daysRoutes = [get(url, 'scope.edit', (context) => showDays(context, {})), post(url, 'scope.edit', move)];

type Again = { typed?: Typed; errors?: FieldErrors; would?: Moved[]; wouldDays?: string };

async function showDays(context: Context, again: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const { version } = await readScope(db, head.id);
  const main = daysView({
    base: `/challenges/${head.reference}`,
    csrf: context.csrf,
    version,
    days: daysWords(head.onSiteFrom, head.onSiteUntil),
    asked: await reconfirmationsOf(db, head.id),
    planId: context.may('year.plan') ? await newestRepair(db, head.id) : null,
    would: again.would ?? null,
    wouldDays: again.wouldDays ?? '',
    typed: again.typed ?? {},
    errors: again.errors ?? {},
  });
  const nav = await challengeNav(context, 'team');
  return context.show({
    title: 'Move the days on site',
    caption: head.title,
    width: 'narrow',
    back: `/challenges/${head.reference}/team`,
    ...(again.errors ? { errors: again.errors } : {}),
    main: html`${nav}${main}`,
  });
}

const moving = z.object({
  version: revision(),
  from: requiredDate('Enter the first day on site'),
  until: requiredDate('Enter the last day on site'),
  sure: optionalText(10),
});

async function move(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const form = parseForm(moving, context.body);
  if (!form.ok) return await showDays(context, { typed: form.typed, errors: form.errors });
  const { version, from, until, sure } = form.value;
  if (until < from)
    return await showDays(context, {
      typed: context.body,
      errors: { until: 'The last day must be the first day or later' },
    });
  if (sure !== 'yes') {
    const would = await ifDaysMoved(context.services, { head, from, until });
    return await showDays(context, { typed: context.body, would, wouldDays: daysWords(from, until) });
  }
  const done = await moveDays(context.services, { head, version, from, until }, signedIn(context).personId);
  if (isRefusal(done)) return await showDays(context, { typed: context.body, errors: { from: done.why } });
  if ('errors' in done) return await showDays(context, { typed: context.body, errors: done.errors });
  const out = done.moved.filter(({ inTheWay }) => inTheWay.length > 0).length;
  const asked = done.moved.filter(
    ({ inTheWay, status }) => inTheWay.length === 0 && (status === 'accepted' || status === 'confirmed'),
  ).length;
  return redirect(
    `/challenges/${head.reference}/team/days`,
    `The days are ${daysWords(from, until)} now. ${asked} ${asked === 1 ? 'peer is' : 'peers are'} asked whether they still can${out > 0 ? `; ${out} cannot by the rules and ${out === 1 ? 'is' : 'are'} told why` : ''}. The host is told.`,
  );
}
