import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterMove, type MoveName, type Mover, PLACEMENT_MOVES } from './transitions.ts';

const STATUSES = ['proposed', 'offered', 'accepted', 'declined', 'expired', 'confirmed', 'served', 'withdrawn'];
const MOVERS: Mover[] = ['office', 'peer', 'host', 'clock'];

test('A placement moves only along these ways, and only by these people', () => {
  const possible = STATUSES.flatMap((from) =>
    (Object.keys(PLACEMENT_MOVES) as MoveName[]).flatMap((move) =>
      MOVERS.flatMap((by) => {
        const to = afterMove(from, move, by);
        return to ? [`${from} → ${to} by ${by}`] : [];
      }),
    ),
  );
  assert.deepEqual(
    possible.sort(),
    [
      'proposed → offered by clock',
      'proposed → offered by office',
      'proposed → withdrawn by office',
      'offered → accepted by peer',
      'offered → declined by peer',
      'offered → expired by clock',
      'offered → withdrawn by office',
      'accepted → confirmed by office',
      'accepted → confirmed by host',
      'accepted → withdrawn by office',
      'confirmed → served by clock',
      'confirmed → withdrawn by office',
    ].sort(),
  );
});
