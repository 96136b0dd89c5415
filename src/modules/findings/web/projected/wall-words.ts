import type { RoomNote, RoomSession } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { FINDING_KIND_LABELS } from '../../domain/finding.ts';
import type { WallWords } from '../../domain/screens.ts';
import { voiceOfNotes } from '../../domain/voices.ts';
import { cutAtWord, type Letters, wallRoom } from '../../domain/wall-room.ts';
import type { Room } from '../team-room/room.ts';
import { voiceInShort } from '../team-room/words.ts';

/** Kinds of source that are named on the wall; of others it is said how many. */
const NAMED = { plain: 3, large: 1 } as const;
/** The longest that the line with all emerging findings of a theme may be, in characters; in larger letters only their own screens tell of them. */
const EMERGING_LINE = { plain: 130, large: 0 } as const;

/** The words of the wall in letters of that size. */
export function wallWords(letters: Letters, marks: Room['marks']): WallWords {
  const room = wallRoom(letters);
  const writer = ({ authorId }: RoomNote) => marks.get(authorId) ?? '';
  return {
    room,
    themeTitle: ({ theme }) => theme?.name ?? 'Under no theme yet',
    voice: (voice) => voiceInShort(voice, NAMED[letters]),
    noteFoot: (note) => `${SOURCE_CATEGORY_LABELS[note.sourceCategory]} · ${writer(note)}`,
    emergingFoot({ kind, sources }) {
      const voice = voiceOfNotes(sources);
      const stands = voice.says === 'nobody' ? 'no notes in it yet' : voiceInShort(voice, NAMED[letters]);
      return `${FINDING_KIND_LABELS[kind]} · ${stands}`;
    },
    emergingLine: (emerging) => titlesInLine(emerging, EMERGING_LINE[letters]),
    questionFoot: (note) => `${writer(note)} · ${takenInto(note)}`,
  };
}

/** `‘People wait’, ‘They know their patch’ and 3 more`: as many as the line holds, the first of them in any case. */
function titlesInLine(emerging: readonly EmergingFinding[], most: number): string {
  if (emerging.length === 0 || most === 0) return '';
  let named = 1;
  const line = (count: number) =>
    emerging
      .slice(0, count)
      .map(({ title }) => `‘${cutAtWord(title, most - 20)}’`)
      .join(', ');
  while (named < emerging.length && line(named + 1).length <= most - 12) named += 1;
  const more = emerging.length - named;
  return more > 0 ? `${line(named)} and ${more} more` : line(named);
}

/** `taken into ‘Team managers’ and 2 more sessions`. */
function takenInto({ prompts }: RoomNote): string {
  const [first, ...others] = prompts;
  if (!first) return 'taken into no session yet';
  const more =
    others.length === 0 ? '' : others.length === 1 ? ' and 1 more session' : ` and ${others.length} more sessions`;
  return `taken into ‘${cutAtWord(first.sessionTitle, 60)}’${more}`;
}

/** Why the questions of a session were not asked in it. */
export function notAskedWords({ isLive, isToBeOff }: RoomSession): string {
  if (isToBeOff) return 'cancelled in the draft';
  return isLive ? 'not marked as asked there' : 'was cancelled';
}
