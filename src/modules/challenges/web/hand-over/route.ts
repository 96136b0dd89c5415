import { z } from 'zod';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { html } from '#design/html';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { managerName } from '#modules/programmes';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { optionalText, parseForm } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { handOverChallenge } from '../../application/hand-over.ts';
import { toldWords } from '../../application/write-to.ts';
import { challengeLife } from '../../store/challenge-life.ts';
import { possibleManagers } from '../../store/managers.ts';
import { challengeDefinition, challengeNav } from '../navigation/challenge-nav.ts';
import { managerFields, readManager } from './form.ts';

/** A challenge changes hands: the programme manager says who runs it from now on. */
export const managerRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/manager', 'challenge.hand-over', (context) => show(context)),
  post('/challenges/:challenge/manager', 'challenge.hand-over', handOver),
];

type Again = { typed?: Typed; errors?: FieldErrors; status?: number };

async function show(context: Context, { typed = {}, errors = {}, status }: Again = {}): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const path = `/challenges/${head.reference}`;
  const [life, definition, managers, navigation] = await Promise.all([
    challengeLife(db, head.id),
    challengeDefinition(context),
    possibleManagers(db, head.bodyId),
    challengeNav(context, null),
  ]);
  if (head.managerId === null || life.closedAt)
    return redirect(path, 'Nobody runs this challenge, so it cannot be handed over.');
  const called = managerName(definition).toLowerCase();
  const others = managers.filter(({ id }) => id !== head.managerId);
  const runs = managers.find(({ id }) => id === head.managerId)?.name ?? 'Somebody';
  const main = html`${navigation}<p class="govuk-body">${runs} runs it now. What waits for the ${called} waits for the new one from then on. Sessions and calls that name ${runs} stay as they are: change those in the timetable.</p>
${form({
  action: `${path}/manager`,
  csrf: context.csrf,
  hidden: { from: head.managerId },
  body: html`${managerFields({ called, managers: others, typed, errors })}${field.textarea({
    name: 'reason',
    label: 'Why does it change hands?',
    hint: 'You need not say. It is kept in the history.',
    rows: 3,
    maximum: 2000,
    typed,
    errors,
  })}`,
  button: 'Hand it over and tell them both',
  cancel: path,
})}`;
  const page = { title: 'Hand this challenge over', caption: head.title, width: 'narrow' as const, errors, main };
  return context.show(page, status);
}

const about = z.object({ from: z.preprocess(String, z.string().refine(isId)), reason: optionalText(2000) });

async function handOver(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const typed: Typed = { ...context.body };
  const manager = readManager(context.body);
  const rest = parseForm(about, context.body);
  if ('errors' in manager || !rest.ok) {
    const wrong = { ...('errors' in manager ? manager.errors : {}), ...(rest.ok ? {} : rest.errors) };
    return await show(context, { typed, errors: wrong });
  }
  const done = await handOverChallenge(context.services, { head, manager, ...rest.value }, signedIn(context).personId);
  if (!isRefusal(done))
    return redirect(
      `/challenges/${head.reference}`,
      `${done.managerName} runs this challenge from now on. ${toldWords(done.told)}`,
    );
  if (done.code === 'not-running') return turnBack(`/challenges/${head.reference}`, done.why);
  const stale = done.code === 'moved-on' ? { status: 409 } : {};
  return await show(context, { typed, errors: { manager: done.why }, ...stale });
}
