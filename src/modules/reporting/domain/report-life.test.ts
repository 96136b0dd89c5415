import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/result';
import type { ProgrammeDefinition } from '#modules/programmes';
import { aDefinition } from '../../programmes/testing/builders.ts';
import { decideMove, REPORT_STATUSES } from './report-life.ts';

/** Every move the table allows in a programme, as `from > to by permission`. */
function moves(changes: Partial<ProgrammeDefinition>): string[] {
  const definition = { ...aDefinition(), ...changes };
  return REPORT_STATUSES.flatMap((from) =>
    REPORT_STATUSES.flatMap((to) => {
      const step = decideMove(from, to, definition);
      return isRefusal(step) ? [] : [`${from} > ${to} by ${step.permissions.join(' or ')}`];
    }),
  );
}

test('a report that the manager writes goes through the fact check, and by no other way', () => {
  assert.deepEqual(moves({ factCheckDays: 14, reportWrittenBy: 'challenge-manager' }), [
    'drafting > commenting by report.write',
    'commenting > revising by challenge.manage',
    'revising > fact-check by report.answer-facts',
    'fact-check > answering by report.check-facts',
    'answering > signing by report.answer-facts',
    'signing > signed-off by report.sign-off',
    'signed-off > published by report.publish-as-host or report.publish',
  ]);
});

test('a report that the host writes has no fact check to go through', () => {
  assert.deepEqual(moves({ factCheckDays: null, reportWrittenBy: 'host' }), [
    'drafting > commenting by report.write-as-host',
    'commenting > revising by challenge.manage',
    'revising > signing by report.write-as-host',
    'signing > signed-off by report.sign-off',
    'signed-off > published by report.publish-as-host or report.publish',
  ]);
});
