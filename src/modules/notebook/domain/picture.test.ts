import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePng } from '#platform/files/testing/sample-files';
import { jpegThatClaims, pngThatClaims, wholeJpeg } from '../testing/pictures.ts';
import { isSmallOf, pictureSize, wholePicture } from './picture.ts';

describe('A picture', () => {
  it('that is whole says how large it is', () => {
    assert.deepEqual(wholePicture(wholeJpeg), { width: 8, height: 8 });
    assert.deepEqual(wholePicture(samplePng), { width: 1, height: 1 });
    assert.deepEqual(wholePicture(jpegThatClaims(1600, 1200)), { width: 1600, height: 1200 });
    assert.deepEqual(pictureSize(pngThatClaims(60_000, 60_000)), { width: 60_000, height: 60_000 });
  });

  it('says so from its beginning, without being read to the end', () => {
    assert.deepEqual(pictureSize(wholeJpeg.subarray(0, wholeJpeg.length - 20)), { width: 8, height: 8 });
    assert.deepEqual(pictureSize(samplePng.subarray(0, 40)), { width: 1, height: 1 });
    assert.equal(pictureSize(Buffer.from('<svg width="9" height="9"/>')), null);
  });

  it('is none wherever it is cut short, by one byte or by many', () => {
    for (const picture of [wholeJpeg, samplePng]) {
      const cuts = Array.from({ length: picture.length }, (_none, length) => wholePicture(picture.subarray(0, length)));
      assert.deepEqual(
        cuts.filter((size) => size !== null),
        [],
      );
    }
  });

  it('is none with anything behind its end, where another file could begin', () => {
    for (const behind of ['PK\u0003\u0004', '<script>alert(1)</script>', '\0']) {
      for (const picture of [wholeJpeg, samplePng]) {
        assert.equal(wholePicture(Buffer.concat([picture, Buffer.from(behind)])), null);
      }
    }
  });

  it('is none in any other form, and whatever the bytes are the answer comes', () => {
    const others = ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '\xff\xd8\xff', '\xff\xd8\xff\xd9'];
    for (const text of others) assert.equal(wholePicture(Buffer.from(text, 'latin1')), null);
    let state = 7;
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Buffer.from(wholeJpeg);
      for (let change = 0; change < 3; change += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        bytes[state % bytes.length] = state >>> 24;
      }
      const size = wholePicture(bytes);
      assert.equal(size === null || (size.width > 0 && size.height > 0), true);
    }
  });
});

describe('A small version', () => {
  it('is at most 320 points long and of the shape of the whole one, whichever way that is rounded', () => {
    const whole = { width: 1600, height: 1133 };
    const cases: [[number, number], typeof whole, boolean][] = [
      [[320, 227], whole, true],
      [[320, 226], whole, true],
      [[320, 229], whole, false],
      [[160, 113], whole, true],
      [[321, 227], whole, false],
      [[227, 320], whole, false],
      [[320, 1], { width: 10_000, height: 10 }, true],
      [[8, 8], { width: 8, height: 8 }, true],
    ];
    for (const [[width, height], of, expected] of cases)
      assert.equal(isSmallOf({ width, height }, of), expected, `${width} by ${height}`);
  });
});
