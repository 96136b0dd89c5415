import { mediaTypeLabel } from '#platform/files/media-types';
import { readingLeft } from '../../domain/pack.ts';
import { minutesText } from '../../domain/reading-time.ts';
import { mayRead, type Reader } from '../../domain/visibility.ts';
import type { PackItem } from '../../store/packs.ts';

export type ItemLine = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly kind: string;
  readonly time: string;
  readonly minutes: number;
  readonly note: string;
  readonly read: boolean;
};

type Reads = readonly { readonly itemId: string; readonly personId: string }[];
type Challenge = { readonly reference: string };

/** The pack as one person sees it: what to read, how long, and what is ticked off. */
export function packLines(
  items: readonly PackItem[],
  reads: Reads,
  personId: string,
  head: Challenge,
  selfAssessmentName: string,
): ItemLine[] {
  const mine = new Set(reads.filter((each) => each.personId === personId).map((each) => each.itemId));
  const base = `/challenges/${head.reference}`;
  return items.map((item) => ({
    id: item.id,
    title: item.title ?? selfAssessmentName,
    href: item.documentId ? `${base}/documents/${item.documentId}` : `${base}/self-assessment/reading`,
    kind: item.mediaType ? mediaTypeLabel(item.mediaType) : 'The host’s own view',
    time: minutesText(item.minutes),
    minutes: item.minutes,
    note: item.note,
    read: mine.has(item.id),
  }));
}

export type Progress = { readonly name: string; readonly read: string; readonly left: string };

/** How far each peer has got, by name. */
export function progressOf(
  items: readonly PackItem[],
  reads: Reads,
  peers: readonly { readonly id: string; readonly name: string }[],
): Progress[] {
  return peers.map((peer) => {
    const read = new Set(reads.filter(({ personId }) => personId === peer.id).map(({ itemId }) => itemId));
    const left = readingLeft(items, read);
    return {
      name: peer.name,
      read: `${left.itemsRead} of ${left.items}`,
      left: left.minutesLeft === 0 ? 'All read' : minutesText(left.minutesLeft),
    };
  });
}

/** The items whose document this person may open: a pack never shows a title that its reader may not see. */
export function readableItems(items: readonly PackItem[], reader: Reader): PackItem[] {
  return items.filter((item) => mayRead(reader, { visibleTo: item.visibleTo, fromHost: false }));
}
