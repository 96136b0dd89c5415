import JSZip from 'jszip';
import type { IsoDate } from '#kernel/dates';

/** The parts of an Office file by their path, each as text or bytes. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

// Zip stores local time without a zone; noon keeps the day the same wherever it is read.
const ZIP_DAY = 'T12:00:00Z';

/** The parts as one Office file. Every entry bears the document's own date, so the same parts give the same bytes. */
export function packed(parts: Parts, date: IsoDate): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of parts) {
    zip.file(path, content, { date: new Date(`${date}${ZIP_DAY}`), createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

/** Title, organisation, language and day, and nothing else: no name, no clock, no machine. */
export function coreProperties(of: {
  title: string;
  author?: string;
  description?: string;
  language: string;
  date: IsoDate;
}): string {
  const author = xmlText(of.author ?? 'Critical Friend');
  const day = `${of.date}T00:00:00Z`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${xmlText(of.title)}</dc:title><dc:creator>${author}</dc:creator>` +
    (of.description ? `<dc:description>${xmlText(of.description)}</dc:description>` : '') +
    `<cp:lastModifiedBy>${author}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified>` +
    `<dc:language>${of.language}</dc:language></cp:coreProperties>`
  );
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it may stand in an XML element or a double-quoted attribute. The text is clean already. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
