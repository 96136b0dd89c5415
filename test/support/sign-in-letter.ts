import assert from 'node:assert/strict';

/** The subject of the letter with a link and a code. */
export const SUBJECT_OF_CODE = /link and code to sign in/;

/** The code in a letter's text, as one types it. */
export function codeIn(text: string): string {
  const code = /Your code is (\S+ \S+)\./u.exec(text.replace(/\s+/g, ' '))?.[1];
  assert.ok(code, `there is no code in: ${text}`);
  return code;
}
