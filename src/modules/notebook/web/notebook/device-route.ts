import { z } from 'zod';
import { isId } from '#kernel/ids';
import { isRefusal, type Refusal } from '#kernel/result';
import { browserName } from '#modules/people';
import { type Context, notFound, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { LEFT } from '../../application/leaving.ts';
import { bundleNews } from '../../application/make-bundle.ts';
import { registerDevice } from '../../application/register-device.ts';
import { takeInOperations } from '../../application/take-in-operations.ts';
import { PHOTOGRAPH_BYTES, takeInPhotograph } from '../../application/take-in-photograph.ts';
import { takeInSmall } from '../../application/take-in-small.ts';
import { SMALL_BYTES } from '../../domain/picture.ts';
import { photographOf, type StoredPhotograph } from '../../store/photographs.ts';

/**
 * What the script of the notebook asks for. Everything is answered as JSON; a refusal with 409, its code and its sentence. Whoever has left the
 * team is let in for handing in alone: what they hear is of their own device.
 */
export const deviceRoutes = [
  get('/challenges/:challenge/notebook/bundle', 'notes.hand-in', sendBundle),
  post('/challenges/:challenge/notebook/devices', 'notes.hand-in', register),
  post('/challenges/:challenge/notebook/operations', 'notes.hand-in', takeIn),
  post('/challenges/:challenge/notebook/photographs', 'notes.hand-in', takePhotograph, {
    upload: { limitBytes: PHOTOGRAPH_BYTES },
  }),
  post('/challenges/:challenge/notebook/photographs/:photograph/small', 'notes.write', takeSmall, {
    upload: { limitBytes: SMALL_BYTES },
  }),
  get('/challenges/:challenge/photographs/:photograph', 'notes.read', sendPhotograph),
  get('/challenges/:challenge/photographs/:photograph/small', 'notes.read', sendSmall),
];

const id = z.string().refine(isId);
/** What is no number of a browser is none: it holds up nothing. */
const browser = id.nullish().catch(null);
const registerSchema = z.object({ device: id, wrapped: z.string().max(200).nullable(), phone: id.nullish(), browser });
const batchSchema = z.object({
  device: id,
  operations: z.array(z.unknown()).max(500),
  browser,
  handsIn: z.boolean().optional(),
});

async function sendBundle(context: Context): Promise<Outcome> {
  // All of it is the team's.
  if (!context.may('notes.write')) return answerOf(LEFT);
  const { device, have } = context.query;
  const { id: challengeId, reference, title } = theChallenge(context);
  const asked = {
    challenge: { id: challengeId, reference, title },
    personId: signedIn(context).personId,
    csrf: context.csrf,
  };
  const bundle = isId(device) ? await bundleNews(context.services, { ...asked, device }, have) : null;
  return bundle ? { kind: 'json', value: bundle } : { kind: 'json', value: UNKNOWN, status: 409 };
}

async function register(context: Context): Promise<Outcome> {
  const read = registerSchema.safeParse(context.body);
  if (!read.success) return unreadable;
  const { personId, sessionId } = signedIn(context);
  const known = { challengeId: theChallenge(context).id, name: browserName(context.userAgent), sessionId };
  return answerOf(await registerDevice(context.services, { ...known, ...read.data }, personId));
}

async function takeIn(context: Context): Promise<Outcome> {
  const read = batchSchema.safeParse(context.body);
  if (!read.success) return unreadable;
  const { personId, sessionId } = signedIn(context);
  const batch = { challengeId: theChallenge(context).id, sessionId, ...read.data };
  return answerOf(await takeInOperations(context.services, batch, personId));
}

async function takePhotograph(context: Context): Promise<Outcome> {
  const { id: photograph, note } = context.body;
  if (!isId(photograph) || !isId(note)) return unreadable;
  const named = (field: string) => context.uploads.find((upload) => upload.field === field);
  const files = { upload: named('photograph'), small: named('small') };
  const wanted = { challengeId: theChallenge(context).id, id: photograph, noteId: note, ...files };
  return answerOf(await takeInPhotograph(context.services, wanted, signedIn(context).personId));
}

/** Of one's own that is there without, as its author's notebook made it. */
async function takeSmall(context: Context): Promise<Outcome> {
  const photographId = context.params.photograph;
  if (!isId(photographId)) return notFound;
  const small = context.uploads.find((upload) => upload.field === 'small');
  const wanted = { challengeId: theChallenge(context).id, photographId, small };
  return answerOf(await takeInSmall(context.services, wanted, signedIn(context).personId));
}

/** In full, where one opens it by itself. The browser keeps nothing of it: it would show what it keeps to whoever goes back. */
async function sendPhotograph(context: Context): Promise<Outcome> {
  const found = await thePhotograph(context);
  return found ? inFull(context, found) : notFound;
}

function inFull(context: Context, { sha256, mediaType }: StoredPhotograph): Outcome {
  const content = context.services.files.read(sha256);
  return { kind: 'file', content, mediaType, fileName: fileNameOf(mediaType), inline: true };
}

/** Small, for lists, and kept by the browser; in full, and kept by none, where there is no small one. */
async function sendSmall(context: Context): Promise<Outcome> {
  const found = await thePhotograph(context);
  if (!found) return notFound;
  const version = found.smallSha256;
  if (version === null) return inFull(context, found);
  const mediaType = 'image/jpeg';
  const open = () => context.services.files.read(version);
  return { kind: 'picture', open, mediaType, fileName: fileNameOf(mediaType), version };
}

/** The photograph of this address, or null: also where it is another challenge's, or destroyed. */
async function thePhotograph(context: Context): Promise<StoredPhotograph | null> {
  const id = context.params.photograph;
  return isId(id) ? await photographOf(context.services.db, theChallenge(context).id, id) : null;
}

function fileNameOf(mediaType: string): string {
  return mediaType === 'image/png' ? 'photograph.png' : 'photograph.jpg';
}

function answerOf(outcome: Refusal | object): Outcome {
  if (!isRefusal(outcome)) return { kind: 'json', value: outcome };
  return { kind: 'json', value: { code: outcome.code, why: outcome.why }, status: 409 };
}

const UNKNOWN = { code: 'unknown-device', why: 'The server does not know this device yet.' };
const unreadable: Outcome = {
  kind: 'json',
  value: { code: 'unreadable', why: 'What the notebook sent could not be read.' },
  status: 400,
};
