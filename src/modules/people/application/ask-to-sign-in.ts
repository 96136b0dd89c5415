import { mailMessage } from '#design/mail';
import { newCode, newId, newToken } from '#kernel/ids';
import type { Services } from '#platform/http/context';
import { keyed } from '#platform/http/cookies';
import { withinLimit } from '#platform/http/rate-limit';
import { enqueueMail } from '#platform/mail/outbox';
import { hashToken } from '#platform/sessions/sessions';
import { LIMITS, SIGN_IN_MINUTES } from '../domain/sign-in.ts';
import { personByEmail } from '../store/people.ts';
import { insertRequest } from '../store/sign-in-requests.ts';

export type SignInAsk = {
  readonly email: string;
  readonly browserId: string;
  readonly networkKey: string;
  readonly returnTo: string;
};

/**
 * Somebody asks to sign in. A link and a code go to the address if we know it; if we do not, a message that says so. Nothing on
 * the screen and nothing in what is stored for the browser tells the two apart. Over the limit nothing is sent, and the answer is
 * the same for a known and an unknown address.
 */
export async function askToSignIn(services: Services, ask: SignInAsk): Promise<'asked' | 'too-often'> {
  const { db, config } = services;
  const now = services.clock();
  const address = keyed(config.secret, 'sign-in-address', ask.email.toLowerCase());
  const network = await withinLimit(db, `sign-in-network:${ask.networkKey}`, LIMITS.network, now);
  if (!network || !(await withinLimit(db, `sign-in-address:${address}`, LIMITS.address, now))) return 'too-often';
  const [token, code] = [newToken(), newCode()];
  await db.transaction().execute(async (trx) => {
    const person = await personByEmail(trx, ask.email);
    await insertRequest(trx, {
      id: newId(now.getTime()),
      personId: person?.id ?? null,
      browserHash: hashToken(ask.browserId),
      linkHash: hashToken(token),
      codeHash: codeHash(config.secret, ask.browserId, code),
      returnTo: ask.returnTo,
      askedAt: now,
      expiresAt: new Date(now.getTime() + SIGN_IN_MINUTES * 60_000),
    });
    const words = person ? signInMail(config.baseUrl, person.name, token, code) : unknownMail(config.baseUrl);
    const mail = { to: ask.email, personId: person?.id ?? null, template: 'sign-in', ...words };
    await enqueueMail(trx, mail, now);
  });
  return 'asked';
}

/** A code is only good in its browser: the browser is part of what is hashed, with a key, for six characters are few. */
export function codeHash(secret: string, browserId: string, code: string): Buffer {
  return Buffer.from(keyed(secret, 'sign-in-code', `${browserId} ${code}`), 'base64url');
}

function signInMail(baseUrl: string, name: string, token: string, code: string) {
  const spoken = `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
  const body = mailMessage({
    to: name,
    ask: `Sign in within ${SIGN_IN_MINUTES} minutes, in the browser where you asked. Your code is ${spoken}.`,
    button: { text: 'Sign in', url: `${baseUrl}/sign-in/link/${token}` },
    paragraphs: [
      'Use the link or type the code: either works once.',
      'If you did not ask to sign in, do nothing. Nobody can use this without your browser.',
    ],
    why: 'You get this because somebody typed your address on our sign-in page.',
  });
  return { subject: 'Your link and code to sign in to Critical Friend', ...body };
}

function unknownMail(baseUrl: string) {
  const body = mailMessage({
    ask: 'Somebody, probably you, asked to sign in to Critical Friend with this address. We do not know the address.',
    button: { text: 'Try another address', url: `${baseUrl}/sign-in` },
    paragraphs: [
      'Perhaps we have another address of yours. The person who runs your challenge or programme can tell you which.',
    ],
    why: 'You get this because somebody typed this address on our sign-in page. We keep no account for it.',
  });
  return { subject: 'We do not know this address at Critical Friend', ...body };
}
