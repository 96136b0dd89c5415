import { type NoteBody, type Operation, REFUSAL_WORDS, sealOperation } from '../../contract.ts';
import type { Server } from './http-network.ts';
import { newDeviceId } from './new-id.ts';
import { PHOTOGRAPH_DAMAGED } from './words.ts';

/**
 * What came of it: with the team; refused, and why; or nobody can say, so that the same may be sent again. `words`: those are with the
 * team, and the photograph is not.
 */
export type SentStraight =
  | { readonly sent: true }
  | { readonly sent: false; readonly why: string; readonly words?: true };

/** A photograph that goes along with the first of the notes; `bytes` null where it cannot be read. */
export type PictureToSend = { readonly id: string; readonly bytes: ArrayBuffer | null };
export type StraightSender = (bodies: readonly NoteBody[], picture: PictureToSend | null) => Promise<SentStraight>;

/**
 * The way out where the phone has no room: new notes go straight to the team and are not kept here. They have a device number of their
 * own, so that they get in the way of nothing that is kept; the same words sent again are the same operations, and are taken in once.
 */
export function straightSender(server: Pick<Server, 'registerBeside' | 'exchange' | 'photograph'>): StraightSender {
  let asked = '';
  let device = '';
  let operations: Operation[] = [];

  async function sendPicture({ id, bytes }: PictureToSend): Promise<SentStraight> {
    const noteId = operations[0]?.noteId ?? '';
    const got = bytes && (await server.photograph({ id, noteId, bytes }));
    if (got?.kind === 'got') return { sent: true };
    const why = !got ? PHOTOGRAPH_DAMAGED : got.kind === 'refused' ? got.why : UNREACHABLE;
    return { sent: false, why, words: true };
  }

  async function sendAll(bodies: readonly NoteBody[], picture: PictureToSend | null): Promise<SentStraight> {
    const words = JSON.stringify(bodies.map((body) => ({ ...body, writtenAt: '' })));
    if (words !== asked) {
      asked = words;
      device = newId();
      operations = [];
      for (const body of bodies) operations.push(operationAfter(device, operations.at(-1), body));
    }
    const known = await server.registerBeside(device);
    if (known.kind === 'refused') return { sent: false, why: known.why };
    const reply = known.kind === 'got' ? await server.exchange({ device, operations }) : known;
    if (reply.kind === 'refused') return { sent: false, why: reply.why };
    if (reply.kind === 'signed-out')
      return { sent: false, why: 'You have been signed out: sign in, in another window.' };
    if (reply.kind !== 'answered') return { sent: false, why: UNREACHABLE };
    const refused = reply.answer.outcomes.find((outcome) => outcome.result === 'refused');
    if (refused?.result === 'refused') return { sent: false, why: REFUSAL_WORDS[refused.code] };
    if (reply.answer.knows < operations.length) return { sent: false, why: 'Only a part has arrived.' };
    return picture ? await sendPicture(picture) : { sent: true };
  }

  return async (bodies, picture) => {
    const done = await sendAll(bodies, picture);
    // The same words once more are meant: another flipchart, whose note says no more than that it is one.
    if (done.sent) asked = '';
    return done;
  };
}

const UNREACHABLE = 'The team cannot be reached just now.';

function operationAfter(device: string, before: Operation | undefined, body: NoteBody): Operation {
  const about = { sequence: (before?.sequence ?? 0) + 1, id: newId(), noteId: newId(), seen: null };
  return sealOperation(device, { ...about, body, previous: before?.hash ?? '' });
}

function newId(): string {
  return newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
