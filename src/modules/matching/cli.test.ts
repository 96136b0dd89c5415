import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { matchCommand } from './cli.ts';
import { smallJson } from './testing/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'matching-'));
after(() => rmSync(folder, { recursive: true }));
const here = (name: string) => join(folder, name);
const small = new URL('./testing/small-instance.json', import.meta.url).pathname;
const best = new URL('./testing/small-plan.json', import.meta.url).pathname;

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const sink = (name: 'out' | 'err') => ({ write: (text: string) => (texts[name] += text) });
  const code = await matchCommand(argv, { stdout: sink('out'), stderr: sink('err') });
  return { code, ...texts };
}

test('solve writes a plan that check finds nothing against', async () => {
  const solved = await run('solve', small, '--out', here('plan.json'), '--seconds', '60');
  assert.equal(solved.code, 0);
  assert.match(solved.err, /best score 247\.44, bound 247\.44, gap 0\.000 %, 6 filled/);
  const plan = JSON.parse(readFileSync(here('plan.json'), 'utf8'));
  assert.ok(Math.abs(plan.score - 247.4448372519355) < 1e-9);
  const checked = await run('check', small, here('plan.json'));
  assert.deepEqual([checked.code, checked.err], [0, '']);
});

test('check tells each breach in a line and ends with 1', async () => {
  const plan = JSON.parse(readFileSync(best, 'utf8'));
  plan.placements[1].peer = 'cleo';
  writeFileSync(here('bad-plan.json'), JSON.stringify({ ...plan, parts: undefined }));
  const { code, out } = await run('check', small, here('bad-plan.json'));
  assert.equal(code, 1);
  assert.deepEqual(
    out
      .trim()
      .split('\n')
      .map((line) => line.replace(/-?\d+\.\d+/g, 'N')),
    ["c1.member: cleo is not of the host's leading party (rule 1)", 'score: the plan states N, the facts give N'],
  );
});

test('bad input is one line with file, path and what was expected; 2; nothing written', async () => {
  const json = smallJson() as { challenges: { until: string }[] };
  Object.assign(json.challenges[0] as object, { until: '2027-05-31' });
  writeFileSync(here('bad.json'), JSON.stringify(json));
  writeFileSync(here('torn.json'), '{"format": ');
  const bad = await run('solve', here('bad.json'), '--out', here('none.json'));
  assert.deepEqual(bad, {
    code: 2,
    out: '',
    err: `${here('bad.json')}: challenges[0].until: expected a day on or after 2027-06-01, found "2027-05-31"\n`,
  });
  const torn = await run('solve', here('torn.json'), '--out', here('none.json'));
  assert.equal(torn.code, 2);
  assert.match(torn.err, /^[^\n]*torn\.json: the whole file: expected JSON \([^\n]*\)\n$/);
  assert.equal(
    (await run('solve', here('missing.json'))).err,
    `${here('missing.json')}: expected a file that can be read (ENOENT)\n`,
  );
  assert.equal(
    (await run('solve', small, '--seconds', 'soon')).err,
    '--seconds: expected a number from 0.1 to 86400, found "soon"\n',
  );
  // Longer than any timer holds: it would have ended at once.
  assert.equal(
    (await run('solve', small, '--seconds', '9999999')).err,
    '--seconds: expected a number from 0.1 to 86400, found "9999999"\n',
  );
  assert.equal(
    (await run('solve', small, '--seed', '1.5')).err,
    '--seed: expected a whole number from 0 to 4294967295, found "1.5"\n',
  );
  assert.deepEqual(await run('solve', small, '--out', here('no/such/folder.json')), {
    code: 2,
    out: '',
    err: `${here('no/such/folder.json')}: expected a place that can be written to (ENOENT)\n`,
  });
  assert.equal((await run('solve', small, '--out', folder)).err, `${folder}: expected a file, found a folder\n`);
  assert.equal(existsSync(here('none.json')), false);
});

test('why says in a sentence why a peer is not in the slot', async () => {
  assert.deepEqual(await run('why', small, best, '--slot', 'c1.lead', '--peer', 'bryn'), {
    code: 0,
    out: 'bryn could take c1.lead. The plan would lose 17.7 points. Better: fewer from one region in the team (+6.0), the work better shared (+6.0) and less travel (+2.3). Worse: less depth in what the place is about (−15.6), women and men no longer both in the team (−8.0), a council less like the host (−4.8) and the focus less well covered by the team (−3.6).\n',
    err: '',
  });
  const hal = await run('why', small, best, '--slot', 'c1.officer', '--peer', 'hal');
  assert.equal(hal.out, 'hal cannot take c1.officer: they are from the host council.\n');
});

test('why --json gives the same with its figures, and adds up to the score of the other plan', async () => {
  const { out } = await run('why', small, best, '--slot', 'c1.lead', '--json');
  const { answers } = JSON.parse(out) as { answers: { peer: string; standing: string; change: number | null }[] };
  assert.deepEqual(answers.map(({ peer, standing }) => [peer, standing]).slice(0, 2), [
    ['amara', 'there'],
    ['bryn', 'free'],
  ]);
  const plan = JSON.parse(readFileSync(best, 'utf8')) as { placements: { slot: string; peer: string }[] };
  const other = plan.placements.map((p) => (p.slot === 'c1.lead' ? { ...p, peer: 'bryn' } : p));
  writeFileSync(here('other.json'), JSON.stringify({ format: 'critical-friend/matching-plan@1', placements: other }));
  const score = Number(/score (\S+)\.\n/.exec((await run('check', small, here('other.json'))).out)?.[1]);
  assert.ok(Math.abs(score - 247.4448372519355 - (answers[1]?.change ?? 0)) < 1e-9);
});

test('files as other programs write them are read or refused in one plain line', async () => {
  const json = readFileSync(small, 'utf8');
  writeFileSync(here('bom.json'), `\uFEFF${json}`);
  assert.equal((await run('check', here('bom.json'), best)).code, 0);
  writeFileSync(here('utf16.json'), Buffer.from(json, 'utf16le'));
  writeFileSync(here('empty.json'), '');
  writeFileSync(here('nan.json'), json.replace('"served": ', '"served": NaN, "x": '));
  writeFileSync(here('escape.json'), '\u001b[2J\u202e{"format":1}');
  writeFileSync(here('list.json'), '[]');
  for (const name of ['utf16', 'empty', 'nan', 'escape', 'list']) {
    const { code, out, err } = await run('solve', here(`${name}.json`), '--out', here('none.json'));
    assert.deepEqual([code, out], [2, ''], name);
    assert.match(err, /^[^\n\p{Cc}\p{Cf}]*\.json: the whole file: expected [^\n\p{Cc}\p{Cf}]*\n$/u, name);
  }
  assert.equal(existsSync(here('none.json')), false);
});

test('a plan for another instance is refused where it would be used, with the path inside it', async () => {
  const plan = { format: 'critical-friend/matching-plan@1', placements: [{ slot: 'c9.lead', peer: 'amara' }] };
  writeFileSync(here('other-plan.json'), JSON.stringify(plan));
  const line = `${here('other-plan.json')}: placements[0].slot: expected the id of a slot of the instance, found "c9.lead"\n`;
  assert.deepEqual(await run('solve', small, '--from', here('other-plan.json')), { code: 2, out: '', err: line });
  assert.deepEqual(await run('why', small, here('other-plan.json'), '--slot', 'c1.lead'), {
    code: 2,
    out: '',
    err: line,
  });
  const checked = await run('check', small, here('other-plan.json'));
  assert.deepEqual([checked.code, checked.out], [1, 'placements[0].slot: the instance has no slot "c9.lead"\n']);
});

test('slot ids repeated across challenges are refused', async () => {
  const json = smallJson() as { challenges: { slots: { id: string }[] }[] };
  Object.assign(json.challenges[1]?.slots[0] as object, { id: 'c1.lead' });
  writeFileSync(here('twice.json'), JSON.stringify(json));
  assert.equal(
    (await run('solve', here('twice.json'))).err,
    `${here('twice.json')}: challenges[1].slots[0].id: expected an id of its own (challenges[0].slots[0].id has it already), found "c1.lead"\n`,
  );
});

test('an unknown slot or peer is refused', async () => {
  const { code, err } = await run('why', small, best, '--slot', 'c9.lead');
  assert.deepEqual([code, err], [2, `--slot: expected the id of a slot of ${small}, found "c9.lead"\n`]);
});
