import { z } from 'zod';
import { clock } from '#design/components/clock';
import { dataTable } from '#design/components/data-table';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { html } from '#design/html';
import { londonDate, longDate, mediumDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { MILESTONES } from '#modules/programmes';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { optionalText, parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { closeChallenge } from '../../application/close-challenge.ts';
import { closingList, notesDestroyedOn } from '../../domain/closing.ts';
import { challengeLife } from '../../store/challenge-life.ts';
import { challengeDefinition, challengeNav } from '../navigation/challenge-nav.ts';

/** The end of a challenge: what was done, what was not, and when its raw notes are destroyed. */
export const closeRoutes = [
  get('/challenges/:challenge/close', 'challenge.close', (context) => show(context)),
  post('/challenges/:challenge/close', 'challenge.close', close),
];

async function show(context: Context, typed: Typed = {}, errors: FieldErrors = {}): Promise<Outcome> {
  const head = theChallenge(context);
  const [definition, life, navigation] = await Promise.all([
    challengeDefinition(context),
    challengeLife(context.services.db, head.id),
    challengeNav(context, null),
  ]);
  const items = closingList(definition, life.reached);
  const open = items.filter((item) => item.doneOn === null).length;
  const closedOn = londonDate(life.closedAt ?? context.now);
  const destroyed = longDate(notesDestroyedOn(definition, closedOn));
  const list = dataTable({
    caption: 'What this challenge went through',
    onPhone: 'lines',
    columns: [{ label: 'Step' }, { label: 'When' }],
    rows: items.map(({ milestone, doneOn }) => [
      MILESTONES[milestone].label,
      doneOn ? clock({ state: 'done', text: mediumDate(doneOn) }) : 'Not done',
    ]),
  });
  const notes = html`<p class="govuk-body">${life.closedAt ? 'The team’s raw notes are destroyed on' : 'If you close it today, the team’s raw notes are destroyed on'} <strong>${destroyed}</strong>. The report, the findings and the history stay.</p>`;
  const path = `/challenges/${head.reference}`;
  const closing = life.closedAt
    ? govuk.insetText({ text: `Closed on ${mediumDate(closedOn)}.${life.endedReason ? ` ${life.endedReason}` : ''}` })
    : form({
        action: `${path}/close`,
        csrf: context.csrf,
        body: html`<p class="govuk-body">Nothing is asked of anybody after this, and a closed challenge cannot be opened again.</p>${field.textarea(
          {
            name: 'reason',
            label: open > 0 ? 'Why close it although something was not done?' : 'Anything to keep about how it ended',
            rows: 3,
            maximum: 2000,
            typed,
            errors,
          },
        )}`,
        button: { text: 'Close the challenge', kind: 'warning' },
        cancel: path,
      });
  return context.show({
    title: life.closedAt ? 'This challenge is closed' : 'Close this challenge',
    caption: head.title,
    width: 'narrow',
    errors,
    main: html`${navigation}${notes}${list}${closing}`,
  });
}

const closing = z.object({ reason: optionalText(2000) });

async function close(context: Context): Promise<Outcome> {
  const form = parseForm(closing, context.body);
  if (!form.ok) return await show(context, { ...form.typed }, { ...form.errors });
  const head = theChallenge(context);
  const { reason } = form.value;
  const closed = await closeChallenge(context.services, { head, reason }, signedIn(context).personId);
  if (isRefusal(closed) && closed.code === 'reason')
    return await show(context, { ...context.body }, { reason: closed.why });
  const home = `/challenges/${head.reference}`;
  if (isRefusal(closed)) return turnBack(home, closed.why);
  const destroyed = longDate(closed.notesDestroyedOn);
  return redirect(home, `The challenge is closed. The raw notes are destroyed on ${destroyed}. ${closed.told}`);
}
