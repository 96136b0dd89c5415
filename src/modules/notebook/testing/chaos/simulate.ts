import type { Saved } from '../../client/notebook/engine.ts';
import { type OwnNote, ownNotes } from '../../client/notebook/merge.ts';
import { newDeviceId } from '../../client/notebook/new-id.ts';
import type { LocalNote } from '../../client/notebook/ports.ts';
import type { NoteBody } from '../../contract.ts';
import { isMisplaced, misplaced, newBody, placedAgain, someBody, timeOn } from './bodies.ts';
import { chanceFrom } from './chance.ts';
import { damage } from './device-disk.ts';
import { breachesOf } from './oracle.ts';
import { aPhone, crash, openWindow, type Phone, START_MILLISECONDS, sync, type Window } from './phone.ts';
import { type Counts, NOTHING_HAPPENED, type Run, type SimulationOptions } from './run.ts';
import { makeWorld } from './world.ts';

export type Simulated = {
  readonly breaches: readonly string[];
  readonly story: readonly string[];
  readonly counts: Readonly<Counts>;
};

/**
 * A day of two peers with three devices on a network and a server that fail in every way the seed can think of; then everything comes
 * right, all is sent, and the oracle looks. The same seed is the same day.
 */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const chance = chanceFrom(options.seed);
  const world = makeWorld(chance);
  const [first, second] = options.people;
  const phones = [first, first, second].map((person) =>
    aPhone(person, newDeviceId(START_MILLISECONDS, chance.bytes(10)), (chance.below(7) - 3) * 3_600_000),
  );
  const run: Run = {
    world,
    server: options.server,
    weather: { calm: false, serverDown: false, unheard: 0 },
    phones,
    lost: [],
    troubles: [],
    options,
    saved: [],
    backups: [await options.server.backup()],
    written: 0,
    counts: { ...NOTHING_HAPPENED },
  };
  for (const phone of phones) openWindow(run, phone, options.parts);
  for (let act = 0; act < (options.acts ?? 90); act += 1) {
    await world.runUntil(world.now() + chance.below(20_000));
    await something(run);
    lookAtClocks(run);
  }
  const troubled = await comeRight(run);
  const breaches = breachesOf({
    calledSaved: run.saved,
    logs: phones.map(({ device, personId, disk }) => ({
      device,
      personId,
      operations: disk.committed,
      damaged: disk.damaged.operations,
    })),
    lost: run.lost.map(({ phone, ...rest }) => ({ ...rest, operations: phone.disk.committed })),
    server: await options.server.everything(),
    prompts: await options.server.prompts(),
    restored: run.counts.restored > 0,
  });
  return {
    breaches: [...breaches, ...troubled, ...run.troubles],
    story: world.story(),
    counts: { ...run.counts, saved: run.saved.length },
  };
}

/** The storm is over: every device is opened once, signed in, and sends until all of it is confirmed. */
async function comeRight(run: Run): Promise<string[]> {
  const { world, phones, weather } = run;
  weather.calm = true;
  weather.serverDown = false;
  for (const phone of phones) {
    crash(run, phone);
    phone.account.signedIn = true;
    phone.disk.full = false;
    phone.disk.failing = false;
    openWindow(run, phone, run.options.parts);
  }
  await world.runUntil(world.now() + 120_000);
  // What is saved again is sent in the round after.
  for (let round = 0; round < 4; round += 1) {
    if (round > 0) await saveAllAgain(run);
    for (const phone of phones) for (const window of phone.windows) sync(window);
    await world.runUntil(world.now() + 600_000);
  }
  return phones.flatMap(({ device, windows }) =>
    windows.flatMap(({ engine }) => {
      if (!engine) return [`the notebook on ${device} did not open`];
      const waiting = engine.waiting() === 0 ? [] : [`${engine.waiting()} still wait on ${device}`];
      const refused = engine.notes().filter((note) => note.refused !== undefined && note.body !== null);
      return [...waiting, ...refused.map((note) => `${note.id} was refused: ${note.refused}`)];
    }),
  );
}

/** What arrived damaged, or in a session that is gone, says so, and its writer saves it again, as the screen asks. */
async function saveAllAgain(run: Run): Promise<void> {
  for (const phone of run.phones) {
    for (const window of phone.windows) {
      for (const note of refusedIn(phone, window)) {
        saveAgain(run, phone, window, note);
        await run.world.runUntil(run.world.now() + 1_000);
      }
    }
  }
}

function refusedIn({ disk }: Phone, { engine }: Window): readonly LocalNote[] {
  const mayBe = (note: LocalNote) => disk.damaged.operations.has(note.sequence) || isMisplaced(note.body);
  return engine?.refused().filter(mayBe) ?? [];
}

function saveAgain(run: Run, phone: Phone, { engine }: Window, { id, body }: LocalNote): void {
  if (!engine || !body) return;
  run.counts.savedAgain += 1;
  run.world.note(`${phone.device.slice(-4)} saves ${id.slice(-6)} again`);
  void engine.saveAgain(id, placedAgain(body)).then((saved) => said(run, phone, saved, body.text));
}

/** In the middle of the storm, in every window that has one: sometimes the phone goes dark while it is being written. */
function pressSaveAgain(run: Run): void {
  for (const phone of run.phones) {
    for (const window of phone.windows) {
      const [note] = refusedIn(phone, window);
      if (!note) continue;
      saveAgain(run, phone, window, note);
      if (run.world.chance.once(2)) run.world.later(60, () => crashed(run, phone));
    }
  }
}

type Act = readonly [weight: number, act: (run: Run, phone: Phone, window: Window | undefined) => void | Promise<void>];

const ACTS: readonly Act[] = [
  [34, (run, phone, window) => write(run, phone, window)],
  [14, (run, phone, window) => change(run, phone, window)],
  [4, (run, phone, window) => remove(run, phone, window)],
  [3, (run, phone, window) => backlog(run, phone, window)],
  [10, (_run, _phone, window) => void (window && sync(window))],
  [9, (run, phone, window) => look(run, phone, window)],
  [6, (run, phone, window) => crashed(run, phone, window)],
  [3, (run, phone) => crashed(run, phone)],
  [7, (run, phone) => void (phone.windows.length < 2 && openWindow(run, phone, run.options.parts))],
  [2, (_run, { disk }) => set(disk, { full: !disk.full })],
  [2, (_run, { disk }) => set(disk, { failing: !disk.failing })],
  [2, (run, phone) => clockJumps(run, phone)],
  [1, (run, phone) => revoke(run, phone)],
  [4, (run, phone) => bytesGoBad(run, phone)],
  [12, (run) => pressSaveAgain(run)],
  [1, (run) => run.server.takePromptAway(run.world.chance.pick(run.options.promptIds) ?? '')],
  [3, (_run, { account }) => set(account, { signedIn: false })],
  [5, (_run, { account }) => set(account, { signedIn: true })],
  [4, ({ weather }) => set(weather, { serverDown: !weather.serverDown })],
  [3, async (run) => void run.backups.push(await run.server.backup())],
  [1, (run) => restore(run)],
];

function set<T extends object>(thing: T, to: Partial<T>): void {
  Object.assign(thing, to);
}

async function something(run: Run): Promise<void> {
  const { chance } = run.world;
  const phone = chance.pick(run.phones) as Phone;
  const window = chance.pick(phone.windows);
  let at = chance.below(ACTS.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, act] of ACTS) {
    at -= weight;
    if (at < 0) return await act(run, phone, window);
  }
}

function write(run: Run, phone: Phone, window: Window | undefined): void {
  const body = newBody(run, phone);
  const { engine } = window ?? {};
  if (!engine) return;
  void engine.write(body).then((saved) => {
    said(run, phone, saved, body.text);
    if (!saved.saved) pressAgain(run, phone, window, body, 3);
  });
  // Two at once, as when somebody presses twice: neither may get in the other's way.
  if (run.world.chance.once(6)) {
    const more = newBody(run, phone);
    void engine.write(more).then((saved) => said(run, phone, saved, more.text));
  }
  if (window && run.world.chance.once(2)) sync(window);
}

/** Whoever is told that it was not saved presses again: the words are still in the box. */
function pressAgain(run: Run, phone: Phone, window: Window | undefined, body: NoteBody, times: number): void {
  run.world.later(3_000, async () => {
    if (!window?.life.alive || !window.engine || times === 0) return;
    void window.engine.write({ ...body, writtenAt: timeOn(run, phone) }).then((saved) => {
      said(run, phone, saved, body.text);
      if (!saved.saved) pressAgain(run, phone, window, body, times - 1);
    });
  });
}

/**
 * A morning without a network: many notes one after another, of which one near the end will be refused. Then they are sent, and nobody
 * hears what became of them; perhaps the phone goes dark before it asks again.
 */
async function backlog(run: Run, phone: Phone, window: Window | undefined): Promise<void> {
  const { world, weather, counts } = run;
  if (!window?.engine) return;
  counts.backlogs += 1;
  const many = 10 + world.chance.below(8);
  const bad = many - 1 - world.chance.below(3);
  for (let count = 0; count < many; count += 1) {
    const body = someBody(run, phone);
    const words = count === bad ? misplaced(body) : body;
    void window.engine.write(words).then((saved) => said(run, phone, saved, words.text));
  }
  await world.runUntil(world.now() + many * 60);
  weather.unheard = 1;
  sync(window);
  if (world.chance.once(2)) world.later(60_000, () => crashed(run, phone, window));
}

function change(run: Run, phone: Phone, window: Window | undefined): void {
  const note = someNote(run, window);
  if (!note || !window?.engine) return;
  const body = { ...someBody(run, phone), writtenAt: note.body.writtenAt };
  void window.engine.change(note.id, note.revision, body).then((saved) => said(run, phone, saved, body.text));
}

function remove(run: Run, phone: Phone, window: Window | undefined): void {
  const note = someNote(run, window);
  if (!note || !window?.engine) return;
  void window.engine.change(note.id, note.revision, null).then((saved) => said(run, phone, saved, null));
}

function said(run: Run, phone: Phone, saved: Saved, text: string | null): void {
  if (saved.saved) run.saved.push({ revision: saved.revision, text, device: phone.device });
  else if (saved.why === 'full') run.counts.refusedFull += 1;
  else if (saved.why === 'failed') run.counts.failedDisk += 1;
}

function someNote(run: Run, window: Window | undefined): OwnNote | undefined {
  if (!window?.engine) return undefined;
  return run.world.chance.pick(ownNotes(window.engine.notes(), window.list));
}

/** Asks the server for one's own notes: the answer may come late, when it is no longer true. */
function look(run: Run, phone: Phone, window: Window | undefined): void {
  if (!window || !phone.account.signedIn || run.weather.serverDown) return;
  run.world.later(500, async () => {
    const list = await run.server.list(phone.device, phone.personId);
    run.world.later(5_000, () => {
      window.list = list;
    });
  });
}

function crashed(run: Run, phone: Phone, window?: Window): void {
  // One that was to come when the storm had ended.
  if (run.weather.calm) return;
  run.world.note(`${phone.device.slice(-4)} crashes`);
  run.counts.crashes += 1;
  crash(run, phone, window);
}

async function restore(run: Run): Promise<void> {
  const backup = run.world.chance.pick(run.backups);
  run.world.note('the server is restored from a backup');
  run.counts.restored += 1;
  await run.server.restore(backup);
  for (const lost of run.lost) lost.forgiven = true;
}

function clockJumps(run: Run, phone: Phone): void {
  run.counts.clockJumps += 1;
  phone.skew += (run.world.chance.below(9) - 4) * 11 * 3_600_000;
}

function bytesGoBad(run: Run, phone: Phone): void {
  if (damage(phone.disk, run.world.chance)) run.counts.damaged += 1;
}

/** However its clock jumps, a device says of no note that it waits since a time to come. */
function lookAtClocks(run: Run): void {
  for (const { device, skew, windows } of run.phones) {
    const now = run.world.now() + skew + START_MILLISECONDS;
    for (const { engine } of windows) {
      const since = engine?.waitingSince() ?? now;
      if (since > now) run.troubles.push(`${device.slice(-4)} waits since a time to come`);
    }
  }
}

/** A device is lost, and taken out of use by its owner. What is on its way from it must not come in; another takes its place. */
async function revoke(run: Run, phone: Phone): Promise<void> {
  if (run.weather.serverDown || !run.world.chance.once(3)) return;
  const { device, personId } = phone;
  // What it sends just now may arrive before, or long after.
  for (const window of phone.windows) sync(window);
  await run.world.runUntil(run.world.now() + 100);
  if (!(await run.server.revoke(device, personId))) return;
  run.world.note(`${device.slice(-4)} is taken out of use`);
  run.counts.revoked += 1;
  crash(run, phone);
  const there = new Set((await run.server.everything()).map((note) => note.text));
  run.lost.push({ device, personId, there, phone, forgiven: false });
  const next = aPhone(personId, newDeviceId(START_MILLISECONDS, run.world.chance.bytes(10)), phone.skew);
  run.phones[run.phones.indexOf(phone)] = next;
  openWindow(run, next, run.options.parts);
}
