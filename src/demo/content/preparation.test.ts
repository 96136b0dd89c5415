import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadProgrammeDefinitions } from '#modules/programmes';
import { CHALLENGE_SOURCES } from './challenges.ts';
import { DOCUMENTS, packMinutes } from './documents.ts';
import { SELF_ASSESSMENTS } from './self-assessments.ts';

const loaded = await loadProgrammeDefinitions(join(dirname(fileURLToPath(import.meta.url)), '../../../programmes'));
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const { definitions } = loaded;

function definitionOf(challenge: string) {
  const source = CHALLENGE_SOURCES.find((each) => each.key === challenge);
  const definition = definitions.find((each) => each.key === source?.programme);
  if (definition === undefined) throw new Error(`no challenge ${challenge}`);
  return definition;
}

test('A self-assessment answers the programme’s prompts; one that is handed in answers most of them.', () => {
  for (const { challenge, answers, submittedDaysAgo } of SELF_ASSESSMENTS) {
    const prompts = definitionOf(challenge).selfAssessment.prompts.map((prompt) => prompt.key);
    for (const prompt of Object.keys(answers)) assert.ok(prompts.includes(prompt), `${challenge}: ${prompt}`);
    if (submittedDaysAgo !== null) assert.ok(Object.keys(answers).length >= prompts.length / 2, challenge);
  }
  const northdale = SELF_ASSESSMENTS.find((each) => each.challenge === 'northdale');
  assert.deepEqual(
    Object.keys(northdale?.answers ?? {}),
    definitionOf('northdale').selfAssessment.prompts.map((prompt) => prompt.key),
  );
});

test('Every document answers a request of its programme, and file names are its own.', () => {
  for (const document of DOCUMENTS) {
    const requests = definitionOf(document.challenge).documentRequests.map((request) => request.key);
    assert.ok(requests.includes(document.request), `${document.challenge}: ${document.request}`);
    assert.match(document.fileName, /^[a-z0-9-]+\.pdf$/);
    assert.ok(document.text.length > 60 && document.readingMinutes > 0 && document.pages > 0, document.title);
  }
  const names = DOCUMENTS.map((document) => `${document.challenge}/${document.fileName}`);
  assert.equal(new Set(names).size, names.length);
});

test('A pack is numbered from one without gaps and takes less than an hour to read.', () => {
  for (const challenge of ['northdale', 'ambershire', 'linden-hill']) {
    const places = DOCUMENTS.filter((each) => each.challenge === challenge).flatMap((each) => each.packPosition ?? []);
    assert.deepEqual(
      places,
      places.map((_, index) => index + 1),
    );
    assert.ok(places.length >= 4 && packMinutes(challenge) <= 60, challenge);
  }
  assert.equal(packMinutes('northdale'), 42);
});
