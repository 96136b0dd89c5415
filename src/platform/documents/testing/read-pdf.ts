import { inflateSync } from 'node:zlib';

/** All of a PDF that is text: the file, with every compressed stream (objects, metadata, pages) written out after it. */
export function pdfText(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const start = bytes[at + 6] === 0x0d ? at + 8 : at + 7;
    const stream = bytes.subarray(start, bytes.indexOf('endstream', start));
    parts.push(inflated(stream));
  }
  return parts.join('\n');
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('utf8');
  } catch {
    return ''; // fonts and pictures have other filters
  }
}
