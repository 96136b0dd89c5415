import { Document, Footer, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { type CleanDocument, cleanDocument } from './clean.ts';
import type { DocumentModel } from './model.ts';
import { wordBlocks, wordOpening } from './word-blocks.ts';
import { settleWord } from './word-settle.ts';
import { WORD_NUMBERING, wordStyles } from './word-styles.ts';
import { shortened, wordingIn } from './wording.ts';

const TEXT_WIDTH_TWIPS = 9_026;
const MARGIN_TWIPS = 1_440;

/**
 * The document as a Word file that can be read and edited: real heading styles, lists and header rows, its title and
 * language set, alternative texts on pictures. The same model gives the same bytes.
 */
export async function renderWord(model: DocumentModel): Promise<Uint8Array> {
  const clean = cleanDocument(model);
  const isReport = clean.layout === 'report';
  const document = new Document({
    title: clean.title,
    creator: clean.author ?? 'Critical Friend',
    lastModifiedBy: clean.author ?? 'Critical Friend',
    description: clean.description,
    styles: wordStyles(clean.language),
    numbering: WORD_NUMBERING,
    sections: [
      {
        properties: {
          titlePage: isReport,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: MARGIN_TWIPS, bottom: MARGIN_TWIPS, left: MARGIN_TWIPS, right: MARGIN_TWIPS, footer: 720 },
          },
        },
        footers: { default: runningFooter(clean), ...(isReport ? { first: new Footer({ children: [] }) } : {}) },
        children: [
          ...wordOpening(clean),
          ...wordBlocks(isReport ? [{ type: 'pageBreak' }, ...clean.blocks] : clean.blocks),
        ],
      },
    ],
  });
  return settleWord(await Packer.toArrayBuffer(document), clean);
}

function runningFooter(clean: CleanDocument): Footer {
  const [page, of] = wordingIn(clean.language).pageOf;
  const numbers = new TextRun({ children: ['\t', page, PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES] });
  const line = new Paragraph({
    style: 'Footer',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH_TWIPS }],
    children: [new TextRun(shortened(clean.title)), numbers],
  });
  return new Footer({ children: [line] });
}
