import { z } from 'zod';
import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  optionalDate,
  optionalText,
  parseForm,
  type Typed,
  wholeNumber,
} from '#platform/http/forms';
import { withinLimit } from '#platform/http/rate-limit';
import { get, post } from '#platform/http/routes';
import {
  type AskedConfirmation,
  answerConfirmation,
  confirmationOfLink,
  resendConfirmation,
} from '../../application/answer-confirmation.ts';
import { confirmationView, doneView, endedView } from './view.ts';

/** The yearly question, by the mailed link, signed in or not. A mail scanner that opens the link answers nothing. */
export const confirmationRoutes = [
  get('/peer-confirmations/:token', 'anyone', (context) => showQuestion(context, {})),
  post('/peer-confirmations/:token', 'anyone', answer),
  post('/peer-confirmations/:token/new-link', 'anyone', sendAgain),
];

type Again = { typed?: Typed; errors?: FieldErrors };

async function showQuestion(context: Context, again: Again): Promise<Outcome> {
  const asked = await theQuestion(context);
  if (!asked) return notFound;
  const path = `/peer-confirmations/${context.params.token}`;
  if (asked.answered) {
    const state =
      context.query.is === 'review' ? 'review' : context.query.is === 'confirmed' ? 'confirmed' : 'answered';
    return context.show({ title: 'Thank you', width: 'narrow', main: doneView(state, context.actor !== null) });
  }
  if (asked.expiresOn < londonDate(context.now)) {
    return context.show({
      title: 'This link has ended',
      width: 'narrow',
      main: endedView({ action: `${path}/new-link`, csrf: context.csrf, ended: asked.expiresOn }),
    });
  }
  return context.show({
    title: 'Do we still have you right?',
    width: 'narrow',
    ...(again.errors ? { errors: again.errors } : {}),
    main: confirmationView({
      asked,
      action: path,
      csrf: context.csrf,
      typed: again.typed ?? { daysPerYear: String(asked.daysPerYear) },
      errors: again.errors ?? {},
    }),
  });
}

const answerForm = z.object({
  inPost: choice(['yes', 'no'], 'Say whether you are still in post'),
  leftOn: optionalDate(),
  daysPerYear: wholeNumber('Enter the days as a number from 0 to 60', 0, 60),
  news: optionalText(2000),
});

async function answer(context: Context): Promise<Outcome> {
  const asked = await theQuestion(context);
  if (!asked) return notFound;
  const read = parseForm(answerForm, context.body);
  if (!read.ok) return await showQuestion(context, read);
  const { inPost, leftOn, daysPerYear, news } = read.value;
  const answered = await answerConfirmation(context.services, context.params.token ?? '', {
    inPost: inPost === 'yes',
    leftOn,
    daysPerYear,
    news,
  });
  // Refused means answered before or ended: the page that comes next says which.
  const path = `/peer-confirmations/${context.params.token}`;
  return redirect(isRefusal(answered) ? path : `${path}?is=${answered}`);
}

async function sendAgain(context: Context): Promise<Outcome> {
  const asked = await theQuestion(context);
  if (!asked) return notFound;
  const path = `/peer-confirmations/${context.params.token}`;
  const limit = { tries: 3, minutes: 60 };
  if (!(await withinLimit(context.services.db, `confirm:${asked.peerId}`, limit, context.now)))
    return redirect(path, 'We have sent you several links already. Look in your mail, or try again in an hour.');
  const sent = await resendConfirmation(context.services, context.params.token ?? '');
  return redirect(path, sent ? 'We have sent a new link to the address we hold of you.' : 'There is nothing to send.');
}

async function theQuestion(context: Context): Promise<AskedConfirmation | null> {
  const found = await confirmationOfLink(context.services.db, context.params.token ?? '');
  return found && found.status !== 'merged' ? found : null;
}
