import assert from 'node:assert/strict';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Plan } from './domain/engine/instance.ts';
import { timetableCommand } from './engine-cli.ts';
import { instance, session, USUAL } from './testing/instances.ts';

const WHOLE = instance({
  policy: USUAL,
  people: [{ id: 'treasurer', unavailable: [['2027-05-11T00:00', '2027-05-12T00:00']] }],
  sessions: [session('s1', { topics: { finance: 1 }, people: ['treasurer'] }), session('s2', { kind: 'regatta' })],
});

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timetable-'));
  await writeFile(join(folder, 'instance.json'), JSON.stringify(WHOLE));
});
after(() => rm(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const paths = argv.map((each) => (each.endsWith('.json') ? join(folder, each) : each));
  const code = await timetableCommand(paths, {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
  });
  return { code, out: said.out.replaceAll(`${folder}/`, ''), err: said.err.replaceAll(`${folder}/`, '') };
}

test('Solve writes a plan that check finds in order, and why explains it', async () => {
  assert.equal((await run('solve', 'instance.json', '--out', 'plan.json')).code, 0);
  const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan;
  assert.deepEqual(plan.unplaced, ['s2']);
  assert.deepEqual(await run('check', 'instance.json', 'plan.json'), {
    code: 0,
    out: 'plan.json breaks no rule; its score is -998\n',
    err: '',
  });
  const placed = await run('why', 'instance.json', 'plan.json', '--session', 's1');
  assert.match(placed.out, /^s1 is on Wednesday 12 May 2027 at .* with lead\.\n/);
  assert.match(placed.out, /Not possible at \d+ starts: treasurer is not available\.\n/);
  const left = await run('why', 'instance.json', 'plan.json', '--session', 's2', '--json');
  const why = JSON.parse(left.out) as { placed: null; possible: number; obstacles: { why: string }[] };
  assert.deepEqual([why.placed, why.possible], [null, 0]);
  assert.equal(why.obstacles[0]!.why, 'no place suits regatta with 2 people');
});

test('Why with now leaves what has begun where it is, and offers nothing that would have begun', async () => {
  const start = '2027-05-12T13:15';
  const sessions = [{ id: 's1', start, place: 'room-1', peers: ['lead'] }];
  const plan = { format: 'critical-friend/timetable-plan@1', sessions, unplaced: ['s2'] };
  await writeFile(join(folder, 'later.json'), JSON.stringify(plan));
  const whyAt = async (now: string) => {
    const { out } = await run('why', 'instance.json', 'later.json', '--session', 's1', '--now', now, '--json');
    return JSON.parse(out) as { possible: number; otherStarts: { start: string }[]; sentences: string[] };
  };
  const before = await whyAt('2027-05-12T13:00');
  assert.equal(before.possible > 0, true);
  const until = before.otherStarts.filter((each) => each.start <= '2027-05-12T13:00');
  assert.deepEqual(until, []);
  assert.equal(
    before.sentences.some((each) => each.endsWith(': it is too late for that by now.')),
    true,
  );
  const begun = await whyAt(start);
  assert.deepEqual([begun.possible, begun.sentences[1]], [0, 'It has begun by then, so it stays there.']);
  const soon = await run('why', 'instance.json', 'later.json', '--session', 's1', '--now', 'soon');
  assert.deepEqual([soon.code, soon.err], [2, '--now: expected a local time such as 2027-05-12T10:00, found soon\n']);
});

test('An option that a command does not know is refused, not passed over', async () => {
  for (const argv of [
    ['check', 'instance.json', 'plan.json', '--now', '2027-05-12T10:00'],
    ['why', 'instance.json', 'plan.json', '--session', 's1', '--seed', '3'],
    ['solve', 'instance.json', '--session', 's1'],
  ]) {
    const { code, out, err } = await run(...argv);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^Unknown option '--(now|seed|session)'.*\n$/);
  }
  assert.match((await run('constructor')).err, /^timetable solve /);
});

test('Solve finds before its work that the plan cannot be written, and leaves an older plan until it has another', async () => {
  const { code, out, err } = await run('solve', 'instance.json', '--out', 'no/such/folder.json');
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^no\/such\/folder\.json: expected a file that can be written, but ENOENT[^\n]*\n$/);
  await writeFile(join(folder, 'older.json'), 'older');
  assert.equal((await run('solve', 'instance.json', '--now', 'soon', '--out', 'older.json')).code, 2);
  assert.equal(await readFile(join(folder, 'older.json'), 'utf8'), 'older');
});

test('Check names each breach on a line and says so with its exit', async () => {
  const sessions = [{ id: 's1', start: '2027-05-11T09:00', place: 'room-1', peers: ['lead'] }];
  const plan = { format: 'critical-friend/timetable-plan@1', sessions, unplaced: ['s2'], score: 5 };
  await writeFile(join(folder, 'broken.json'), JSON.stringify(plan));
  const out = 's1: rule 3: treasurer is not available\nscore: stated 5, counted -998\n';
  assert.deepEqual(await run('check', 'instance.json', 'broken.json'), { code: 1, out, err: '' });
});

test('An instance may begin with the byte-order mark of Windows', async () => {
  await writeFile(join(folder, 'marked.json'), `\ufeff${JSON.stringify(WHOLE)}`);
  assert.equal((await run('check', 'marked.json', 'plan.json')).code, 0);
});

const BAD: [title: string, content: string | Buffer, line: string][] = [
  ['a file in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'bad.json: expected JSON in UTF-8, but it is not UTF-8\n'],
  [
    'an escape sequence',
    '\u001b[2J',
    'bad.json: expected JSON, but Unexpected token \' \', " [2J" is not valid JSON\n',
  ],
  [
    'lists in one another without end',
    '['.repeat(100_000) + ']'.repeat(100_000),
    'bad.json: the file: expected an object, found lists or objects in one another without end\n',
  ],
  [
    'a number that is too large',
    JSON.stringify(WHOLE).replace('"gridMinutes":15', '"gridMinutes":1e999'),
    'bad.json: gridMinutes: expected a whole number of minutes from 1 to 1440, found a number that is too large\n',
  ],
  [
    'sessions each after the other',
    JSON.stringify({
      ...WHOLE,
      sessions: [session('s1', { after: ['s2'] }), session('s2', { after: ['s1'] })],
    }),
    'bad.json: sessions[0].after: expected no circle, found s1 after s2 after s1\n',
  ],
  [
    'no peers where some are needed',
    JSON.stringify({ ...WHOLE, peers: [] }),
    'bad.json: sessions[0].peersNeeded: expected a whole number of peers, at most the 0 there are, found 1\n',
  ],
  ['what is no JSON', '{', 'bad.json: expected JSON, but Expected property name or '],
  [
    'another format',
    '{"format":"x"}',
    'bad.json: format: expected "critical-friend/timetable-instance@1", found "x"\n',
  ],
  [
    'a bad time',
    JSON.stringify({ ...WHOLE, days: [{ ...WHOLE.days[0], from: '9' }] }),
    'bad.json: days[0].from: expected a time of day such as 09:00, found "9"\n',
  ],
];

for (const [title, content, line] of BAD) {
  test(`Solve refuses ${title} with one line, and writes nothing`, async () => {
    await writeFile(join(folder, 'bad.json'), content);
    const { code, out, err } = await run('solve', 'bad.json', '--out', 'nothing.json');
    assert.deepEqual([code, out, err.slice(0, line.length), err.split('\n').length], [2, '', line, 2]);
    await assert.rejects(access(join(folder, 'nothing.json')));
  });
}

test('Bad options and missing files are named', async () => {
  assert.equal(
    (await run('solve', 'instance.json', '--seconds', 'soon')).err,
    '--seconds: expected a number from 0.1 to 86400, found soon\n',
  );
  assert.equal(
    (await run('solve', 'instance.json', '--now', 'soon')).err,
    '--now: expected a local time such as 2027-05-12T10:00, found soon\n',
  );
  const missing = await run('solve', 'missing.json');
  assert.deepEqual(
    [missing.code, missing.err.startsWith('missing.json: expected a file that can be read, but ')],
    [2, true],
  );
  const nobody = await run('why', 'instance.json', 'plan.json', '--session', 's9');
  assert.deepEqual(
    [nobody.code, nobody.err],
    [2, '--session: expected the id of a session in instance.json, found s9\n'],
  );
});
