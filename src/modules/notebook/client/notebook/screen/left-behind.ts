import type { Kept, Left, Written } from '../composer/press.ts';
import { joined } from '../draft.ts';
import type { ShownNote } from '../shown-note.ts';
import { leaveChange, type Moves } from './moves.ts';
import type { Screen } from './screen-state.ts';

/**
 * What follows on a press whose box is not on the screen any more: words that could not be saved come into the box that is, or into the
 * next one, and are said; a change that was opened anew meanwhile is closed, or goes on from what was saved.
 */
export function leftBehind(screen: Screen, moves: Moves, showStanding: () => void) {
  return (written: Written, kept: Kept): void => {
    if (kept.left) notSaved(screen, written, kept.left, showStanding);
    else if (written.changing) changeSaved(screen, moves, written.changing, written, kept);
  };
}

function notSaved({ drafts, state }: Screen, { changing }: Written, left: Left, showStanding: () => void): void {
  const { box } = state;
  if (box && box.changing?.id === changing?.id) {
    // The words of a change are in its draft still, and so in its box.
    box.takeBack(changing ? { ...left, words: '' } : left);
    return;
  }
  if (!changing) drafts.change({ ...drafts.now(), text: joined(left.words, drafts.now().text) });
  state.notice = left.why;
  showStanding();
}

function changeSaved({ drafts, state }: Screen, moves: Moves, changing: ShownNote, written: Written, kept: Kept): void {
  if (state.changing?.id !== changing.id) return;
  const [body = changing.body] = written.bodies;
  if (drafts.now().change) {
    state.changing = { ...changing, revision: kept.revision, body };
    state.box?.goOn(state.changing);
  } else if (state.box) moves.startChanging(null);
  else leaveChange(state);
}
