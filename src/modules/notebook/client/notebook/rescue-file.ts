import type { Cipher } from './cipher.ts';
import type { Shelf } from './database.ts';
import { h } from './dom.ts';
import { smallVersion } from './photograph.ts';
import {
  type Identity,
  lockedPhotograph,
  lockedUnsent,
  type MakeSmall,
  type RescuePhotograph,
  unsentPhotographs,
} from './vault.ts';

const FORMAT = 'critical-friend-notebook-1';

/** So many characters of photographs go into one file, or one photograph alone: it is to pass through any mail, and is read whole. */
const MOST_CHARACTERS = 18_000_000;

/**
 * The way out: what is unsent as it is locked, with the wrapped key, in as many files as the photographs need. The server takes them in
 * from the same person. Each has all notes, so that each can be handed in alone, in any order: a photograph finds its note there.
 */
export async function rescueFiles(
  shelf: Shelf,
  identity: Identity | undefined,
  unreadable: readonly string[] = [],
  makeSmall?: MakeSmall,
): Promise<readonly Blob[]> {
  const { device, wrapped } = identity ?? { device: '', wrapped: '' };
  const notes = await lockedUnsent(shelf, unreadable);
  const files: Blob[] = [];
  let photographs: RescuePhotograph[] = [];
  let characters = 0;
  function close(): void {
    const file = { format: FORMAT, device, wrapped, ...notes, photographs };
    files.push(new Blob([JSON.stringify(file)], { type: 'application/json' }));
    photographs = [];
    characters = 0;
  }
  // One after another: a phone has no memory for all of them at once.
  for (const id of await unsentPhotographs(shelf)) {
    const photograph = await lockedPhotograph(shelf, id, makeSmall);
    if (!photograph) continue;
    const length = photograph.sealed.length + (photograph.small?.sealed.length ?? 0);
    if (characters > 0 && characters + length > MOST_CHARACTERS) close();
    photographs.push(photograph);
    characters += length;
  }
  close();
  return files;
}

/** Makes small versions for a file where the notebook is open: those that are there are drawn once more, and locked under a name of their own. */
export function smallInFile(cipher: Cipher): MakeSmall {
  return async (id, sealed) => {
    const small = await smallVersion(await cipher.openBytes(`photograph/${id}`, sealed));
    return small && (await cipher.sealBytes(`small/${id}`, await small.arrayBuffer()));
  };
}

/** Saves what is unsent in a file, locked as it is on the device; where it takes several, each by a press of its own. */
export function rescueLink(make: () => Promise<readonly Blob[]>): HTMLElement {
  const several = h('span', { role: 'status' });
  const button = (text: string, press: () => void) =>
    h('button', { type: 'button', class: 'cf-notebook__act', click: press }, text);
  const press = async () => {
    const files = await make();
    const [first] = files;
    several.replaceChildren();
    if (first && files.length === 1) return saved(first, 'unsent-notes.cfnotes');
    const all = files.map((file, at) => {
      const which = `${at + 1} of ${files.length}`;
      return button(`Save file ${which}`, () => saved(file, `unsent-notes-${which.replaceAll(' ', '-')}.cfnotes`));
    });
    several.append(
      `With the photographs it takes ${files.length} files. Save and hand in each, in any order. `,
      ...all,
    );
  };
  return h(
    'span',
    {},
    button('Save unsent notes in a file', () => void press()),
    ' ',
    several,
  );
}

function saved(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = h('a', { href: address, download: name }) as HTMLAnchorElement;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
