import { type NoteBody, type Operation, REFUSAL_WORDS, sealOperation } from '../../contract.ts';
import type { Server } from './http-network.ts';
import { newDeviceId } from './new-id.ts';

/** What came of it: with the team; refused, and why; or nobody can say, so that the same words may be sent again. */
export type SentStraight = { readonly sent: true } | { readonly sent: false; readonly why: string };
export type StraightSender = (bodies: readonly NoteBody[]) => Promise<SentStraight>;

/**
 * The way out where the phone has no room: new notes go straight to the team and are not kept here. They have a device number of their
 * own, so that they get in the way of nothing that is kept; the same words sent again are the same operations, and are taken in once.
 */
export function straightSender(server: Server): StraightSender {
  let asked = '';
  let device = '';
  let operations: Operation[] = [];
  return async (bodies) => {
    const words = JSON.stringify(bodies.map((body) => ({ ...body, writtenAt: '' })));
    if (words !== asked) {
      asked = words;
      device = newId();
      operations = [];
      for (const body of bodies) operations.push(operationAfter(device, operations.at(-1), body));
    }
    const known = await server.registerFor(device, null);
    if (known.kind === 'refused') return { sent: false, why: known.why };
    const reply = known.kind === 'got' ? await server.exchange({ device, operations }) : known;
    if (reply.kind === 'refused') return { sent: false, why: reply.why };
    if (reply.kind === 'signed-out')
      return { sent: false, why: 'You have been signed out: sign in, in another window.' };
    if (reply.kind !== 'answered') return { sent: false, why: 'The team cannot be reached just now.' };
    const refused = reply.answer.outcomes.find((outcome) => outcome.result === 'refused');
    if (refused?.result === 'refused') return { sent: false, why: REFUSAL_WORDS[refused.code] };
    return reply.answer.knows >= operations.length ? { sent: true } : { sent: false, why: 'Only a part has arrived.' };
  };
}

function operationAfter(device: string, before: Operation | undefined, body: NoteBody): Operation {
  const about = { sequence: (before?.sequence ?? 0) + 1, id: newId(), noteId: newId(), seen: null };
  return sealOperation(device, { ...about, body, previous: before?.hash ?? '' });
}

function newId(): string {
  return newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
