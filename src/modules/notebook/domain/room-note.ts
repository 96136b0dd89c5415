import type { Note } from './note.ts';

/** A note as the team meets over it in the evening. */
export type RoomNote = Note & {
  /** It was heard on the day that is looked at; otherwise it is an older question, or stands in an emerging finding. */
  readonly isOfTheDay: boolean;
  /** It was heard before that day. What stands in an emerging finding may have been heard after it, too. */
  readonly isEarlier: boolean;
  /** The sessions into which it was taken as a question. */
  readonly prompts: readonly { readonly sessionTitle: string; readonly asked: boolean }[];
};

/** What a team meets over, and how many notes are left out where there are more than a page can show. */
export type NotesForRoom = {
  readonly notes: readonly RoomNote[];
  readonly leftOut: {
    readonly ofTheDay: number;
    /** Older ones that nobody has asked yet. */
    readonly questions: number;
  };
};
