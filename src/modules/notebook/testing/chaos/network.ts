import type { Network, Reply } from '../../client/notebook/ports.ts';
import { type Answer, LEFT_TEAM } from '../../contract.ts';
import type { Life } from './device-disk.ts';
import type { ChaosBatch, ChaosServer } from './server.ts';
import type { World } from './world.ts';

/** What is wrong with the way to the server just now. */
export type Weather = {
  calm: boolean;
  serverDown: boolean;
  /** So many answers are lost on their way, the next ones. */
  unheard: number;
};
/** Whether somebody is signed in on a device, and has pressed there that they hand in what they had not sent, having left the team. */
export type SignIn = { signedIn: boolean; handsIn?: boolean };

export type Line = { readonly world: World; readonly server: ChaosServer; readonly weather: Weather };

/** The way from a window to the server: it loses, doubles, delays and so reorders; and the server dies before or after its commit. */
export function chaosNetwork(
  line: Line,
  life: Life,
  who: { personId: string; account: SignIn; device: string },
): Network {
  const { world, server, weather } = line;
  const rough = (inSoMany: number) => !weather.calm && world.chance.once(inSoMany);

  function exchange(batch: ChaosBatch): Promise<Reply> {
    return new Promise((resolve) => {
      let heard = false;
      const answer = (reply: Reply) => {
        if (heard || !life.alive) return;
        heard = true;
        resolve(reply);
      };
      const arrives = async () => {
        if (weather.serverDown || rough(12)) return;
        if (!who.account.signedIn) return world.later(300, () => answer({ kind: 'signed-out' }));
        const { handsIn = false } = who.account;
        const done = await server.takeIn({ ...batch, handsIn });
        if (!weather.calm && weather.unheard > 0) {
          weather.unheard -= 1;
          return world.note(`nobody hears that ${batch.operations.length} of ${batch.device.slice(-4)} are taken in`);
        }
        // Killed between its commit and its answer: it is done, and nobody hears of it.
        if (rough(8))
          return world.note(`server dies after taking in ${batch.operations.length} of ${batch.device.slice(-4)}`);
        world.later(rough(10) ? 20_000 : 300, () => answer(replyOf(done)));
      };
      if (!rough(8)) world.later(rough(10) ? 20_000 : 300, arrives);
      // The same request once more, by a network that was not sure: perhaps long after.
      if (rough(8)) world.later(60_000, arrives);
      world.later(10, () => world.later(30_000, () => answer({ kind: 'unreachable' })));
    });
  }

  return {
    exchange: ({ device, operations }) =>
      exchange({ device, personId: who.personId, operations: structuredClone(operations) }),
    register: (device) =>
      new Promise((resolve) => {
        world.later(500, async () => {
          if (weather.serverDown || rough(8)) return answerLater('unreachable');
          if (!who.account.signedIn) return answerLater('signed-out');
          await server.register(device, who.personId);
          world.later(300, () => {
            if (life.alive) resolve('done');
          });
        });
        const answerLater = (kind: 'unreachable' | 'signed-out') =>
          world.later(300, () => {
            if (life.alive) resolve({ kind });
          });
      }),
  };
}

function replyOf(done: Answer | 'unknown-device' | 'revoked' | 'left-team'): Reply {
  if (done === 'unknown-device') return { kind: 'unknown-device' };
  if (done === 'revoked') return { kind: 'refused', code: 'revoked', why: 'It was taken out of use.' };
  if (done === 'left-team') return { kind: 'refused', code: 'left-team', why: LEFT_TEAM };
  return { kind: 'answered', answer: done };
}
