import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** How many files share a process. More would save little, and leave too few processes to keep two cores busy until the end. */
const FILES_MOST = 12;

/**
 * Test files in the order in which they are to run, those of one process together. What looks at the whole product, under `test/`, has a
 * process of its own; the journeys in a browser, which last minutes, come first, so that no core waits at the end for the last of them.
 */
export function inGroups(names: readonly string[]): string[][] {
  const journeys = names.filter((name) => name.startsWith('test/journeys/'));
  const ofTheWhole = names.filter((name) => name.startsWith('test/') && !journeys.includes(name));
  const ofParts = names.filter((name) => !name.startsWith('test/'));
  const shared = Array.from({ length: Math.ceil(ofParts.length / FILES_MOST) }, (_, index) =>
    ofParts.slice(index * FILES_MOST, (index + 1) * FILES_MOST),
  );
  return [...[...journeys, ...ofTheWhole].map((name) => [name]), ...shared];
}

/**
 * Writes a module at `file` that runs those test files of `root` in one process, each as a suite of its own: to load the product and make
 * its pages costs more than the tests of most files. One is read when the one before has been, and what each asks to be done `after` its
 * tests is done after its own. A file that cannot be read fails its suite alone.
 */
export function writeGroup(file: string, root: string, names: readonly string[]): void {
  const lines = [
    "import { describe } from 'node:test';",
    'const suiteOf = (name, url) => new Promise((read) => describe(name, () => import(url).finally(read)));',
    ...names.map((name) => {
      const url = pathToFileURL(path.resolve(root, name)).href;
      return `await suiteOf(${JSON.stringify(name)}, ${JSON.stringify(url)});`;
    }),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
}
