import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aPhotograph, aSession } from '../../notebook/testing/builders.ts';
import { aFinding, anEmergingFinding, aRecommendation } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'PH1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'PH2', bodyId: built.bodyId });
const [theme] = built.themes;
if (!theme) throw new Error('no theme');
const base = '/challenges/PH1';
const room = `${base}/team-room?day=2027-05-11`;
const session = await aSession(db, {
  challengeId: built.id,
  title: 'Social <workers>',
  startsAt: new Date('2027-05-11T09:00:00Z'),
});
const note = (text: string, more: object = {}) =>
  aNote(db, {
    challengeId: built.id,
    authorId: built.people.secondPeer,
    sessionId: session,
    themeId: theme.id,
    writtenAt: new Date('2027-05-11T09:30:00Z'),
    text,
    ...more,
  });
const wordless = await note('Photograph');
const chart = await aPhotograph(db, wordless);
const words = await note('What the south team put up', { kind: 'strength', sessionId: null });
const [front, back] = [await aPhotograph(db, words), await aPhotograph(db, words)];
const emerging = await anEmergingFinding(db, {
  challengeId: built.id,
  themeId: theme.id,
  noteIds: [wordless],
  by: built.people.peer,
});
const finding = await aFinding(db, { challengeId: built.id, themeId: theme.id, noteIds: [wordless] });
const recommendation = await aRecommendation(db, { challengeId: built.id, findingIds: [finding] });
const peer = await service.as(built.people.peer);
const author = await service.as(built.people.secondPeer);

/** The small pictures of a page: which photograph, what it is called, and where it leads. */
const picturesOn = (body: string) =>
  [
    ...body.matchAll(
      /<a class="cf-photograph" href="([^"]+)"[^>]*><img ([^>]*) src="[^"]+\/photographs\/([^"/]+)(\/small)?" alt="([^"]+)">/g,
    ),
  ].map(([, href, more, id, small, alt]) => ({ href, id, alt, more, isSmall: small !== undefined }));
/** Which small ones a page shows. */
const idsOn = async (path: string, browser = peer) =>
  picturesOn((await browser.get(path)).body).map(({ id, isSmall }) => (isSmall ? id : 'in full'));

describe('A photograph of a note', () => {
  it('is small, of one size and fetched as one comes to it, says who took it and where, and leads to itself in full', async () => {
    const { body } = await peer.get(`${base}/notes`);
    const [one] = picturesOn(body).filter(({ id }) => id === chart);
    assert.deepEqual(one, {
      href: `${base}/photographs/${chart}`,
      id: chart,
      alt: 'Photograph by Owen Peer, from ‘Social &lt;workers&gt;’, Tue 11 May, 10.30am',
      more: 'loading="lazy" decoding="async" width="160" height="120"',
      isSmall: true,
    });
    const alts = picturesOn(body).filter(({ id }) => id !== chart);
    assert.deepEqual(
      alts.map(({ id, alt }) => [id, alt]),
      [
        [front, 'Photograph 1 of 2 by Owen Peer'],
        [back, 'Photograph 2 of 2 by Owen Peer'],
      ],
    );
  });

  const places: [where: string, path: string, shown: string[]][] = [
    // Once with the notes, and once in the emerging finding.
    ['the team room by theme', room, [front, back, chart, chart]],
    ['the team room by session', `${room}&by=session`, [chart, front, back, chart]],
    ['the list of notes', `${base}/notes`, [chart, front, back]],
    ['the page of its session', `${base}/sessions/${session}/notes`, [chart]],
    ['the page of an emerging finding', `${base}/emerging-findings/${emerging}`, [chart]],
    ['the page of a finding', `${base}/findings/${finding}`, [chart]],
    ['the page of a recommendation', `${base}/recommendations/${recommendation}`, [chart]],
    ['the form of a finding, chosen or not', `${base}/findings/${finding}/change`, [chart, front, back]],
  ];
  for (const [where, path, shown] of places) {
    it(`is seen on ${where}`, async () => {
      assert.deepEqual(await idsOn(path), shown);
    });
  }

  it('is in sight in the team room where its note is neither, beside which other such notes stay folded', async () => {
    const folded = (body: string) =>
      /<details class="govuk-details"( open)?><summary[^>]*><span[^>]*>Also heard/.exec(body)?.[1];
    assert.equal(folded((await peer.get(room)).body), ' open');
    const author = other.people.peer;
    const plain = { challengeId: other.id, authorId: author, themeId: other.themes[0]?.id };
    await aNote(db, { ...plain, writtenAt: new Date('2027-05-11T09:30:00Z') });
    const elsewhere = (await (await service.as(author)).get('/challenges/PH2/team-room?day=2027-05-11')).body;
    assert.equal(elsewhere.includes('Also heard: 1 note that is neither'), true);
    assert.equal(folded(elsewhere), undefined);
  });

  it('is large on the page of its note, and small where its author changes or deletes it', async () => {
    const { body } = await peer.get(`${base}/notes/${wordless}`);
    assert.equal(body.includes('cf-photographs--large'), true);
    assert.deepEqual(
      picturesOn(body).map(({ id, more, isSmall }) => [id, more, isSmall]),
      [[chart, 'loading="lazy" decoding="async" width="1600" height="1200"', false]],
    );
    await db.updateTable('note_photographs').set({ width: null, height: null }).where('id', '=', chart).execute();
    const [unknown] = picturesOn((await peer.get(`${base}/notes/${wordless}`)).body);
    assert.equal(unknown?.more, 'loading="lazy" decoding="async"');
    assert.deepEqual(await idsOn(`${base}/notes/${words}/change`, author), [front, back]);
    const deletion = await author.get(`${base}/notes/${words}/deletion`);
    assert.equal(picturesOn(deletion.body).length, 2);
    assert.equal(deletion.body.includes('for you and for the team, and its photographs with it.'), true);
  });

  it('has a screen of its own on the wall, to which its note leads', async () => {
    const wall = `${base}/team-room/projected?day=2027-05-11`;
    const first = (await peer.get(wall)).body;
    assert.match(first, /<a class="govuk-link" href="[^"]*screen=2">2 photographs on screen 2<\/a>/);
    const screens = await Promise.all([2, 3, 4].map(async (at) => (await peer.get(`${wall}&screen=${at}`)).body));
    assert.deepEqual(
      screens.map((body) => /<img[^>]* src="[^"]+\/photographs\/([^"]+)" alt="([^"]+)">/.exec(body)?.slice(1)),
      [
        [front, 'Photograph 1 of 2 by Owen Peer'],
        [back, 'Photograph 2 of 2 by Owen Peer'],
        [chart, 'Photograph by Owen Peer, from ‘Social &lt;workers&gt;’, Tue 11 May, 10.30am'],
      ],
    );
  });

  it('on an older question leads from the wall to itself', async () => {
    const before = await note('Why is that?', {
      kind: 'question',
      sessionId: null,
      writtenAt: new Date('2027-05-10T09:30:00Z'),
    });
    const old = await aPhotograph(db, before);
    const wall = `${base}/team-room/projected?day=2027-05-11`;
    const screens = await Promise.all([5, 6, 7].map(async (at) => (await peer.get(`${wall}&screen=${at}`)).body));
    const [body] = screens.filter((each) => each.includes('Still a question'));
    assert.equal(body?.includes(`<a class="govuk-link" href="${base}/photographs/${old}">Photograph</a>`), true);
    await db.deleteFrom('notes').where('id', '=', before).execute();
  });

  it('that comes after its note is news to a room that is open', async () => {
    const news = async () => (await peer.get(`${base}/team-room/news?day=2027-05-11`)).json() as { stamp: string };
    const before = await news();
    assert.deepEqual(await news(), before);
    const late = await aPhotograph(db, words);
    assert.notEqual((await news()).stamp, before.stamp);
    await db.deleteFrom('note_photographs').where('id', '=', late).execute();
  });

  it('of a note that was grouped on an earlier day is news to the room of a later one, which shows it', async () => {
    const late = await aSession(db, {
      challengeId: built.id,
      title: 'Carers',
      startsAt: new Date('2027-05-12T09:00:00Z'),
    });
    await note('Heard on the second day', { sessionId: late, writtenAt: new Date('2027-05-12T09:30:00Z') });
    const news = async () => (await peer.get(`${base}/team-room/news?day=2027-05-12`)).json() as { stamp: string };
    const before = await news();
    const photograph = await aPhotograph(db, wordless);
    assert.notEqual((await news()).stamp, before.stamp);
    await db.deleteFrom('note_photographs').where('id', '=', photograph).execute();
  });

  it('costs no statement more', async () => {
    const paths = [room, `${base}/notes`, `${base}/sessions/${session}/notes`, `${base}/team-room/projected`];
    const count = async () => {
      const all: number[] = [];
      for (const path of paths) all.push((await countingStatements(() => peer.get(path))).count);
      return all;
    };
    const few = await count();
    for (let at = 0; at < 12; at += 1) await aPhotograph(db, await note(`Chart ${at}`));
    assert.deepEqual(await count(), few);
  });

  it('is told to nobody but the team of its challenge', async () => {
    const { hostCoordinator, hostSponsor, programmeManager } = built.people;
    for (const id of [hostCoordinator, hostSponsor, programmeManager, other.people.peer]) {
      const browser = await service.as(id);
      for (const path of [room, `${base}/notes`, `${base}/findings/${finding}`, `${base}/history`, base]) {
        assert.equal((await browser.get(path)).body.includes(chart), false, path);
      }
      const { statusCode } = await browser.get(`${base}/photographs/${chart}`);
      assert.equal(statusCode, id === other.people.peer ? 404 : 403);
    }
    const foreign = await service.as(other.people.peer);
    assert.equal((await foreign.get(`/challenges/PH2/photographs/${chart}`)).statusCode, 404);
  });
});

describe('Notes without words', () => {
  it('have a name each on every page that lists them, and so has whatever is done with one', async () => {
    const more: string[] = [];
    const photographs = [chart];
    for (const at of ['2027-05-11T09:30:20Z', '2027-05-11T09:45:00Z', '2027-05-11T09:45:30Z']) {
      const id = await note('Photograph', { writtenAt: new Date(at) });
      photographs.push(await aPhotograph(db, id));
      more.push(id);
    }
    const noteIds = [wordless, ...more];
    await aFinding(db, { challengeId: built.id, themeId: theme.id, noteIds });
    for (const path of [room, `${room}&by=session`, `${base}/notes`, `${base}/sessions/${session}/notes`]) {
      const { body } = await peer.get(path);
      const articles = noteIds.map((id) => new RegExp(`id="note-${id}"[^>]* aria-label="([^"]+)"`).exec(body)?.[1]);
      assert.deepEqual(new Set(articles).size, 4, `${path}: ${articles.join(' / ')}`);
      const [alts, hidden] = [new Map(picturesOn(body).map(({ id, alt }) => [id, alt])), hiddenOn(body)];
      const own = photographs.map((id) => alts.get(id));
      assert.equal(new Set(own).size, 4, `${path}: ${own.join(' / ')}`);
      assert.equal(new Set(hidden).size, hidden.length, `${path}: ${hidden.join(' / ')}`);
    }
    const { body } = await peer.get(`${base}/notes`);
    const label = /<article [^>]*aria-label="([^"]*)"/.exec(body.slice(body.indexOf(`id="note-${more[1]}"`) - 60))?.[1];
    const from = `from ‘Social &lt;workers&gt;’, ${theme.name}`;
    assert.equal(label, `Neutral: Photograph, ${from}, Tue 11 May, 10.45am, 2 of 2`);
  });
});

/** What is only heard of the boxes that choose a photograph. */
function hiddenOn(body: string): string[] {
  return [...body.matchAll(/"govuk-visually-hidden">(Choose this note[^<]*Photograph,[^<]*)</g)].flatMap(
    ([, words]) => words ?? [],
  );
}
