import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { findOrMakePerson } from './find-or-make-person.ts';

test('a person is found by their address, in whatever capitals, and made only where nobody has it', async () => {
  const { db } = await testService();
  const find = (name: string, email: string) =>
    db.transaction().execute((trx) => findOrMakePerson(trx, { name, email, jobTitle: 'Head' }, TEST_NOW));
  const first = await find('Siân Protheroe', 'sian@council.example');
  assert.deepEqual([first.name, first.made], ['Siân Protheroe', true]);
  const again = await find('S. Protheroe', 'Sian@Council.example');
  assert.deepEqual(again, { id: first.id, name: 'Siân Protheroe', made: false });
  const people = await db.selectFrom('people').select(['name', 'email', 'job_title', 'authority_id']).execute();
  assert.deepEqual(people, [
    { name: 'Siân Protheroe', email: 'sian@council.example', job_title: 'Head', authority_id: null },
  ]);
});
