import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { PEOPLE, PLACES, runSeeds } from './seeds.ts';
import { modelServer } from './server.ts';
import { simulate } from './simulate.ts';

describe('The notebook in every kind of bad weather', () => {
  it('has on the server exactly once, byte for byte, whatever the screen called saved: 500 days', async () => {
    const { failed, totals } = await runSeeds({ seed: 1, runs: 500 });
    assert.deepEqual(failed, []);
    // A storm in which nothing happens proves nothing.
    assert.ok(totals.saved > 5_000, `${totals.saved} saved`);
    assert.ok(totals.crashes > 1_000, `${totals.crashes} crashes`);
    assert.ok(totals.restored > 200, `${totals.restored} restored`);
    assert.ok(totals.refusedFull > 200, `${totals.refusedFull} refused by a full disk`);
    assert.ok(totals.failedDisk > 200, `${totals.failedDisk} times no answer from the disk`);
    assert.ok(totals.clockJumps > 200, `${totals.clockJumps} clocks that jumped`);
    assert.ok(totals.damaged > 200, `${totals.damaged} times bytes that went bad`);
    assert.ok(totals.savedAgain > 20, `${totals.savedAgain} notes saved again`);
    assert.ok(totals.inOtherWords > 20, `${totals.inOtherWords} refused notes saved again in other words`);
    assert.ok(totals.backlogs > 500, `${totals.backlogs} long backlogs with a note that is refused`);
    assert.ok(totals.answered > 500, `${totals.answered} notes that answer a prompt`);
    assert.ok(totals.handedIn > 500, `${totals.handedIn} files handed in`);
    assert.ok(totals.byFile > 10, `${totals.byFile} notes that were refused and came in by a file`);
    assert.ok(totals.notDeleted > 10, `${totals.notDeleted} deletions that were refused`);
    assert.ok(totals.deletedOnPage > 100, `${totals.deletedOnPage} notes deleted on a page`);
    assert.ok(totals.wiped > 100, `${totals.wiped} phones wiped when the challenge had closed`);
    assert.ok(totals.leftTeam > 50, `${totals.leftTeam} times somebody taken off the team`);
    assert.ok(totals.revoked > 20, `${totals.revoked} devices taken out of use`);
  });

  it('has the same day for the same seed', async () => {
    const day = () =>
      simulate({
        seed: 77,
        server: modelServer(PLACES),
        people: PEOPLE,
        sessionIds: [...PLACES.sessions],
        promptIds: PLACES.prompts,
      });
    const [one, two] = [await day(), await day()];
    assert.deepEqual(one.counts, two.counts);
    assert.deepEqual(one.story, two.story);
  });
});

describe('The oracle', () => {
  for (const bug of PLANTED_BUGS) {
    it(`sees it where ${bug.what}`, async () => {
      const { failed } = await runSeeds({ seed: 1, runs: 500, bug, untilFailure: true });
      assert.equal(failed.length, 1);
    });
  }
});
