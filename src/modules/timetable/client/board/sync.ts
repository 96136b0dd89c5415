import { type BoardFacts, clockOf } from '../../domain/board/facts.ts';
import type { Grid } from '../../domain/board/lanes.ts';
import type { Held } from './engine.ts';

/** What the server made of a move. `key` is what it is known by from now on. */
export type Answer = { readonly kind: string; readonly says: string; readonly key?: string };

/** What a page ships to its board. */
export type Shipped = { readonly facts: BoardFacts; readonly grid: Grid };

const NO_NETWORK = 'There is no network, so nothing was saved. Try again in a moment.';
const SIGNED_OUT = 'Nothing was saved: you are signed out, or may not do this any more. Open the page again.';

/** Asks the server to move what is held, with what was seen of it. Never throws. */
export async function sendMove(url: string, csrf: string, { item, place, clashes }: Held): Promise<Answer> {
  const form = new URLSearchParams({
    _csrf: csrf,
    answer: 'json',
    version: `${item.version}`,
    seen: clashes.map(({ text }) => text).join('\n'),
    on: place.date,
    start: clockOf(place.from),
    room: place.roomId ?? '',
  });
  for (const id of place.peerIds) form.append('peers', id);
  try {
    const response = await fetch(`${url}/${item.key}`, { method: 'POST', body: form });
    const isAnswer = response.headers.get('content-type')?.startsWith('application/json');
    return isAnswer ? ((await response.json()) as Answer) : { kind: 'failed', says: SIGNED_OUT };
  } catch {
    return { kind: 'failed', says: NO_NETWORK };
  }
}

/** The board of this page as it is now; null where it cannot be had. */
export async function freshBoard(): Promise<HTMLElement | null> {
  try {
    const response = await fetch(location.href);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector<HTMLElement>('cf-board');
  } catch {
    return null;
  }
}
