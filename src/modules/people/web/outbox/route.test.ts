import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { makeBody, makePerson } from '../../../pool/testing/builders.ts';

const service = await testService();

describe('The outbox', () => {
  it('shows fifty messages a page, the newest first, and the last page for one past the end', async () => {
    const administrator = await service.as(
      await makePerson(service.db, 'Ada Admin', 'administrator', { bodyId: await makeBody(service.db) }),
    );
    const messages = Array.from({ length: 51 }, (_, index) => ({
      id: newId(),
      to_address: 'somebody@example.org',
      template: 'offer',
      subject: `Letter ${index}.`,
      text_body: 'Words',
      html_body: 'Words',
      queued_at: new Date(Date.UTC(2026, 0, 1, 9, index)),
    }));
    await service.db.insertInto('mail_messages').values(messages).execute();
    const shown = async (page: string) => {
      const { body, statusCode } = await administrator.get(`/outbox?page=${page}`);
      return [statusCode, body.includes('Letter 50.'), body.includes('Letter 0.')];
    };
    assert.deepEqual(await shown('1'), [200, true, false]);
    for (const past of ['2', '2.5', '99', '1e30']) assert.deepEqual(await shown(past), [200, false, true], past);
  });
});
