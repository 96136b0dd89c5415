import { DOCUMENT_BLOCKS } from './document-texts.ts';
import { cell, oneOf, readTitledBlocks } from './table.ts';

/** A document that a host has shared. */
export type DemoDocument = {
  challenge: string;
  /** The key of the programme's document request it answers. */
  request: string;
  title: string;
  fileName: string;
  mediaType: 'application/pdf';
  /** The size of the original. */
  bytes: number;
  pages: number;
  visibleTo: 'team' | 'challenge-manager';
  readingMinutes: number;
  /** Place in the pre-reading pack, from 1; null where it is in the library only. */
  packPosition: number | null;
  /** The beginning of what it says. */
  text: string;
};

/** Every document of the demo, by challenge in the order of the library. */
export const DOCUMENTS: readonly DemoDocument[] = readDocuments();

/** How long the pre-reading of a challenge takes, in minutes. */
export function packMinutes(challenge: string): number {
  return DOCUMENTS.filter((each) => each.challenge === challenge && each.packPosition !== null).reduce(
    (sum, each) => sum + each.readingMinutes,
    0,
  );
}

function readDocuments(): DemoDocument[] {
  return readTitledBlocks(DOCUMENT_BLOCKS).map(({ head, title, body }) => {
    const place = cell(head, 4);
    const pages = Number(cell(head, 5));
    return {
      challenge: cell(head, 0),
      request: cell(head, 1),
      title,
      fileName: `${title
        .split(':')[0]
        ?.toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')}.pdf`,
      mediaType: 'application/pdf',
      bytes: 61_440 + pages * 48_611,
      pages,
      visibleTo: oneOf(['team', 'challenge-manager'] as const, cell(head, 2)),
      readingMinutes: Number(cell(head, 3)),
      packPosition: place === '-' ? null : Number(place),
      text: body,
    };
  });
}
