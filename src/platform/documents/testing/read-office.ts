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
