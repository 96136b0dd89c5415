import net from 'node:net';
import { after } from 'node:test';

/** The moments of a commit: it is asked for and PostgreSQL has not heard; it is done and the server has not heard. */
export type CommitMoment = 'asked' | 'done';

export type PostgresWire = {
  readonly port: number;
  /**
   * Stops the wire at that moment of the next transaction that takes in what a phone wrote: nothing more goes over it. Settles then, so
   * that somebody can be killed.
   */
  stopAt(moment: CommitMoment): Promise<void>;
};

/** A wire between a server and the PostgreSQL at `target`, which can be stopped in the very moment of a commit. */
export async function postgresWire(target: () => number): Promise<PostgresWire> {
  let armed: { moment: CommitMoment; stopped: () => void } | null = null;
  const open = new Set<net.Socket>();
  const listener = net.createServer((client) => {
    const server = net.connect(target(), '127.0.0.1');
    let takesIn = false;
    let still = false;
    const stopsAt = (moment: CommitMoment, now: boolean) => {
      if (armed?.moment !== moment || !takesIn || !now) return still;
      still = true;
      armed.stopped();
      armed = null;
      return true;
    };
    client.on('data', (part) => {
      takesIn ||= /insert into "?notebook_operations/i.test(part.toString('latin1'));
      if (!stopsAt('asked', /\bcommit\b/i.test(part.toString('latin1')))) server.write(part);
    });
    server.on('data', (part) => {
      const done = part.includes('COMMIT\0');
      if (!stopsAt('done', done)) client.write(part);
      if (done) takesIn = false;
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  after(() => {
    for (const socket of open) socket.destroy();
    listener.close();
  });
  return {
    port: (listener.address() as net.AddressInfo).port,
    stopAt: (moment) =>
      new Promise((resolve) => {
        armed = { moment, stopped: resolve };
      }),
  };
}
