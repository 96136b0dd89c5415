import JSZip from 'jszip';
import type { CleanDocument } from './clean.ts';
import { TYPEFACE } from './look.ts';
import { coreProperties, packed, XML_HEAD } from './package.ts';

/**
 * The Word file with what the library left to chance put in order: core properties from the model (it writes the clock),
 * relationship, bookmark and picture ids numbered in order (it draws them at random or counts on between documents),
 * and the typeface's stand-in named for machines that lack it.
 */
export async function settleWord(file: ArrayBuffer, clean: CleanDocument): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  const paths = Object.keys(zip.files).sort(contentTypesFirst);
  const read = new Map<string, string | Uint8Array>();
  for (const path of paths) {
    const entry = zip.file(path);
    if (entry === null || entry.dir) continue;
    read.set(path, isXml(path) ? await entry.async('string') : await entry.async('uint8array'));
  }
  const renumbered = renumbering([...read].flatMap(([path, part]) => (path.endsWith('.rels') ? [String(part)] : [])));
  const parts = new Map([...read].map(([path, part]) => [path, typeof part === 'string' ? renumbered(part) : part]));
  parts.set('docProps/core.xml', coreProperties(clean));
  parts.set('word/fontTable.xml', FONT_TABLE);
  return packed(parts, clean.date);
}

// Readers sniff an Office file by its first entry.
function contentTypesFirst(a: string, b: string): number {
  const rank = (path: string) => (path === '[Content_Types].xml' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function isXml(path: string): boolean {
  return path.endsWith('.xml') || path.endsWith('.rels');
}

// Only ids that a relationship bears are replaced: text that happens to look like one stays as it was written.
function renumbering(relationships: readonly string[]): (xml: string) => string {
  const random = relationships.flatMap((xml) =>
    [...xml.matchAll(/ Id="(rId[a-z0-9_-]{21})"/g)].map((match) => match[1]),
  );
  const relations = new Map(random.map((id, index) => [`"${id}"`, `"rIdLink${index + 1}"`]));
  const bookmarks = new Map<string, number>();
  const bookmark = (id: string) => {
    bookmarks.set(id, bookmarks.get(id) ?? bookmarks.size + 1);
    return bookmarks.get(id);
  };
  let pictures = 0;
  return (xml) =>
    xml
      .replaceAll(/"rId[a-z0-9_-]{21}"/g, (id) => relations.get(id) ?? id)
      .replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_, start, id) => `${start}${bookmark(id)}"`)
      .replaceAll(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, start) => {
        pictures += 1;
        return `${start}${pictures}"`;
      });
}

const FONT_TABLE = `${XML_HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${TYPEFACE.name}"><w:altName w:val="${TYPEFACE.standIn}"/><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="${TYPEFACE.standIn}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`;
