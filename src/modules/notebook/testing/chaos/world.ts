import type { Chance } from './chance.ts';

/** Time and everything that is about to happen in it. Nothing happens but what is taken from this queue, in an order of the seed's. */
export type World = {
  readonly chance: Chance;
  now(): number;
  /** Lets something happen after some time, of the seed's choosing, up to `within` milliseconds. */
  later(within: number, work: () => void | Promise<void>): void;
  /** Goes on until nothing is left to happen, or until that time. */
  runUntil(time: number): Promise<void>;
  /** Remembers a line of what happened, for a seed that fails. */
  note(line: string): void;
  story(): readonly string[];
};

type Event = { at: number; order: number; work: () => void | Promise<void> };

export function makeWorld(chance: Chance): World {
  const events: Event[] = [];
  const lines: string[] = [];
  let time = 0;
  let order = 0;
  /** Lets all that can go on without time passing go on: every continuation of what was just answered. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    chance,
    now: () => time,
    later(within, work) {
      events.push({ at: time + chance.number() * within, order: order++, work });
    },
    async runUntil(until) {
      for (;;) {
        let first = 0;
        for (let index = 1; index < events.length; index += 1)
          if (isBefore(events[index], events[first])) first = index;
        const event = events[first];
        if (!event || event.at > until) break;
        events.splice(first, 1);
        time = Math.max(time, event.at);
        await event.work();
        await settle();
      }
      time = Math.max(time, until);
    },
    note: (line) => lines.push(`${(time / 1000).toFixed(2)}s ${line}`),
    story: () => lines,
  };
}

function isBefore(a: Event | undefined, b: Event | undefined): boolean {
  if (!a || !b) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
