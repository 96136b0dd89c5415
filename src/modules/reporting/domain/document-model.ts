import type { IsoDate } from '#kernel/dates';
import type { Block, DocumentModel } from '#platform/documents/model';
import type { PublishedContent } from './content.ts';

/** What stands on the cover. */
export type Cover = {
  readonly title: string;
  readonly subtitle: string;
  readonly date: IsoDate;
  readonly description?: string;
};

/** A report as a document: each section a heading of the first level. Rendered to PDF and Word, it names no person. */
export function reportDocument(content: PublishedContent, cover: Cover): DocumentModel {
  return {
    ...cover,
    language: 'en-GB',
    layout: 'report',
    blocks: content.sections.flatMap(({ key, heading, blocks }): Block[] => [
      { type: 'heading', level: 1, text: heading, id: `section-${key}` },
      ...(blocks.length > 0 ? blocks : [{ type: 'paragraph' as const, text: 'Nothing is written here yet.' }]),
    ]),
  };
}
