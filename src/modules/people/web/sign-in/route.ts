import { z } from 'zod';
import { isRefusal } from '#kernel/result';
import type { Context, Outcome } from '#platform/http/context';
import { redirect } from '#platform/http/context';
import { emailAddress, parseForm, requiredText } from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { endSession } from '#platform/sessions/sessions';
import { askToSignIn } from '../../application/ask-to-sign-in.ts';
import { type Arrival, signInAsDemoPerson, signInByCode, signInByLink } from '../../application/sign-in.ts';
import { demoPeople } from '../../store/people.ts';
import { browserName } from './browser-name.ts';
import { codeMain, linkMain, linkRefusedMain, signInMain } from './view.ts';

/** The way in and out. */
export const signInRoutes: readonly PageRoute[] = [
  get('/sign-in', 'anyone', showSignIn),
  post('/sign-in', 'anyone', takeAddress),
  get('/sign-in/code', 'anyone', showCode),
  post('/sign-in/code', 'anyone', takeCode),
  get('/sign-in/link/:token', 'anyone', showLink),
  post('/sign-in/link/:token', 'anyone', takeLink),
  post('/sign-in/demo/:person', 'anyone', beDemoPerson),
  post('/sign-out', 'anyone', signOut),
];

const askForm = z.object({ email: emailAddress('Enter your email address') });
const codeForm = z.object({ code: requiredText('Enter the code from the message', 20) });

async function showSignIn(context: Context): Promise<Outcome> {
  if (context.actor) return redirect('/');
  return await signInPage(context, { returnTo: localPath(context.query['return-to']) });
}

async function signInPage(
  context: Context,
  shown: { returnTo: string; errors?: Record<string, string>; status?: number },
): Promise<Outcome> {
  const people = context.services.config.demo ? await demoPeople(context.services.db) : [];
  const demo = people.map((person) => ({
    id: person.id,
    name: person.name,
    jobTitle: [person.job_title, person.authority].filter(Boolean).join(', '),
    blurb: person.demo_blurb ?? '',
  }));
  const main = signInMain({ csrf: context.csrf, typed: context.body, demo, ...shown });
  const title = demo.length > 0 ? 'Welcome to Critical Friend' : 'Sign in';
  const page = { title, main, width: demo.length > 0 ? ('wide' as const) : ('narrow' as const), errors: shown.errors };
  return context.show(page, shown.status);
}

async function takeAddress(context: Context): Promise<Outcome> {
  const returnTo = localPath(context.body['return-to']);
  const parsed = parseForm(askForm, context.body);
  if (!parsed.ok) return await signInPage(context, { returnTo, errors: parsed.errors });
  const { browserId, networkKey } = context;
  const asked = await askToSignIn(context.services, { email: parsed.value.email, browserId, networkKey, returnTo });
  if (asked === 'asked') return redirect('/sign-in/code');
  const errors = { email: 'That was too many tries. Wait 15 minutes, then ask again' };
  return await signInPage(context, { returnTo, errors, status: 429 });
}

function showCode(context: Context, errors?: Record<string, string>): Outcome {
  const main = codeMain({ csrf: context.csrf, typed: context.body, errors, returnTo: '/' });
  return context.show({ title: 'Check your email', main, width: 'narrow', back: '/sign-in', errors });
}

async function takeCode(context: Context): Promise<Outcome> {
  const parsed = parseForm(codeForm, context.body);
  if (!parsed.ok) return showCode(context, parsed.errors);
  const result = await signInByCode(context.services, parsed.value.code, arrival(context));
  if (isRefusal(result)) return showCode(context, { code: result.why });
  return { kind: 'redirect', to: result.returnTo, session: result.token };
}

function showLink(context: Context): Outcome {
  if (context.actor) return redirect('/');
  const main = linkMain({ csrf: context.csrf, token: context.params.token ?? '' });
  return context.show({ title: 'Sign in to Critical Friend', main, width: 'narrow' });
}

async function takeLink(context: Context): Promise<Outcome> {
  const result = await signInByLink(context.services, context.params.token ?? '', arrival(context));
  if (!isRefusal(result)) return { kind: 'redirect', to: result.returnTo, session: result.token };
  const why = result.code === 'unknown' ? 'This link is not one of ours, or it is no longer the newest.' : result.why;
  const main = linkRefusedMain({ why, otherBrowser: result.code === 'other-browser' });
  return context.show({ title: 'This link did not work', main, width: 'narrow' }, 410);
}

async function beDemoPerson(context: Context): Promise<Outcome> {
  const result = await signInAsDemoPerson(context.services, context.params.person ?? '', arrival(context));
  if (!result) return { kind: 'not-found' };
  return { kind: 'redirect', to: localPath(context.body['return-to']), session: result.token };
}

async function signOut(context: Context): Promise<Outcome> {
  if (context.actor) await endSession(context.services.db, context.actor.sessionId, context.now);
  return { kind: 'redirect', to: '/sign-in', session: null, notice: 'You have signed out.' };
}

function arrival(context: Context): Arrival {
  const { browserId, userAgent, actor } = context;
  return { browserId, browserName: browserName(userAgent), oldSessionId: actor?.sessionId ?? null };
}

/** Only a path of ours: nobody is led away by a link with another address in it. */
function localPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s]{0,500}$/.test(value) ? value : '/';
}
