import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cancel, drag, lift, press, start } from './engine.ts';

const look = (ticked: readonly boolean[]) => ticked.map((one) => (one ? 'x' : '.')).join('');
const year = (text: string) => start([...text].map((one) => one === 'x'));

describe('Painting weeks', () => {
  it('rules out every week the finger passes, from a free one', () => {
    const stroke = drag(drag(press(year('......'), 1), 2), 4);
    assert.equal(look(stroke.ticked), '.xxxx.');
    assert.equal(look(lift(stroke).ticked), '.xxxx.');
  });

  it('gives weeks back, from one ruled out, backwards too', () => {
    assert.equal(look(drag(press(year('xxxxx.'), 4), 2).ticked), 'xx....');
  });

  it('leaves a week as it was when the finger goes back', () => {
    assert.equal(look(drag(drag(press(year('...x..'), 0), 4), 1).ticked), 'xx.x..');
  });

  it('changes nothing where the stroke is given up or leads outside', () => {
    assert.equal(look(cancel(drag(press(year('.x....'), 0), 5)).ticked), '.x....');
    assert.equal(look(drag(press(year('......'), 2), 99).ticked), '..x...');
    assert.equal(look(press(year('......'), -1).ticked), '......');
    assert.equal(look(drag(year('......'), 3).ticked), '......');
  });
});
