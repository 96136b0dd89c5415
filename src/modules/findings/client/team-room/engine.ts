/** A place where a note can be put: an emerging finding, `new`, or `out` of the one it is in. */
export type Place = { readonly id: string; readonly title: string };

/** A note in somebody's hand, and the place that is chosen now. */
export type Carried = {
  readonly noteId: string;
  /** The emerging finding that it was picked up from; empty where it stood alone. */
  readonly fromId: string;
  readonly places: readonly Place[];
  readonly at: number;
};

/** What somebody does with keys while a note is in their hand. */
export type Act = 'next' | 'previous' | 'drop' | 'let-go';

/** What comes of it. `say` goes to the live region; `put` is where the note is to go. */
export type Turn = { readonly carried: Carried | null; readonly say: string; readonly put: Place | null };

/** Takes a note into the hand. There is always a place: a new emerging finding. The one it comes from is none. */
export function pickUp(noteId: string, fromId: string, all: readonly Place[]): Turn {
  const places = all.filter(({ id }) => id !== fromId && (id !== 'out' || fromId !== ''));
  const carried = { noteId, fromId, places, at: 0 };
  const how = 'Arrows choose where it goes, Enter puts it there, Escape lets go.';
  return { carried, say: `Picked up. ${how} ${where(carried)}`, put: null };
}

/** The next thing done with the note in hand. The places go round: after the last comes the first. */
export function turn(carried: Carried, act: Act): Turn {
  const { places, at } = carried;
  if (act === 'let-go') return { carried: null, say: 'Let go. Nothing was moved.', put: null };
  if (act === 'drop') return { carried: null, say: '', put: places[at] ?? null };
  const step = act === 'next' ? 1 : places.length - 1;
  const moved = { ...carried, at: (at + step) % places.length };
  return { carried: moved, say: where(moved), put: null };
}

/** The same with a pointer: over a place, or over none. */
export function hover(carried: Carried, placeId: string | null): Carried {
  return { ...carried, at: carried.places.findIndex(({ id }) => id === placeId) };
}

const ACTS: Readonly<Record<string, Act>> = {
  ArrowDown: 'next',
  ArrowRight: 'next',
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  Enter: 'drop',
  Escape: 'let-go',
};

/** What a key means while a note is in hand; null for keys that mean nothing here. */
export function actOf(key: string): Act | null {
  return ACTS[key] ?? null;
}

function where({ places, at }: Carried): string {
  return `${places[at]?.title}, ${at + 1} of ${places.length}.`;
}
