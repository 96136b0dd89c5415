import { z } from 'zod';
import { newId } from '#kernel/ids';
import { PEER_KINDS } from '#modules/pool';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import {
  choice,
  emailAddress,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
} from '#platform/http/forms';
import { withinLimit } from '#platform/http/rate-limit';
import { get, post } from '#platform/http/routes';
import { expressInterest } from '../../application/express-interest.ts';
import { interestOf } from '../../store/interest.ts';
import { applicationView, becomeView } from './view.ts';

export const applyRoutes = [
  get('/become-a-peer', 'anyone', (context) => showForm(context, {})),
  post('/become-a-peer', 'anyone', send),
  get('/application', 'signed-in', showApplication),
];

/** So many offers from one network in an hour are more than a whole council sends. */
const LIMIT = { tries: 20, minutes: 60 };

type Again = { typed?: Typed; errors?: FieldErrors };

function showForm(context: Context, again: Again): Outcome {
  const id = String(again.typed?.id ?? newId(context.now.getTime()));
  const main = becomeView({ csrf: context.csrf, id, typed: again.typed ?? {}, errors: again.errors ?? {} });
  return context.show({
    title: 'Become a peer',
    width: 'narrow',
    main,
    ...(again.errors ? { errors: again.errors } : {}),
  });
}

const interest = z.object({
  id: formId(),
  name: requiredText('Enter your name'),
  email: emailAddress('Enter your email address'),
  kind: choice(PEER_KINDS, 'Choose what you are'),
  role: requiredText('Enter your role'),
  authority: optionalText(),
  why: requiredText('Say what you would bring', 3000),
});

async function send(context: Context): Promise<Outcome> {
  const form = parseForm(interest, context.body);
  if (!form.ok) return showForm(context, form);
  if (!(await withinLimit(context.services.db, `interest:${context.networkKey}`, LIMIT, context.now))) {
    const errors = { name: 'Many offers have come from your network in the last hour. Please try again in an hour.' };
    return showForm(context, { typed: context.body, errors });
  }
  const { id, name, email, kind, role, authority, why } = form.value;
  await expressInterest(context.services, { id, name, email, kind, roleTitle: role, authorityName: authority, why });
  return redirect('/become-a-peer', `Thank you, ${name}. We have your offer and have written to ${email}.`);
}

async function showApplication(context: Context): Promise<Outcome> {
  const rows = await interestOf(context.services.db, signedIn(context).personId);
  if (rows.length === 0) return notFound;
  return context.show({ title: 'Your application', width: 'narrow', main: applicationView(rows) });
}
