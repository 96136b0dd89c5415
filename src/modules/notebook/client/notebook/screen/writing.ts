import { isBare } from '../bare-bundle.ts';
import type { Kept, Written } from '../composer/composer.ts';
import { spelt } from '../composer/words-in-box.ts';
import type { Draft, DraftKeeper } from '../draft.ts';
import type { Engine, Saved } from '../engine.ts';
import type { ShownNote } from '../shown-note.ts';
import { type StraightSender, straightSender } from '../straight-sender.ts';
import { NOT_DONE, SAVED_ELSEWHERE } from '../words.ts';
import type { Screen } from './screen-state.ts';

/** What can be pressed, or typed, that is written down on this device or goes to the team. */
export type Writing = {
  save(written: Written): Promise<Kept>;
  /** Sends new notes to the team without keeping them here. */
  readonly sendStraight: StraightSender;
  keepDraft(text: string): void;
  /** Deletes the note, once that has been confirmed. */
  remove(note: ShownNote): Promise<void>;
  /**
   * Writes a note that was refused as a new one: in the session that is chosen now, where its own is no longer in the timetable. Its
   * photographs go with it.
   */
  saveAgain(note: ShownNote): Promise<void>;
  removePhotograph(id: string): Promise<void>;
};

/** What follows on writing. */
export type Follows = {
  showStanding(): void;
  /** Something has changed on this device: it is shown, told to other windows and sent. */
  written(): void;
  syncNow(): void;
};

export function writingOn({ opened, drafts, state }: Screen, { showStanding, written, syncNow }: Follows): Writing {
  const { engine, photographs } = opened;
  const send = straightSender(opened.server);

  function tell(notice: string): void {
    state.notice = notice;
    showStanding();
  }

  function done(saved: Saved): void {
    tell(saved.saved ? '' : saved.why === 'gone' ? SAVED_ELSEWHERE : NOT_DONE);
    written();
  }

  return {
    async save(notes) {
      const save = () => keepEach(engine, drafts, state.changing, notes);
      const kept = await drafts.holdWhile(() => opened.saving.whileSaving(save));
      if (kept.kept > 0) performance.mark('notebook-saved');
      if (kept.kept > 0 && notes.photograph) await photographs.look().catch(() => {});
      if (kept.kept > 0) written();
      return kept;
    },
    async sendStraight(bodies) {
      const sent = await send(bodies);
      if (sent.sent) {
        tell('It is with the team. It is not kept on this phone, which has no room.');
        syncNow();
      }
      return sent;
    },
    keepDraft(text) {
      const { changing } = state;
      drafts.change(changing ? { ...drafts.now(), change: { noteId: changing.id, text } } : { ...drafts.now(), text });
    },
    async remove(note) {
      if (!window.confirm('Delete this note? It is gone for good, for you and for the team.')) return;
      done(await engine.change(note.id, note.revision, null));
    },
    async saveAgain(note) {
      const { bundle } = state;
      const known = !bundle || isBare(bundle) || bundle.sessions.some((one) => one.id === note.body.sessionId);
      const sessionId = known ? note.body.sessionId : (state.session?.id ?? null);
      const saved = await engine.saveAgain(note.id, { ...note.body, sessionId });
      await photographs.look().catch(() => {});
      done(saved);
    },
    removePhotograph: (id) => photographs.remove(id).then(written, () => tell(NOT_DONE)),
  };
}

/**
 * Writes the notes in their order, the photograph with the first, as far as the device can keep them. What each leaves of the draft goes
 * into its transaction: killed at any moment, the phone has the words as a note or in the box, and not as both.
 */
async function keepEach(
  engine: Engine,
  drafts: DraftKeeper,
  changing: ShownNote | null,
  { bodies, photograph }: Written,
): Promise<Kept> {
  const leftAfter = (kept: number): Draft =>
    changing ? { ...drafts.now(), change: null } : { ...drafts.now(), text: bodies.slice(kept).map(spelt).join('\n') };
  let kept = 0;
  for (const body of bodies) {
    const withIt = kept === 0 && photograph ? photograph : undefined;
    const left = leftAfter(kept + 1);
    const saved = changing
      ? await engine.change(changing.id, changing.revision, body, left)
      : await engine.write(body, withIt, left);
    if (!saved.saved) return { kept, why: saved.why === 'full' ? 'full' : 'failed' };
    kept += 1;
    drafts.change(leftAfter(kept));
  }
  return { kept, why: null };
}
