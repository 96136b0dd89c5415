import { isBare } from '../bare-bundle.ts';
import type { Kept, Written } from '../composer/press.ts';
import { spelt } from '../composer/words-in-box.ts';
import { type Draft, joined, type Press } from '../draft.ts';
import type { Engine, Saved } from '../engine.ts';
import { listIn } from '../merge.ts';
import type { PhotographToKeep } from '../ports.ts';
import { isOfTeam } from '../refusals.ts';
import type { ShownNote } from '../shown-note.ts';
import { type SentStraight, straightSender } from '../straight-sender.ts';
import { NOT_DONE, NOT_SAVED, SAVED_ELSEWHERE, THROW_AWAY, THROW_CHANGE_AWAY } from '../words.ts';
import type { Screen } from './screen-state.ts';

/** What can be pressed, or typed, that is written down on this device or goes to the team. */
export type Writing = {
  save(written: Written): Promise<Kept>;
  /** Sends new notes to the team without keeping them here. */
  sendStraight(written: Written): Promise<SentStraight>;
  /** Of the note that is changed, as the writer has it before them; of a new one, where it is null. */
  keepDraft(changing: ShownNote | null, text: string): void;
  /** Deletes the note, once that has been confirmed. */
  remove(note: ShownNote): Promise<void>;
  /** Its writer has read why it was not deleted: nothing more is said of it. */
  understand(note: ShownNote): Promise<void>;
  /**
   * Writes a note that was refused as a new one: in the session that is chosen now, where its own is no longer in the timetable. Its
   * photographs go with it.
   */
  saveAgain(note: ShownNote): Promise<void>;
  /** Throws away a note that was refused, once that has been confirmed. */
  throwAway(note: ShownNote): Promise<void>;
  removePhotograph(id: string): Promise<void>;
};

/** What follows on writing. */
export type Follows = {
  showStanding(): void;
  /** Something has changed on this device: it is shown, told to other windows and sent. */
  written(): void;
  syncNow(): void;
};

export function writingOn(screen: Screen, { showStanding, written, syncNow }: Follows): Writing {
  const { opened, drafts, pictures, state } = screen;
  const { engine, photographs } = opened;
  const send = straightSender(opened.server);
  const inTurn = oneAfterAnother();

  function tell(notice: string): void {
    state.notice = notice;
    showStanding();
  }

  async function sendAlong(bodies: Written['bodies'], photograph: Written['photograph']): Promise<SentStraight> {
    const made = photograph && (await photograph.made);
    if (!made) return await send(bodies, null);
    if ('refused' in made) return { sent: false, why: made.refused };
    const { id } = made;
    return await send(bodies, { id, bytes: made.bytes ?? (await photographs.bytes(id).catch(() => null)) });
  }

  /** That it was not deleted. Where the device cannot keep that this was read, it is said again. */
  async function forget({ notDeleted }: ShownNote): Promise<void> {
    if (notDeleted) await engine.understood(notDeleted).catch(() => tell(NOT_DONE));
  }

  function done(saved: Saved): void {
    tell(saved.saved ? '' : saved.why === 'gone' ? SAVED_ELSEWHERE : NOT_DONE);
    written();
  }

  return {
    async save(pressed) {
      const { changing, words, photograph } = pressed;
      const press = changing ? changeBeingSaved(screen, changing, words) : drafts.press(words);
      const made = photograph && (await photograph.made);
      const isNone = made !== null && 'refused' in made;
      const keep = () => keepEach(engine, press, pressed, isNone ? null : made);
      const kept: Kept = isNone
        ? { kept: 0, revision: '', left: { words, why: made.refused, needsWayOut: false } }
        : await inTurn(() => drafts.holdWhile(() => opened.saving.whileSaving(keep)));
      press.over();
      if (kept.kept > 0) {
        performance.mark('notebook-saved', { startTime: opened.keptAt() });
        if (photograph) await photographs.look().catch(() => {});
        if (changing) await forget(changing);
        written();
      } else if (photograph && !isNone) pictures.giveBack(photograph);
      return kept;
    },
    async sendStraight({ words, bodies, photograph }) {
      const press = drafts.press(words);
      const sent = await sendAlong(bodies, photograph);
      press.over();
      if (photograph && sent.sent) pictures.forget(photograph);
      else if (photograph) pictures.giveBack(photograph);
      if (sent.sent) {
        tell('It is with the team. It is not kept on this phone, which has no room.');
        syncNow();
      }
      return sent;
    },
    keepDraft(changing, text) {
      const change = changing && { noteId: changing.id, revision: changing.revision, text };
      drafts.change(change ? { ...drafts.now(), change } : { ...drafts.now(), text });
    },
    async remove(note) {
      if (!window.confirm('Delete this note? It is gone for good, for you and for the team.')) return;
      const saved = await engine.change(note.id, note.revision, null);
      if (saved.saved) await forget(note);
      done(saved);
    },
    async understand(note) {
      await forget(note);
      written();
    },
    async saveAgain(note) {
      const { bundle } = state;
      const known = !bundle || isBare(bundle) || bundle.sessions.some((one) => one.id === note.body.sessionId);
      const sessionId = known ? note.body.sessionId : (state.session?.id ?? null);
      const saved = await engine.saveAgain(note.id, { ...note.body, sessionId });
      await photographs.look().catch(() => {});
      done(saved);
    },
    async throwAway({ refusedHere }) {
      if (!refusedHere) return;
      const { bundle } = state;
      const has = isOfTeam(refusedHere, bundle && !isBare(bundle) ? listIn(bundle) : null);
      if (!window.confirm(has ? THROW_CHANGE_AWAY : THROW_AWAY)) return;
      const isDone = await engine.throwAway(refusedHere, has);
      await photographs.look().catch(() => {});
      tell(isDone ? '' : NOT_DONE);
      written();
    },
    removePhotograph: (id) => photographs.remove(id).then(written, () => tell(NOT_DONE)),
  };
}

/** Each begins when the one before is over. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

/**
 * A change is no draft any more once it is saved, unless more has been typed into it, which goes on from what is saved. Where it could not be saved, and another has taken
 * its place meanwhile, its words are those of a new note.
 */
function changeBeingSaved({ drafts, state }: Screen, { id, body, revision: seen }: ShownNote, words: string): Press {
  let isSaved = false;
  state.beingSaved.set(id, words);
  const after = ({ text, change }: Draft, revision: string): Draft => {
    if (change?.noteId !== id) return { text, change };
    if (change.text === words) return { text, change: null };
    return { text, change: change.revision === seen ? { ...change, revision } : change };
  };
  return {
    leaving: (_words, revision) => after(drafts.all(), revision),
    left(_words, revision) {
      isSaved = true;
      drafts.change(after(drafts.now(), revision));
    },
    over() {
      state.beingSaved.delete(id);
      const { text, change } = drafts.now();
      if (isSaved || change?.noteId === id || words === body.text) return;
      drafts.change({ text: joined(text, words), change });
    },
  };
}

/**
 * Writes the notes in their order, the photograph with the first, as far as the device can keep them. What each leaves of the draft goes
 * into its transaction: killed at any moment, the phone has the words as a note or in the box, and not as both.
 */
async function keepEach(
  engine: Engine,
  press: Press,
  { words, bodies, changing }: Written,
  photograph: PhotographToKeep | null,
): Promise<Kept> {
  let [kept, revision] = [0, ''];
  for (const body of bodies) {
    const rest = bodies
      .slice(kept + 1)
      .map(spelt)
      .join('\n');
    const withIt = kept === 0 && photograph ? photograph : undefined;
    const leaving = (as: string) => press.leaving(rest, as);
    const saved = changing
      ? await engine.change(changing.id, changing.revision, body, leaving)
      : await engine.write(body, withIt, leaving);
    if (!saved.saved) {
      const why = NOT_SAVED[saved.why === 'full' ? 'full' : 'failed'];
      const left = kept === 0 ? words : bodies.slice(kept).map(spelt).join('\n');
      return { kept, revision, left: { words: left, why, needsWayOut: true } };
    }
    kept += 1;
    revision = saved.revision;
    press.left(rest, revision);
  }
  return { kept, revision, left: null };
}
