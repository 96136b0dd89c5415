import { z } from 'zod';
import { londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredDate,
  requiredText,
  type Typed,
  wholeNumber,
} from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { certificateOf } from '../../application/certificate.ts';
import { logSupport, passOnFeedback, removeSupport } from '../../application/log-support.ts';
import { FEEDBACK_FROM_KEYS, SUPPORT_KINDS } from '../../domain/support.ts';
import { challengesOfPeer, type PeerRecord, peerRecord, reflectionsOf } from '../../store/record.ts';
import type { Editor } from '../sections/section.ts';
import { recordView } from './view.ts';

/** What a peer gave: their own page, and the office's of them. */
export const recordRoutes = [
  get('/peer/record', 'signed-in', (context) => showRecord(context, 'peer', {})),
  get('/peer/certificate.pdf', 'signed-in', (context) => certificate(context, 'peer')),
  post('/peer/support', 'signed-in', (context) => log(context, 'peer')),
  post('/peer/support/:support/removal', 'signed-in', takeBack),
  get('/pool/:peer/record', 'pool.see', (context) => showRecord(context, 'office', {})),
  get('/pool/:peer/certificate.pdf', 'pool.see', (context) => certificate(context, 'office')),
  post('/pool/:peer/support', 'pool.edit', (context) => log(context, 'office')),
  post('/pool/:peer/feedback', 'pool.edit', feedback),
];

async function theRecord(context: Context, by: Editor): Promise<PeerRecord | null> {
  const actor = signedIn(context);
  const id = by === 'peer' ? actor.personId : (context.params.peer ?? '');
  const record = isId(id) ? await peerRecord(context.services.db, id) : null;
  return record && (by === 'peer' || bodiesOf(actor, OFFICE_ROLES).includes(record.bodyId)) ? record : null;
}

type Again = { typed?: Typed; errors?: FieldErrors };

async function showRecord(context: Context, by: Editor, again: Again): Promise<Outcome> {
  const record = await theRecord(context, by);
  if (!record) return notFound;
  const { db } = context.services;
  const base = by === 'peer' ? '/peer' : `/pool/${record.id}`;
  return context.show({
    title: by === 'peer' ? 'Your record' : `What ${record.name} gave`,
    width: 'narrow',
    back: { href: base, text: by === 'peer' ? 'Your peer page' : record.name },
    ...(again.errors ? { errors: again.errors } : {}),
    main: recordView({
      record,
      by,
      base,
      csrf: context.csrf,
      formId: newId(context.now.getTime()),
      typed: again.typed ?? {},
      errors: again.errors ?? {},
      shared: by === 'office' ? await reflectionsOf(db, record.id, true) : [],
      challenges: by === 'office' ? await challengesOfPeer(db, record.id) : [],
    }),
  });
}

async function certificate(context: Context, by: Editor): Promise<Outcome> {
  const record = await theRecord(context, by);
  if (!record) return notFound;
  const { renderPdf } = await import('#platform/documents/pdf');
  return {
    kind: 'file',
    content: await renderPdf(certificateOf(record, londonDate(context.now))),
    mediaType: 'application/pdf',
    fileName: `Certificate of service ${record.name}.pdf`,
  };
}

const supportForm = z.object({
  id: formId(),
  kind: choice(SUPPORT_KINDS, 'Choose the kind of help'),
  what: requiredText('Say what it was, in a few words', 300),
  authority: optionalText(),
  on: requiredDate('Enter the day'),
  hours: wholeNumber('Enter the hours as a number from 1 to 480', 1, 480),
});

async function log(context: Context, by: Editor): Promise<Outcome> {
  const record = await theRecord(context, by);
  if (!record) return notFound;
  const read = parseForm(supportForm, context.body);
  if (!read.ok) return await showRecord(context, by, read);
  const again = (errors: FieldErrors) => showRecord(context, by, { typed: context.body, errors });
  if (read.value.on > londonDate(context.now)) return await again({ on: 'This day has not come yet' });
  const refused = await logSupport(context.services, record.id, read.value, signedIn(context).personId);
  if (refused) return await again({ authority: refused.why });
  return redirect(
    by === 'peer' ? '/peer/record' : `/pool/${record.id}/record`,
    'Logged. It counts on the certificate.',
  );
}

async function takeBack(context: Context): Promise<Outcome> {
  const id = context.params.support;
  const { personId } = signedIn(context);
  if (!isId(id) || !(await removeSupport(context.services, personId, id, personId))) return notFound;
  return redirect('/peer/record', 'Taken back.');
}

const feedbackForm = z.object({
  id: formId(),
  from: choice(FEEDBACK_FROM_KEYS, 'Say who said it'),
  challenge: optionalText(40),
  text: requiredText('Write what was said', 2000),
});

async function feedback(context: Context): Promise<Outcome> {
  const record = await theRecord(context, 'office');
  if (!record) return notFound;
  const read = parseForm(feedbackForm, context.body);
  if (!read.ok) return await showRecord(context, 'office', read);
  const { id, from, text, challenge } = read.value;
  const theirs = await challengesOfPeer(context.services.db, record.id);
  const challengeId = theirs.find((one) => one.id === challenge)?.id ?? null;
  const actor = signedIn(context).personId;
  await passOnFeedback(context.services, record.id, { id, from, text, challengeId }, actor);
  return redirect(`/pool/${record.id}/record`, `${record.name} sees this on their own page now.`);
}
