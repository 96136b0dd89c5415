import type { Engine } from '../../client/notebook/engine.ts';
import { type OwnNote, ownNotes } from '../../client/notebook/merge.ts';
import { newDeviceId } from '../../client/notebook/new-id.ts';
import type { NoteBody } from '../../contract.ts';
import { putBackBehindFile, restore } from './backups.ts';
import { isMisplaced, misplaced, newBody, someBody, timeOn } from './bodies.ts';
import { chanceFrom } from './chance.ts';
import { comeRight } from './coming-right.ts';
import { deleteBehindFile, deleteBetweenFiles, deleteOnPage } from './deleting-on-a-page.ts';
import { damage } from './device-disk.ts';
import { handIn, saveFile } from './files.ts';
import { leavingTeam, lostToTeam } from './leaving-team.ts';
import { look, lookAtClocks, lookAtConfirmed } from './looking.ts';
import { breachesOf } from './oracle.ts';
import { aPhone, crash, openWindow, type Phone, START_MILLISECONDS, sync, type Window } from './phone.ts';
import { type Counts, NOTHING_HAPPENED, type Run, type SimulationOptions } from './run.ts';
import { refusedAnew, refusedIn, said, saveItAgain } from './saving-again.ts';
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
  const leaving = chanceFrom(options.seed + A_DAY_OF_ITS_OWN);
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
    files: [],
    deleted: [],
    told: new Set(),
    written: 0,
    closed: false,
    left: null,
    counts: { ...NOTHING_HAPPENED },
  };
  for (const phone of phones) openWindow(run, phone, options.parts);
  for (let act = 0; act < (options.acts ?? 90); act += 1) {
    await world.runUntil(world.now() + chance.below(20_000));
    await something(run);
    await leavingTeam(run, act, leaving);
    lookAtClocks(run);
    if (run.counts.restored === 0) await lookAtConfirmed(run);
    if (act === LATE && chance.once(2)) await close(run);
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
    told: run.told,
    deleted: run.deleted,
    restored: run.counts.restored > 0,
    left: run.left?.personId ?? null,
  });
  return {
    breaches: [...new Set([...breaches, ...troubled, ...(await lostToTeam(run)), ...run.troubles])],
    story: world.story(),
    counts: {
      ...run.counts,
      saved: run.saved.length,
      notDeleted: run.told.size,
      deletedOnPage: run.deleted.length,
      wiped: phones.filter(({ disk }) => disk.wiped).length,
    },
  };
}

/** In the middle of the storm, in every window that has one: sometimes the phone goes dark while it is being written. */
async function pressSaveAgain(run: Run): Promise<void> {
  for (const phone of run.phones) {
    for (const window of phone.windows) {
      const [note] = refusedIn(phone, window);
      if (!note) continue;
      // Before, they may have put it into a file.
      if (run.world.chance.once(2)) await saveFile(run, phone);
      const isStill = isMisplaced(note.body) && run.world.chance.once(3);
      (isStill ? refusedAnew : saveItAgain)(run, phone, window, note);
      if (run.world.chance.once(2)) run.world.later(60, () => crashed(run, phone));
    }
  }
}

/** So that seeds are the same days as before there was anybody who leaves. */
const A_DAY_OF_ITS_OWN = 1_000_003;

/** So many things have happened when the challenge may close: enough before, and enough after. */
const LATE = 70;

/** From then on no older backup is put back: what was wiped since would be sent by nobody. Somebody is writing just then, in every window. */
async function close(run: Run): Promise<void> {
  run.world.note('the challenge closes');
  run.closed = true;
  await run.server.close();
  for (const phone of run.phones)
    for (const window of phone.windows) {
      sync(window);
      run.world.later(run.world.chance.below(15_000), () => {
        if (window.life.alive) write(run, phone, window);
      });
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
  [10, putBackBehindFile],
  [6, deleteBehindFile],
  [2, deleteBetweenFiles],
  [2, (run, phone) => deleteOnPage(run, phone)],
  [4, (run, phone) => saveFile(run, phone)],
  [4, (run) => handIn(run)],
  [3, (run, phone) => standOnSome(run, phone)],
  [3, (run, _phone, window) => understand(run, window)],
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
  // A note that was refused can be saved again, and not be deleted.
  if (!note || !window?.engine || note.local?.refused !== undefined) return;
  const { engine } = window;
  void engine.change(note.id, note.revision, null).then((saved) => {
    said(run, phone, saved, null);
    if (saved.saved) forgetNotDeleted(run, engine, note);
  });
}

/** Its writer has seen why a note was not deleted, and presses that they have. */
function understand(run: Run, window: Window | undefined): void {
  const { engine, list } = window ?? {};
  if (!engine) return;
  for (const note of ownNotes(engine.notes(), list ?? null)) forgetNotDeleted(run, engine, note);
}

function forgetNotDeleted(run: Run, engine: Engine, { notDeleted }: OwnNote): void {
  if (!notDeleted) return;
  run.told.add(notDeleted.revision);
  void engine.understood(notDeleted).catch(() => {});
}

/** The team makes a finding that stands on a note of that phone's owner, or takes it back. */
async function standOnSome(run: Run, { device, personId }: Phone): Promise<void> {
  const { notes } = await run.server.list(device, personId);
  await run.server.standOn(run.world.chance.pick(notes)?.id ?? null);
}

function someNote(run: Run, window: Window | undefined): OwnNote | undefined {
  if (!window?.engine) return undefined;
  return run.world.chance.pick(ownNotes(window.engine.notes(), window.list));
}

function crashed(run: Run, phone: Phone, window?: Window): void {
  // One that was to come when the storm had ended.
  if (run.weather.calm) return;
  run.world.note(`${phone.device.slice(-4)} crashes`);
  run.counts.crashes += 1;
  crash(run, phone, window);
}

function clockJumps(run: Run, phone: Phone): void {
  run.counts.clockJumps += 1;
  phone.skew += (run.world.chance.below(9) - 4) * 11 * 3_600_000;
}

function bytesGoBad(run: Run, phone: Phone): void {
  if (damage(phone.disk, run.world.chance)) run.counts.damaged += 1;
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
