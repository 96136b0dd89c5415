import type { FileStore, StoredFile } from './file-store.ts';
import type { MediaType } from './media-types.ts';
import { endsLikeZip, type ReadPart, readZipDirectory, readZipEntry, type ZipEntry } from './zip-directory.ts';

/** How much of the beginning is looked at: enough to judge text by. */
const HEAD_BYTES = 65_536;

/**
 * What kind of file it is, by its bytes alone: a name is only a claim. Null for every kind we do not take in: programs, web pages,
 * scripts and SVG under any name, files with macros, files that are two kinds at once, archives, and what we cannot tell.
 */
export async function sniffMediaType(files: FileStore, stored: StoredFile): Promise<MediaType | null> {
  const read: ReadPart = (from, bytes) => files.part(stored.sha256, from, bytes);
  const head = await read(0, HEAD_BYTES);
  if (startsWith(head, 'PK\u0003\u0004')) return await officeType(read, stored.bytes);
  if (endsLikeZip(await read(-Math.min(stored.bytes, 65_557), 65_557))) return null;
  if (startsWith(head, '%PDF-')) return isMarkup(latin(head.subarray(0, 1024)).slice(5)) ? null : 'application/pdf';
  const { fileTypeFromBuffer } = await import('file-type');
  const known = (await fileTypeFromBuffer(head))?.mime;
  if (known === 'image/png' || known === 'image/jpeg') return known;
  return isPlainText(head, stored.bytes > head.length) ? 'text/plain' : null;
}

const OFFICE_MAIN_PARTS: readonly (readonly [string, MediaType])[] = [
  ['wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['spreadsheetml.sheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['presentationml.presentation', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const OPEN_DOCUMENTS = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
] as const satisfies readonly MediaType[];

const MACROS =
  /(^|\/)vbaProject|vbaData\.xml$|\.(exe|dll|com|bat|cmd|scr|js|vbs|ps1|sh|jar|hta|html?|svgz?)$|^Scripts\/.*[^/]$|^Basic\/[^/]+\/(?!script-l[bc]\.xml$)./i;
const MOST_TYPES_BYTES = 1_000_000;

async function officeType(read: ReadPart, fileBytes: number): Promise<MediaType | null> {
  const entries = await readZipDirectory(read, fileBytes);
  if (!entries || entries.some(({ name }) => MACROS.test(name) && !isPicture(name))) return null;
  const named = (name: string) => entries.filter((entry) => entry.name === name);
  const [types, ...moreTypes] = named('[Content_Types].xml');
  const [mimetype, ...moreMimetypes] = named('mimetype');
  // One list of contents says one thing: an archive that is two kinds at once is neither.
  if (moreTypes.length + moreMimetypes.length > 0 || (types && mimetype)) return null;
  if (types) return await openXmlType(read, types, new Set(entries.map(({ name }) => name)));
  if (mimetype) return await openDocumentType(read, mimetype, named('content.xml').length === 1);
  return null;
}

/** Word and PowerPoint keep pictures as SVG beside a PNG; inside the document nothing runs them. */
function isPicture(name: string): boolean {
  return /^(word|ppt|xl)\/media\/[^/]+\.svg$|^Pictures\/[^/]+\.svg$/i.test(name);
}

async function openXmlType(read: ReadPart, types: ZipEntry, names: ReadonlySet<string>): Promise<MediaType | null> {
  const bytes = await readZipEntry(read, types, MOST_TYPES_BYTES);
  if (!bytes) return null;
  const text = latin(bytes);
  if (/macroEnabled|vbaProject/i.test(text)) return null;
  const found = OFFICE_MAIN_PARTS.filter(([part]) => {
    const main = new RegExp(
      `<(?:\\w+:)?Override\\b[^>]*openxmlformats-officedocument\\.${part}\\.main\\+xml[^>]*>`,
    ).exec(text);
    const partName = /PartName\s*=\s*["']\/([^"']+)["']/.exec(main?.[0] ?? '')?.[1];
    return partName !== undefined && names.has(partName);
  });
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

async function openDocumentType(read: ReadPart, mimetype: ZipEntry, hasContent: boolean): Promise<MediaType | null> {
  const bytes = await readZipEntry(read, mimetype, 200);
  if (!bytes || !hasContent || mimetype.at !== 0) return null;
  const text = latin(bytes).trim();
  return OPEN_DOCUMENTS.find((type) => type === text) ?? null;
}

/**
 * Text as people save it: UTF-8, or Windows-1252 from an older spreadsheet, without the control characters that every program
 * and archive has, and neither markup nor a script.
 */
function isPlainText(head: Uint8Array, cutShort: boolean): boolean {
  if (head.some((byte) => (byte < 32 && ![9, 10, 12, 13].includes(byte)) || byte === 127)) return false;
  const text = utf8(head, cutShort) ?? windows1252(head);
  if (text === null) return false;
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start === '' || /^(#!|%!|\{\\rtf|<[a-z!?/])/i.test(start)) return false;
  return !isMarkup(text);
}

function isMarkup(text: string): boolean {
  return /<(!doctype\s|html|head|body|script|iframe|svg|object|embed|meta\s|\?php)/i.test(text);
}

function utf8(bytes: Uint8Array, cutShort: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cutShort });
  } catch {
    return null;
  }
}

/** Five bytes mean nothing in Windows-1252; where one stands, it is not text. */
function windows1252(bytes: Uint8Array): string | null {
  return bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) ? null : latin(bytes);
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

function startsWith(head: Uint8Array, text: string): boolean {
  return Buffer.from(head.subarray(0, text.length)).toString('latin1') === text;
}
