import type { Sent } from '../../client/notebook/ports.ts';
import { isNotDeleted } from '../../client/notebook/refusals.ts';
import { sealOperation } from '../../contract.ts';
import { decideTakeIn } from '../../domain/take-in.ts';
import type { PhoneParts } from './phone.ts';
import { type ChaosServer, modelServer, type Places } from './server.ts';

/** A mistake that somebody could make, put into the device or the server: the oracle must see each. */
export type PlantedBug = { readonly what: string; readonly parts?: PhoneParts; server?(places: Places): ChaosServer };

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    what: 'the screen says saved before the transaction has committed',
    parts: {
      store: (store) => ({
        ...store,
        append: async (...what) => {
          void store.append(...what).catch(() => {});
          return 'kept';
        },
      }),
    },
  },
  {
    what: 'a full disk is taken for a saved note',
    parts: {
      store: (store) => ({
        ...store,
        append: async (...what) => ((await store.append(...what)) === 'moved' ? 'moved' : 'kept'),
      }),
    },
  },
  {
    what: 'the device forgets an operation when it is sent, not when it is acknowledged',
    parts: {
      store: (store, _line, disk) => ({
        ...store,
        async operationsAfter(sequence, most) {
          const sent = await store.operationsAfter(sequence, most);
          for (const one of sent) disk.operations.delete(one.sequence);
          return sent;
        },
      }),
    },
  },
  {
    what: 'the device does not send again to a server that knows less than it once said',
    parts: {
      network: (network, disk) => ({
        ...network,
        async exchange(batch) {
          const reply = await network.exchange(batch);
          if (reply.kind !== 'answered') return reply;
          const knows = Math.max(disk.acknowledged, reply.answer.knows);
          return { kind: 'answered', answer: { ...reply.answer, knows } };
        },
      }),
    },
  },
  {
    what: 'an acknowledgement of more than was sent is believed, and what became of the rest is never asked for',
    parts: {
      network: (network, disk) => ({
        ...network,
        async exchange(batch) {
          const reply = await network.exchange(batch);
          const knows = reply.kind === 'answered' ? reply.answer.knows : 0;
          // As if all of it had been sent, and nothing were to be told of it.
          if (knows > disk.acknowledged) (batch.operations as Sent[]).push({ sequence: knows, hash: '' });
          return reply;
        },
      }),
    },
  },
  {
    what: 'a second window writes under a number that is taken',
    parts: {
      store: (store, { world }) => ({
        ...store,
        async append(at, operation, note) {
          const result = await store.append(at, operation, note);
          return result === 'moved' && world.chance.once(2) ? 'kept' : result;
        },
      }),
    },
  },
  {
    what: 'a note is written again under another name where the disk did not answer',
    parts: {
      engine: (engine) => ({
        ...engine,
        async write(body) {
          const saved = await engine.write(body);
          return saved.saved ? saved : await engine.write({ ...body, kind: 'neutral', sourceCategory: 'data' });
        },
      }),
    },
  },
  {
    what: 'the server takes in what comes late from a device that was taken out of use',
    server: (places) => ({ ...modelServer(places), revoke: async () => true }),
  },
  {
    what: 'somebody who has left the team changes what it has of theirs',
    server: (places) =>
      modelServer(places, { decide: (facts, arrived) => decideTakeIn({ ...facts, hasLeft: false }, arrived) }),
  },
  {
    what: 'what somebody hands in who has left the team is acknowledged and not kept',
    server: (places) =>
      modelServer(places, {
        decide(facts, arrived) {
          const decision = decideTakeIn(facts, arrived);
          return facts.hasLeft ? { ...decision, steps: [] } : decision;
        },
      }),
  },
  {
    what: 'an operation that cannot be read is left out, and the numbers after it close up',
    parts: {
      store: (store) => ({
        ...store,
        operationsAfter: async (...what) => (await store.operationsAfter(...what)).filter((one) => 'noteId' in one),
      }),
    },
  },
  {
    what: 'a note that is saved again is written first and taken away after',
    parts: {
      store: (store, _line, disk) => ({
        ...store,
        async append(at, operation, note, { instead, ...along } = {}) {
          const kept = await store.append(at, operation, note, along);
          const changes = instead ? [{ ...instead, note: null }] : [];
          if (instead && kept === 'kept') await store.settle({ acknowledged: disk.acknowledged, changes });
          return kept;
        },
      }),
    },
  },
  {
    what: 'a note that answers a prompt forgets which when it is sent',
    parts: {
      network: (network) => ({
        ...network,
        exchange: (batch) =>
          network.exchange({ ...batch, operations: batch.operations.map((one) => withoutPrompt(batch.device, one)) }),
      }),
    },
  },
  {
    what: 'the server refuses a number that a device cannot read any more, though it has it',
    server: (places) =>
      modelServer(places, {
        decide: (facts, arrived) =>
          decideTakeIn(
            facts,
            arrived.map((one) => ('unreadable' in one ? { ...one, hash: 'damaged' } : one)),
          ),
      }),
  },
  {
    what: 'a deletion that the server refuses is never told, and its note is not shown any more',
    parts: {
      engine: (engine) => ({ ...engine, notes: () => engine.notes().filter((note) => !isNotDeleted(note)) }),
    },
  },
  {
    what: 'the window calls confirmed what the server has refused',
    parts: {
      network: (network) => ({
        ...network,
        async exchange(batch) {
          const reply = await network.exchange(batch);
          if (reply.kind !== 'answered') return reply;
          const outcomes = reply.answer.outcomes.filter((one) => one.result !== 'refused');
          return { ...reply, answer: { ...reply.answer, outcomes } };
        },
      }),
    },
  },
  {
    what: 'a window looks at the close whether anything waits, and wipes after',
    parts: {
      wipe: () => async (world, _life, disk) => {
        const waits = disk.head.sequence > disk.acknowledged;
        await new Promise<void>((resolve) => world.later(10_000, resolve));
        disk.wiped ||= !waits;
        return disk.wiped;
      },
    },
  },
  {
    what: 'an older file brings again what its writer has saved again since',
    server: (places) => modelServer(places, { savedAgain: () => null }),
  },
  {
    what: 'what its writer saves again is written beside what a file has brought already',
    server: (places) =>
      modelServer(places, {
        decide(facts, arrived) {
          const known = new Set(facts.notes.map((note) => note.id));
          const decision = decideTakeIn(facts, arrived);
          const again = arrived.flatMap((one) => ('instead' in one && known.has(one.instead ?? '') ? [one] : []));
          const steps = again.flatMap(({ noteId, id, body }) =>
            body ? [{ step: 'insert' as const, id: noteId, revision: id, besideId: null, body }] : [],
          );
          return { ...decision, steps: [...decision.steps, ...steps.filter((step) => !known.has(step.id))] };
        },
      }),
  },
  {
    what: 'a newer file brings again what was refused twice, and deleted after an older one had brought it',
    server: (places) => modelServer(places, { remember: (brought) => ({ ...brought, words: null }) }),
  },
  {
    what: 'the server does not remember what a file has brought',
    server: (places) => modelServer(places, { remember: () => null }),
  },
  {
    what: 'the server tells no phone what files have brought',
    server(places) {
      const server = modelServer(places);
      return { ...server, list: async (...who) => ({ ...(await server.list(...who)), brought: [] }) };
    },
  },
  { what: 'the server acknowledges before it has committed', server: acknowledgesFirst },
  {
    what: 'the server takes the same number in again',
    server: (places) => modelServer(places, { decide: takesInTwice }),
  },
  {
    what: 'the server lets the last writer win',
    server: (places) => modelServer(places, { decide: lastWriterWins }),
  },
  {
    what: 'the server goes on behind a gap',
    server: (places) =>
      modelServer(places, {
        decide(facts, arrived) {
          const first = Math.min(...arrived.map((one) => one.sequence));
          const log = first > facts.log.sequence ? { sequence: first - 1, hash: '' } : facts.log;
          return decideTakeIn({ ...facts, log }, arrived);
        },
      }),
  },
  {
    what: 'the server tidies the words',
    server: (places) =>
      modelServer(places, {
        decide(facts, arrived) {
          const decision = decideTakeIn(facts, arrived);
          const steps = decision.steps.map((one) =>
            one.step === 'delete' ? one : { ...one, body: { ...one.body, text: one.body.text.normalize('NFC') } },
          );
          return { ...decision, steps };
        },
      }),
  },
];

function withoutPrompt(device: string, one: Sent): Sent {
  if (!('noteId' in one) || !one.body) return one;
  const { promptId: _, ...body } = one.body;
  return sealOperation(device, { ...one, body });
}

/** Answers from memory and commits at its next request; a kill in between loses it. */
function acknowledgesFirst(places: Places): ChaosServer {
  const server = modelServer(places);
  let pending: unknown = null;
  let asked = 0;
  return {
    ...server,
    async takeIn(batch) {
      asked += 1;
      if (asked % 2 === 0 && pending !== null) await server.restore(pending);
      pending = await server.backup();
      return await server.takeIn(batch);
    },
  };
}

const takesInTwice: typeof decideTakeIn = (facts, arrived) => {
  const decision = decideTakeIn(facts, arrived);
  const again = arrived.flatMap((one) => {
    const before = facts.recorded.get(one.sequence);
    if (!before || 'unreadable' in one || one.body === null || before.hash !== one.hash) return [];
    const id = `${one.id.slice(0, 24)}${String(facts.notes.length).padStart(12, '0')}`;
    return [{ step: 'insert' as const, id, revision: id, besideId: null, body: one.body }];
  });
  return { ...decision, steps: [...decision.steps, ...again] };
};

const lastWriterWins: typeof decideTakeIn = (facts, arrived) => {
  const revisions = new Map(facts.notes.map((note) => [note.id, note.revision]));
  const decision = decideTakeIn(facts, arrived);
  const deleted = new Set(decision.steps.flatMap((one) => (one.step === 'delete' ? [one.id] : [])));
  const steps = decision.steps.map((one) =>
    one.step === 'insert' && one.besideId !== null && revisions.has(one.besideId) && !deleted.has(one.besideId)
      ? { step: 'update' as const, id: one.besideId, revision: one.revision, body: one.body }
      : one,
  );
  return { ...decision, steps };
};
