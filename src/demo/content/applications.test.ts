import assert from 'node:assert/strict';
import test from 'node:test';
import { APPLICATION_STATUSES, applications, assessmentEvents, DEMO_APPLICANT, EVENT_ANSWERS } from './applications.ts';
import { demoAuthority } from './authorities.ts';
import { buildPeers } from './peers.ts';
import { reportComments } from './report-comments.ts';
import { buildReports } from './reports.ts';

const TODAY = '2027-05-12';
const offers = applications(TODAY, (code) => demoAuthority(code).domain);

test('Twenty-one people have offered to become peers, at least one in every state, and three wait for an answer.', () => {
  assert.equal(offers.length, 21);
  assert.deepEqual(
    APPLICATION_STATUSES.filter((status) => !offers.some((offer) => offer.status === status)),
    [],
  );
  assert.equal(offers.filter((offer) => offer.status === 'received').length, 3);
  for (const offer of offers) assert.ok(offer.receivedOn <= offer.statusSince && offer.statusSince < TODAY, offer.name);
});

test('The demo’s applicant has been invited, and nobody who applies is a peer already.', () => {
  assert.equal(offers.find((offer) => offer.email === DEMO_APPLICANT)?.status, 'invited');
  const peers = new Set(buildPeers(TODAY, 1).map((peer) => peer.email));
  assert.deepEqual(
    offers.filter((offer) => peers.has(offer.email)),
    [],
  );
});

test('Events take an evening and the day after; two were and two are to come, of which one is full.', () => {
  const events = assessmentEvents(TODAY);
  for (const event of events) assert.ok(event.until > event.from);
  assert.deepEqual(
    events.map(({ from }) => from > TODAY),
    [false, false, true, true],
  );
  const placed = EVENT_ANSWERS.filter(({ event, status }) => event === 'fells' && status === 'accepted');
  assert.equal(placed.length, events.find(({ key }) => key === 'fells')?.places);
  const names = new Set(offers.map(({ name }) => name));
  assert.deepEqual(
    EVENT_ANSWERS.filter(({ name }) => !names.has(name)),
    [],
  );
});

test('Comments are on sections of the draft, and half of them have been answered.', () => {
  const themes = buildReports(TODAY)
    .find((report) => report.challenge === 'whinmouth')
    ?.sections.map((each) => each.theme);
  const comments = reportComments('whinmouth', TODAY);
  assert.equal(comments.length, 6);
  assert.equal(comments.filter((comment) => comment.answer !== null).length, 3);
  for (const comment of comments) assert.ok(themes?.includes(comment.theme));
});
