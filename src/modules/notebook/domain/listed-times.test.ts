import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listedTimes } from './listed-times.ts';

const at = (clock: string) => new Date(`2027-05-11T${clock}:00.000Z`);
const clocks = (times: readonly Date[]) => times.map((time) => time.toISOString().slice(11, 16));
const NOW = at('10:10');

describe('When notes count as written', () => {
  it('is as the device says where its clock is right, or behind', () => {
    assert.deepEqual(clocks(listedTimes([at('08:00'), at('10:10')], NOW, at('09:30'))), ['08:00', '10:10']);
  });

  it('is as much earlier for all of them as the newest has to be where the clock is ahead', () => {
    assert.deepEqual(clocks(listedTimes([at('09:50'), at('11:00'), at('10:40')], NOW, null)), [
      '09:00',
      '10:10',
      '09:50',
    ]);
  });

  it('is not before the notes of that device that came in earlier, and never after now', () => {
    assert.deepEqual(clocks(listedTimes([at('10:20'), at('11:10')], NOW, at('10:00'))), ['10:00', '10:10']);
    assert.deepEqual(clocks(listedTimes([at('10:20'), at('11:10')], NOW, at('10:30'))), ['10:10', '10:10']);
  });

  it('stays apart for two presses that are moved together, and one for the notes of one press', () => {
    const times = listedTimes([at('10:20'), at('10:21'), at('10:20'), at('11:10')], NOW, at('10:00'));
    assert.deepEqual(
      times.map((time) => time.toISOString().slice(11, 23)),
      ['10:00:00.000', '10:00:00.001', '10:00:00.000', '10:10:00.000'],
    );
  });
});
