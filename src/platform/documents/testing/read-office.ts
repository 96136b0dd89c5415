import JSZip from 'jszip';

/** The XML parts of a Word or PowerPoint file, by their path. */
export async function partsOf(file: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(file);
  const parts = new Map<string, string>();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (/\.(xml|rels|svg)$/.test(path)) parts.set(path, await entry.async('string'));
  }
  return parts;
}

/** What the pattern's group (or the whole match) finds in that part, in order. Throws where the part is missing. */
export function texts(parts: ReadonlyMap<string, string>, path: string, pattern: RegExp): string[] {
  const part = parts.get(path);
  if (part === undefined) throw new Error(`no part ${path} among ${[...parts.keys()].join(', ')}`);
  return [...part.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

/** What is wrong with the XML, or null: an element left open or closed twice, a bare `&` or `<`, a forbidden character. */
export function illFormed(xml: string): string | null {
  const open: string[] = [];
  const rest = xml.replaceAll(
    /<\?xml[^>]*\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (tag, close, name, _, empty) => {
      if (name === undefined || empty === '/') return '';
      if (close !== '/') open.push(name);
      else if (open.pop() !== name) open.push(`not ${tag}`);
      return '';
    },
  );
  if (open.length > 0) return `open: ${open.join(' ')}`;
  const bare = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(rest);
  if (bare) return `bare: ${rest.slice(bare.index, bare.index + 40)}`;
  const forbidden = [...xml].find((character) => character < ' ' && !'\t\n\r'.includes(character));
  return forbidden === undefined ? null : `forbidden: ${forbidden.codePointAt(0)}`;
}
