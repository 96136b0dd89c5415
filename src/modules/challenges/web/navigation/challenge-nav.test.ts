import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ProgrammeDefinition } from '#modules/programmes';
import { permits } from '#platform/access/permissions';
import type { Role } from '#platform/access/roles';
import { testDatabase } from '#test/database';
import { pagesToShow } from '../../domain/challenge-pages.ts';
import { aBody, aProgramme } from '../../testing/builders.ts';

describe('The way round a challenge', () => {
  let care: ProgrammeDefinition;
  let improvement: ProgrammeDefinition;
  before(async () => {
    const { db } = await testDatabase();
    const bodyId = await aBody(db);
    care = await aProgramme(db, bodyId, 'adult-social-care');
    improvement = await aProgramme(db, bodyId, 'peer-collaborative-improvement');
  });

  const seenBy = (role: Role, definition: ProgrammeDefinition) => {
    const grant = { role, bodyId: null, challengeId: 'c', authorityId: null };
    const actor = { personId: 'p', name: 'P', email: null, sessionId: 's', grants: [grant] };
    return pagesToShow(definition, (permission) => permits(actor, permission, { challengeId: 'c' })).map(
      ({ key }) => key,
    );
  };

  it('never leads the host to what belongs to the team', () => {
    assert.deepEqual(seenBy('host-coordinator', care), [
      'overview',
      'scope',
      'team',
      'self-assessment',
      'documents',
      'timetable',
      'report',
      'action-plan',
      'progress-review',
    ]);
  });

  it('leads the team to its notes and findings, and the manager to the same pages', () => {
    assert.deepEqual(seenBy('team-peer', care), [
      'overview',
      'scope',
      'team',
      'self-assessment',
      'documents',
      'pre-reading',
      'timetable',
      'notes',
      'team-room',
      'findings',
      'presentation',
      'report',
      'action-plan',
      'progress-review',
    ]);
    assert.deepEqual(seenBy('challenge-manager', care), seenBy('team-peer', care));
  });

  it('has no link to a stage that the programme has not', () => {
    const stages = improvement.stages.map((stage) => stage.key);
    assert.equal(seenBy('team-peer', improvement).includes('progress-review'), stages.includes('progress-review'));
    const without = { ...care, stages: care.stages.filter((stage) => stage.key !== 'progress-review') };
    assert.equal(seenBy('team-peer', without).includes('progress-review'), false);
  });
});
