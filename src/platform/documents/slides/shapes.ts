import { runsRightToLeft } from '../clean-text.ts';
import type { Language } from '../model.ts';
import { xmlText } from '../package.ts';
import type { Point } from './fit.ts';
import { type Box, CELL_PADDING, EMU_PER_POINT, SIZES } from './geometry.ts';

/** A placeholder's kind and number, as its layout names it. */
export type Slot = { type?: string; idx?: number };

/** The table style of `ppt/tableStyles.xml`. */
export const TABLE_STYLE_ID = '{6B2B0F5A-3C61-4E0B-9C0E-0B4F4A0B4F4A}';

/** One paragraph. A line feed in the text is a line break. */
export function paragraph(text: string, language: Language, look: { level?: number; sizePt?: number } = {}): string {
  const size = look.sizePt === undefined ? '' : ` sz="${look.sizePt * 100}"`;
  const properties = [look.level ? ` lvl="${look.level}"` : '', runsRightToLeft(text) ? ' algn="r" rtl="1"' : ''].join(
    '',
  );
  const run = (line: string) => `<a:r><a:rPr lang="${language}"${size}/><a:t>${xmlText(line)}</a:t></a:r>`;
  const lines = text.split('\n').map((line) => (line === '' ? '' : run(line)));
  const pPr = properties === '' ? '' : `<a:pPr${properties}/>`;
  return `<a:p>${pPr}${lines.join(`<a:br><a:rPr lang="${language}"/></a:br>`)}</a:p>`;
}

export function paragraphs(points: readonly Point[], language: Language): string {
  return points.map((point) => paragraph(point.text, language, { level: point.level })).join('');
}

/** A text placeholder that takes place, size and look from its layout. */
export function placeholder(id: number, name: string, slot: Slot, content: string, language: Language): string {
  const body = content === '' ? `<a:p><a:endParaRPr lang="${language}"/></a:p>` : content;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${ph(slot)}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp>`
  );
}

/** The slide's number, as a field that PowerPoint keeps. */
export function slideNumber(id: number, number: number, language: Language): string {
  const field = `<a:p><a:fld id="{5C8F1A52-7A0B-4B63-8C0E-2F1B0B4F4A10}" type="slidenum"><a:rPr lang="${language}"/><a:t>${number}</a:t></a:fld></a:p>`;
  return placeholder(id, 'Slide number', { type: 'sldNum', idx: 12 }, field, language);
}

/** A table in its placeholder: first row marked as header, caption as alternative text. */
export function tableFrame(
  id: number,
  slot: Slot,
  box: Box,
  table: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; weights: readonly number[] },
  language: Language,
): string {
  const widths = table.weights.map((weight) => Math.round((weight / 100) * box.width));
  const padding = `marL="101600" marR="101600" marT="${CELL_PADDING * EMU_PER_POINT}" marB="${CELL_PADDING * EMU_PER_POINT}"`;
  const cell = (text: string) =>
    `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraph(text, language, { sizePt: SIZES.cell })}</a:txBody><a:tcPr ${padding}/></a:tc>`;
  const row = (cells: readonly string[]) => `<a:tr h="370000">${cells.map(cell).join('')}</a:tr>`;
  return (
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Table" descr="${xmlText(table.caption)}"/>` +
    `<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>${ph(slot)}</p:nvPr></p:nvGraphicFramePr>` +
    `<p:xfrm><a:off x="${box.x}" y="${box.y}"/><a:ext cx="${box.width}" cy="${370_000 * (table.rows.length + 1)}"/></p:xfrm>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">' +
    `<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>${TABLE_STYLE_ID}</a:tableStyleId></a:tblPr>` +
    `<a:tblGrid>${widths.map((width) => `<a:gridCol w="${width}"/>`).join('')}</a:tblGrid>` +
    `${[table.head, ...table.rows].map(row).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
  );
}

/** A picture in its placeholder, with its alternative text; `svg` is the relationship of the drawing behind the dots. */
export function pictureFrame(
  id: number,
  slot: Slot,
  box: Box,
  picture: { alt: string; dots: string; svg?: string },
): string {
  const svg =
    picture.svg === undefined
      ? ''
      : `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${picture.svg}"/></a:ext></a:extLst>`;
  return (
    `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture" descr="${xmlText(picture.alt)}"/>` +
    `<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>${ph(slot)}</p:nvPr></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="${picture.dots}">${svg}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr>${xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
  );
}

export function ph(slot: Slot): string {
  const type = slot.type === undefined ? '' : ` type="${slot.type}"`;
  const idx = slot.idx === undefined ? '' : ` idx="${slot.idx}"`;
  return `<p:ph${type}${idx}/>`;
}

export function xfrm(box: Box): string {
  return `<a:xfrm><a:off x="${Math.round(box.x)}" y="${Math.round(box.y)}"/><a:ext cx="${Math.round(box.width)}" cy="${Math.round(box.height)}"/></a:xfrm>`;
}
