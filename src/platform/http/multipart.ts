import type { FastifyRequest } from 'fastify';
import type { FileStore } from '../files/file-store.ts';
import type { Upload } from './context.ts';
import { isMaskOf } from './cookies.ts';

/**
 * Reads a form with files. The token must come before the first file, so that nothing of a foreign form reaches the store. Each
 * file streams to the store as it comes; a file field left empty is no upload.
 */
export async function readMultipart(
  request: FastifyRequest,
  files: FileStore,
  token: string,
  limitBytes: number,
): Promise<{ body: Record<string, string | string[]>; uploads: Upload[] } | 'foreign'> {
  const body: Record<string, string | string[]> = {};
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      addField(body, part.fieldname, String(part.value ?? ''));
      continue;
    }
    if (!isMaskOf(body._csrf, token)) {
      part.file.resume();
      return 'foreign';
    }
    if (part.filename === '') {
      part.file.resume();
      continue;
    }
    uploads.push({
      field: part.fieldname,
      fileName: plainFileName(part.filename),
      stored: await files.put(part.file, limitBytes),
    });
  }
  return { body, uploads };
}

function addField(body: Record<string, string | string[]>, name: string, value: string): void {
  const before = body[name];
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}

/** The last part of a path, without control characters, at most 150 characters, never empty and never hidden. */
function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^\.+/, '')
    .trim();
  if (clean.length <= 150) return clean || 'document';
  const dot = clean.lastIndexOf('.');
  return dot > 0 && clean.length - dot <= 12
    ? clean.slice(0, 150 - (clean.length - dot)) + clean.slice(dot)
    : clean.slice(0, 150);
}
