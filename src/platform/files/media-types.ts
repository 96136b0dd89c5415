/** The kinds of file we take in. Nothing that runs, nothing that a browser would run, nothing with macros. */
export const MEDIA_TYPES = {
  'application/pdf': { label: 'PDF', extensions: ['pdf'], inline: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    label: 'Word document',
    extensions: ['docx'],
    inline: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    label: 'Excel workbook',
    extensions: ['xlsx'],
    inline: false,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    label: 'PowerPoint slides',
    extensions: ['pptx'],
    inline: false,
  },
  'application/vnd.oasis.opendocument.text': { label: 'OpenDocument text', extensions: ['odt'], inline: false },
  'application/vnd.oasis.opendocument.spreadsheet': {
    label: 'OpenDocument spreadsheet',
    extensions: ['ods'],
    inline: false,
  },
  'application/vnd.oasis.opendocument.presentation': {
    label: 'OpenDocument slides',
    extensions: ['odp'],
    inline: false,
  },
  'image/png': { label: 'PNG picture', extensions: ['png'], inline: true },
  'image/jpeg': { label: 'JPEG picture', extensions: ['jpg', 'jpeg'], inline: true },
  'text/plain': { label: 'Text', extensions: ['txt', 'text', 'md'], inline: false },
  'text/csv': { label: 'CSV table', extensions: ['csv'], inline: false },
} as const satisfies Record<string, { label: string; extensions: readonly string[]; inline: boolean }>;

export type MediaType = keyof typeof MEDIA_TYPES;

/** What the file field offers to choose: `.pdf,.docx,…`. */
export const ACCEPTED_EXTENSIONS = Object.values(MEDIA_TYPES)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');

/** True where a browser may show it in its own window: PDF and pictures. */
export function opensInBrowser(mediaType: string): boolean {
  return isMediaType(mediaType) && MEDIA_TYPES[mediaType].inline;
}

/** `PDF`, `Word document`; the media type itself where we do not know it. */
export function mediaTypeLabel(mediaType: string): string {
  return isMediaType(mediaType) ? MEDIA_TYPES[mediaType].label : mediaType;
}

/**
 * The name and type under which a file is kept, or null where its name says another kind than its bytes do. A name without an
 * ending is given the right one; text whose name ends in `.csv` is a table.
 */
export function nameAndType(fileName: string, sniffed: MediaType): { fileName: string; mediaType: MediaType } | null {
  const extension = /\.([a-z][a-z0-9]{0,9})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (!extension) return { fileName: `${fileName}.${MEDIA_TYPES[sniffed].extensions[0]}`, mediaType: sniffed };
  if (sniffed === 'text/plain' && extension === 'csv') return { fileName, mediaType: 'text/csv' };
  const known: readonly string[] = MEDIA_TYPES[sniffed].extensions;
  return known.includes(extension) ? { fileName, mediaType: sniffed } : null;
}

function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(MEDIA_TYPES, text);
}
