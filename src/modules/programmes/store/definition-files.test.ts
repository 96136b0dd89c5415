import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDefinition } from '../testing/builders.ts';
import { BUILT_IN_PROGRAMMES, definitionHash, loadProgrammeDefinitions } from './definition-files.ts';

async function withFolder(files: Record<string, string>, run: (folder: string) => Promise<void>, builtIns = false) {
  const folder = await mkdtemp(join(tmpdir(), 'programmes-'));
  try {
    if (builtIns) await cp(BUILT_IN_PROGRAMMES, folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function problemsOf(loaded: Awaited<ReturnType<typeof loadProgrammeDefinitions>>, folder: string): string[] {
  const label = folder.split('/').at(-1) as string;
  return 'problems' in loaded ? loaded.problems.map((problem) => problem.replaceAll(label, 'FOLDER')) : [];
}

test('A fifth kind of challenge is one more file', async () => {
  const files = { 'one-day-visit.json': JSON.stringify(aDefinition()) };
  await withFolder(
    files,
    async (folder) => {
      const loaded = await loadProgrammeDefinitions(folder);
      assert.deepEqual('definitions' in loaded && loaded.definitions.map((definition) => definition.key), [
        'adult-social-care',
        'corporate',
        'one-day-visit',
        'peer-collaborative-improvement',
        'safeguarding-adults',
      ]);
    },
    true,
  );
});

test('One broken file stops all, and every problem of every file is named', async () => {
  const files = {
    'a.json': JSON.stringify(aDefinition({ version: 0 })),
    'b.json': JSON.stringify(aDefinition()),
    'c.json': JSON.stringify({ ...aDefinition({ key: 'other' }), colour: 'red' }),
  };
  await withFolder(files, async (folder) => {
    assert.deepEqual(problemsOf(await loadProgrammeDefinitions(folder), folder), [
      'FOLDER/a.json: version: expected at least 1, found 0',
      'FOLDER/c.json: colour: expected no such key',
    ]);
  });
});

test('Two files with one key are refused, for nobody could tell which was meant', async () => {
  const text = JSON.stringify(aDefinition());
  await withFolder({ 'a.json': text, 'b.json': text }, async (folder) => {
    assert.deepEqual(problemsOf(await loadProgrammeDefinitions(folder), folder), [
      'FOLDER/b.json: key: expected a key of its own, found "one-day-visit", as in FOLDER/a.json',
    ]);
  });
});

test('A file that is not JSON is named', async () => {
  await withFolder({ 'a.json': '{ "key": }' }, async (folder) => {
    const [problem] = problemsOf(await loadProgrammeDefinitions(folder), folder);
    assert.equal(problem?.startsWith('FOLDER/a.json: expected JSON: '), true);
  });
});

test('A folder without definitions is a problem, and files of other kinds are left alone', async () => {
  await withFolder({ 'README.md': 'Words.' }, async (folder) => {
    assert.deepEqual(problemsOf(await loadProgrammeDefinitions(folder), folder), [
      'FOLDER: expected at least one .json file, found none',
    ]);
  });
});

test('A fingerprint stays when keys change places and changes with any word', () => {
  const definition = aDefinition();
  const reversed = Object.fromEntries(Object.entries(definition).reverse()) as typeof definition;
  assert.equal(definitionHash(reversed), definitionHash(definition));
  assert.match(definitionHash(definition), /^[0-9a-f]{64}$/);
  assert.notEqual(
    definitionHash(aDefinition({ summary: 'One colleague comes for a day!' })),
    definitionHash(definition),
  );
});

test('A fingerprint changes when a list changes its order', () => {
  const turned = aDefinition();
  turned.clocks.reverse();
  assert.notEqual(definitionHash(turned), definitionHash(aDefinition()));
});
