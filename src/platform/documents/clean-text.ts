// Controls, non-characters and the byte order mark are illegal in XML or in PDF/UA; the two bidirectional overrides
// can make a line read otherwise than it was written. Marks and isolates that right-to-left text needs are kept.
const UNWANTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u202d\u202e\ufdd0-\ufdef]|\p{Noncharacter_Code_Point}/gu;

/** Text that XML and PDF/UA can hold: no control characters, no broken surrogates; line feeds stay, tabs become spaces. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNWANTED, '');
}

/** The same on one line, for titles, captions and metadata. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim();
}

const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True where the first letter belongs to a script written from right to left: the paragraph then runs that way. */
export function runsRightToLeft(text: string): boolean {
  const letter = FIRST_LETTER.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter);
}

const SAFE_SCHEMES = ['https:', 'http:', 'mailto:', 'tel:'];

/** The address if it may stand in a document (web, mail or telephone), else null: no `javascript:` or `file:`. */
export function safeAddress(href: string): string | null {
  const text = cleanText(href).trim();
  return URL.canParse(text) && SAFE_SCHEMES.includes(new URL(text).protocol) ? new URL(text).href : null;
}
