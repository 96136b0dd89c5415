import type { PageRoute } from '#platform/http/routes';
import { revocationRoutes } from './web/devices/revocation-route.ts';
import { devicesRoutes } from './web/devices/route.ts';
import { noteListRoutes } from './web/list/route.ts';
import { deletionRoutes } from './web/note/deletion.ts';
import { noteRoutes } from './web/note/route.ts';
import { deviceRoutes } from './web/notebook/device-route.ts';
import { notebookPageRoutes } from './web/notebook/route.ts';
import { promptRoutes } from './web/prompts/route.ts';
import { rescueRoutes } from './web/rescue/route.ts';
import { sessionNotesRoutes } from './web/session/route.ts';
import { wallRoutes } from './web/wall/route.ts';
import { writeRoutes } from './web/write/route.ts';

export { destroyNotesDue } from './application/destroy-notes.ts';
export { namingWarning } from './application/naming-warning.ts';
export { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, NOTE_KINDS, type Note, type NoteKind } from './domain/note.ts';
export { noteName } from './domain/note-names.ts';
export type { SessionPrompt } from './domain/prompt.ts';
export { comingSessions, leftToAsk } from './domain/prompt.ts';
export type { NotesForRoom, RoomNote } from './domain/room-note.ts';
export { type NotebookSession as RoomSession, TO_BE_OFF } from './domain/session.ts';
export type { NoteCount } from './domain/wall.ts';
export { holdChallenge } from './store/hold-challenge.ts';
export { notesById, notesOfTheme } from './store/notes.ts';
export {
  type DaySpan,
  type HeardOnDay,
  noteCountsUntil,
  notesForRoom,
  roomParts,
  type SessionsOnDay,
} from './store/room.ts';
export { everySession } from './store/sessions.ts';
export { kindMark, noteCard, takeLink } from './web/note/note-card.ts';
export { notePhotographs, photographSource, photographWords } from './web/note/photographs.ts';
export { promptList } from './web/prompts/prompt-list.ts';

/** The team's notes, and the wall they make. */
export const notebookRoutes: readonly PageRoute[] = [
  ...writeRoutes,
  ...noteListRoutes,
  ...noteRoutes,
  ...deletionRoutes,
  ...sessionNotesRoutes,
  ...wallRoutes,
  ...notebookPageRoutes,
  ...deviceRoutes,
  ...devicesRoutes,
  ...revocationRoutes,
  ...rescueRoutes,
  ...promptRoutes,
];
