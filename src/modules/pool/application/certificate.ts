import { type IsoDate, longDate, mediumDate } from '#kernel/dates';
import type { Block, DocumentModel } from '#platform/documents/model';
import { hoursWords, SUPPORT_LABELS } from '../domain/support.ts';
import type { PeerRecord } from '../store/record.ts';

/** A certificate of service as a document: what a peer gave, in days and places, and nothing of how anybody found it. */
export function certificateOf(record: PeerRecord, today: IsoDate): DocumentModel {
  const days = record.visits.reduce((sum, visit) => sum + visit.days, 0);
  const hours = record.support.reduce((sum, support) => sum + support.hours, 0);
  const count = record.visits.length;
  const themes = [...new Set(record.visits.flatMap((visit) => visit.themes))];
  const blocks: Block[] = [
    {
      type: 'paragraph',
      text: [
        { strong: record.name },
        ` has served as a peer of ${record.body}: ${count === 0 ? 'no challenge yet' : `${count} ${count === 1 ? 'challenge' : 'challenges'} in ${days} days`}${hours > 0 ? `, and ${hoursWords(hours)} of other support` : ''}.`,
      ],
    },
    {
      type: 'paragraph',
      text: 'Peers are volunteers. They read, listen and test what they hear in another place, and help it to see itself more clearly. We thank them.',
    },
  ];
  if (count > 0) {
    blocks.push(
      { type: 'heading', level: 1, text: 'Challenges served' },
      {
        type: 'table',
        caption: 'Challenges served, the latest first',
        head: ['Host', 'Programme', 'Part taken', 'Until', 'Days'],
        rows: record.visits.map((visit) => [
          visit.authority,
          visit.programme ?? 'Before our records',
          visit.slot || 'Peer',
          mediumDate(visit.on),
          String(visit.days),
        ]),
        rowHeaders: true,
        align: ['left', 'left', 'left', 'left', 'right'],
      },
    );
  }
  if (themes.length > 0) {
    blocks.push({ type: 'heading', level: 1, text: 'Themes worked on' }, { type: 'list', items: themes });
  }
  if (hours > 0) {
    blocks.push(
      { type: 'heading', level: 1, text: 'Other support given' },
      {
        type: 'table',
        caption: 'Support given besides challenges',
        head: ['What', 'Kind', 'Day', 'Time'],
        rows: record.support.map(({ what, kind, on, hours: time }) => [
          what,
          SUPPORT_LABELS[kind],
          mediumDate(on),
          hoursWords(time),
        ]),
        rowHeaders: true,
      },
    );
  }
  blocks.push({
    type: 'paragraph',
    text: `Issued by ${record.body} on ${longDate(today)} from its records.`,
  });
  return {
    title: `Certificate of service: ${record.name}`,
    language: 'en-GB',
    author: record.body,
    date: today,
    description: `What ${record.name} gave as a peer`,
    layout: 'plain',
    blocks,
  };
}
