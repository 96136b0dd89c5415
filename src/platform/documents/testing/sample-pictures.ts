import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../model.ts';

const COUNTS: readonly (readonly [string, number])[] = [
  ['Members', 9],
  ['Senior officers', 11],
  ['Middle managers', 8],
  ['Frontline', 12],
  ['Partners', 7],
  ['Residents', 5],
];

/** A small bar chart as SVG. */
export function heatSvg(): Picture {
  const bars = COUNTS.map(
    ([name, count], row) =>
      `<text x="130" y="${row * 34 + 27}" text-anchor="end">${name}</text>` +
      `<rect x="140" y="${row * 34 + 10}" width="${count * 34}" height="24" fill="#0b4f4a"/>` +
      `<text x="${148 + count * 34}" y="${row * 34 + 27}">${count}</text>`,
  );
  const source = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 220" width="600" height="220" font-family="Arial, sans-serif" font-size="15" fill="#1b2a29">${bars.join('')}</svg>`;
  return { format: 'svg', source, width: 600, height: 220 };
}

/** A plain PNG of one colour. */
export function plainPng(width = 60, height = 40): Picture {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x9a)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const chunks = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { format: 'png', bytes: Buffer.concat([signature, ...chunks]), width, height };
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
