import assert from 'node:assert/strict';
import test from 'node:test';
import { addToDate, daysBetween } from '#kernel/dates';
import { buildOnSite, type DemoSession, ON_SITE_TEAM } from './on-site.ts';
import { wantedOnSite } from './on-site-wanted.ts';

const TODAY = '2027-05-12';
const content = buildOnSite(TODAY);

test('There are forty sessions over five days and the evening before, and today is the third day.', () => {
  assert.equal(content.sessions.length, 40);
  assert.deepEqual([...new Set(content.sessions.map((each) => daysBetween(TODAY, each.date)))], [-3, -2, -1, 0, 1, 2]);
});

test('There are 120 notes, no two alike, and every note was written by somebody who was in the session.', () => {
  assert.equal(content.notes.length, 120);
  assert.equal(new Set(content.notes.map((note) => note.text)).size, 120);
  for (const note of content.notes) {
    const session = content.sessions.find((each) => each.key === note.session);
    if (session === undefined) throw new Error(`${note.key} has no session`);
    assert.ok(session.peers.includes(note.author), `${note.key} by ${note.author} in ${note.session}`);
    assert.ok(
      note.writtenAt >= session.from && note.writtenAt <= session.until,
      `${note.key} is written in its session`,
    );
    assert.ok(session.date <= TODAY);
    assert.ok(note.text.length > 60 && note.text.length < 400, `${note.key} has ${note.text.length} characters`);
  }
});

test('No note names anybody who was listened to.', () => {
  const names = content.sessions.flatMap((session) => session.interviewees.flatMap(({ name }) => name.split(' ')));
  const telling = new Set(names.filter((name) => !['Cllr', 'Dr', 'Det', 'Insp', 'Dame', 'Sister'].includes(name)));
  for (const note of content.notes) {
    const words = note.text.match(/[A-Z][a-z]+/g) ?? [];
    assert.deepEqual(
      words.filter((word) => telling.has(word)),
      [],
      note.text,
    );
  }
});

test('Nobody and no room is in two sessions at once.', () => {
  const overlap = (a: DemoSession, b: DemoSession) => a.from < b.until && b.from < a.until;
  for (const [index, a] of content.sessions.entries()) {
    for (const b of content.sessions.slice(index + 1).filter((each) => overlap(a, each))) {
      assert.notEqual(a.place, b.place, `${a.key} and ${b.key} share a room`);
      assert.deepEqual(
        a.peers.filter((peer) => b.peers.includes(peer)),
        [],
        `${a.key} and ${b.key} share a peer`,
      );
    }
  }
});

test('It is known how long it takes between every two sites, and every peer has that long from one session to the next.', () => {
  const siteOf = (session: DemoSession) => content.places.find(({ key }) => key === session.place)?.site ?? '';
  const sites = [...new Set(content.places.map(({ site }) => site).filter((site) => site !== ''))].sort();
  const pairs = sites.flatMap((a, index) => sites.slice(index + 1).map((b) => `${a}, ${b}`));
  assert.deepEqual(
    content.journeys.map(({ siteA, siteB }) => `${siteA}, ${siteB}`),
    pairs,
  );
  for (const peer of ON_SITE_TEAM) {
    const own = content.sessions.filter(({ peers }) => peers.includes(peer)).sort((a, b) => +a.from - +b.from);
    for (const [index, next] of own.slice(1).entries()) {
      const before = own[index] as DemoSession;
      const ends = [siteOf(before), siteOf(next)].sort();
      const needed = content.journeys.find(({ siteA, siteB }) => siteA === ends[0] && siteB === ends[1])?.minutes ?? 0;
      const minutes = (+next.from - +before.until) / 60_000;
      assert.ok(minutes >= needed, `${peer} has ${minutes} minutes from ${before.key} to ${next.key}`);
    }
  }
});

test('Every finding stands on notes from at least two kinds of source, and no finding is missing.', () => {
  const known = new Set(content.findings.map((finding) => finding.key));
  for (const note of content.notes) assert.ok(note.finding === null || known.has(note.finding), note.key);
  for (const finding of content.findings) {
    const behind = content.notes.filter((note) => finding.notes.includes(note.key));
    assert.ok(behind.length >= 5, `${finding.key} has ${behind.length}`);
    assert.ok(new Set(behind.map((note) => note.sourceCategory)).size >= 2, finding.key);
    assert.ok(finding.text.length > 100);
  }
});

test('Every place exists, has seats enough, and every peer writes.', () => {
  for (const session of content.sessions) {
    const place = content.places.find((each) => each.key === session.place);
    assert.ok(place && place.seats >= session.peers.length + session.heads, `${session.key} in ${session.place}`);
  }
  assert.deepEqual(new Set(content.notes.map((note) => note.author)), new Set(ON_SITE_TEAM));
});

test('Another day moves everything by as much.', () => {
  const later = buildOnSite(addToDate(TODAY, { days: 1 }));
  assert.equal(later.sessions[0]?.date, '2027-05-10');
  assert.deepEqual(
    later.notes.map((note) => note.text),
    content.notes.map((note) => note.text),
  );
});

test('The timetable was made from what was wanted; two sessions have no place yet, and one theme is heard from one side.', () => {
  const wanted = wantedOnSite(content.sessions, addToDate(TODAY, { days: -2 }));
  const times = (all: typeof wanted) => all.map(({ key, minutes, peersNeeded }) => `${key} ${minutes} ${peersNeeded}`);
  const onSite = content.sessions.slice(1);
  assert.deepEqual(
    times(wanted.slice(0, -3)),
    onSite.map(
      ({ key, from, until, peers }) => `${key} ${(until.getTime() - from.getTime()) / 60_000} ${peers.length}`,
    ),
  );
  assert.deepEqual(times(wanted.slice(-3)), ['w1 45 2', 'w2 60 2', 'w3 45 2']);
  for (const each of wanted)
    assert.equal(each.must.length === 0 || each.must.length === each.peersNeeded, true, each.key);
  const sides = new Map<string, Set<string>>();
  for (const { themes, sourceCategory, leftOut } of wanted)
    for (const theme of leftOut || !sourceCategory ? [] : themes)
      sides.set(theme, (sides.get(theme) ?? new Set()).add(sourceCategory ?? ''));
  assert.deepEqual(
    [...sides].filter(([, heard]) => heard.size < 2).map(([theme, heard]) => [theme, [...heard]]),
    [['the-dale', ['frontline']]],
  );
});
