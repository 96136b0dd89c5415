import { type Engine, openEngine, type SyncResult } from '../../client/notebook/engine.ts';
import type { ServerList } from '../../client/notebook/merge.ts';
import type { DeviceStore, Network } from '../../client/notebook/ports.ts';
import {
  type Disk,
  diskStore,
  emptyDisk,
  kill,
  type Life,
  newLife,
  type WipeWhereNothingWaits,
  wipeWhereNothingWaits,
} from './device-disk.ts';
import { chaosNetwork, type Line, type SignIn } from './network.ts';

/** When the simulated day begins, in milliseconds since 1970. */
export const START_MILLISECONDS = 1_800_000_000_000;

/** One window of a notebook: while its engine is null it is still opening. */
export type Window = {
  readonly life: Life;
  engine: Engine | null;
  list: ServerList | null;
  /** What the page does after a round of sending. */
  sent: (result: SyncResult) => void;
};

/** A new list has come: it is shown, and settles what it can. Answers of how many notes the words came by a file. */
export async function hears(window: Window, list: ServerList): Promise<number> {
  window.list = list;
  return (await window.engine?.listed(list).catch(() => 0)) ?? 0;
}

/** One device of one person: a disk that stays, and windows that come and go. */
export type Phone = {
  readonly personId: string;
  readonly device: string;
  readonly account: SignIn;
  readonly disk: Disk;
  /** Deletions that were refused, as was said when its notes were wiped. */
  readonly told: Set<string>;
  /** How far its clock is wrong, in milliseconds. It may jump. */
  skew: number;
  windows: Window[];
};

/** What a planted bug may put in place of the real thing on a device. */
export type PhoneParts = {
  store?(store: DeviceStore, line: Line, disk: Disk): DeviceStore;
  network?(network: Network, disk: Disk): Network;
  engine?(engine: Engine): Engine;
  wipe?(window: Window): WipeWhereNothingWaits;
};

export function aPhone(personId: string, device: string, skew: number): Phone {
  return { personId, device, account: { signedIn: true }, disk: emptyDisk(device), told: new Set(), skew, windows: [] };
}

/** Opens the notebook in a window of the phone; it sends at once what is waiting, as the page does. */
export function openWindow(line: Line, phone: Phone, parts: PhoneParts = {}): Window {
  const { world } = line;
  const life = newLife();
  const window: Window = { life, engine: null, list: null, sent: () => {} };
  const wipe = parts.wipe?.(window) ?? wipeWhereNothingWaits;
  window.sent = (result) => {
    if (result.result === 'done' && result.closed) void over().catch(() => {});
  };
  /** As the page does it when the challenge has closed: it says that it has wiped the notes, and what of them was not deleted. */
  async function over(): Promise<void> {
    const { engine } = window;
    if (!engine) return;
    // That it has closed stands in what the page takes along, with what the server has, and has forgotten.
    await hears(window, await line.server.list(phone.device, phone.personId));
    if (engine.refused().length > 0) return;
    await engine.refresh();
    const notDeleted = engine.notDeleted();
    if (!(await wipe(world, life, phone.disk))) return await engine.refresh();
    for (const { revision } of notDeleted) phone.told.add(revision);
    crash(line, phone, window);
  }
  // A notebook that was wiped is not put on the device again.
  if (!phone.disk.wiped) phone.windows.push(window);
  const store = diskStore(world, life, phone.disk);
  const network = chaosNetwork(line, life, phone);
  void openEngine({
    store: parts.store?.(store, line, phone.disk) ?? store,
    network: parts.network?.(network, phone.disk) ?? network,
    now: () => world.now() + phone.skew + START_MILLISECONDS,
    random: (bytes) => world.chance.bytes(bytes),
  }).then(
    (engine) => {
      window.engine = parts.engine?.(engine) ?? engine;
      sync(window);
    },
    // It could not be opened: that is said, and the window is closed.
    () => crash(line, phone, window),
  );
  return window;
}

/** Sends; whatever stands in the way is said on the screen and tried again later. */
export function sync({ engine, sent }: Window): void {
  engine?.sync().then(sent, () => {});
}

/** The windows go, in the middle of whatever they are at. */
export function crash({ world }: Line, phone: Phone, only?: Window): void {
  for (const window of phone.windows) if (!only || window === only) kill(world, window.life);
  phone.windows = phone.windows.filter((window) => window.life.alive);
}
