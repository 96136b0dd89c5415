import JSZip from 'jszip';

/** A small, whole PDF. */
export function samplePdf(words = 'Northdale'): Buffer {
  return Buffer.from(
    `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );
}

/** A picture of one point. */
export const samplePng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The beginning of a JPEG picture, which is what tells it. */
export const sampleJpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffd9',
  'hex',
);

/** The beginning of a Windows program. */
export const sampleProgram = Buffer.concat([
  Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex'),
  Buffer.alloc(200),
  Buffer.from('PE\0\0'),
]);

type Office = 'word' | 'excel' | 'slides';

const PARTS: Record<Office, [path: string, type: string]> = {
  word: ['word/document.xml', 'wordprocessingml.document'],
  excel: ['xl/workbook.xml', 'spreadsheetml.sheet'],
  slides: ['ppt/presentation.xml', 'presentationml.presentation'],
};

/** An Office Open XML file with its list of types and main part, and more entries if wanted. */
export async function sampleOffice(office: Office, more: Record<string, string> = {}): Promise<Buffer> {
  const [path, type] = PARTS[office];
  const main = `application/vnd.openxmlformats-officedocument.${type}.main+xml`;
  return await zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${path}" ContentType="${main}"/></Types>`,
    [path]: '<x/>',
    ...more,
  });
}

/** An OpenDocument file of that kind. */
export async function sampleOpenDocument(
  kind: 'text' | 'spreadsheet' | 'presentation' | 'graphics',
  more: Record<string, string> = {},
): Promise<Buffer> {
  const archive = new JSZip();
  archive.file('mimetype', `application/vnd.oasis.opendocument.${kind}`, { compression: 'STORE' });
  archive.file('content.xml', '<office:document-content/>');
  for (const [name, text] of Object.entries(more)) archive.file(name, text);
  return await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** A zip archive of these entries, packed. */
export async function zip(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(entries)) archive.file(name, content, { createFolders: false });
  return await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
