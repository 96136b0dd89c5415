import type { Page } from 'playwright-core';

/** A photograph as a telephone makes it: large, and upright or not. `grainy` as in the light of a meeting room: then it has its bytes, too. */
export async function flipchart(
  page: Page,
  width: number,
  height: number,
  paper: 'even' | 'grainy' = 'even',
): Promise<Buffer> {
  const text = await page.evaluate(
    async ([wide, high, light]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const paper = canvas.getContext('2d');
      if (!paper) throw new Error('no paper');
      paper.fillStyle = '#eee';
      paper.fillRect(0, 0, wide, high);
      paper.fillStyle = '#123';
      paper.font = '200px sans-serif';
      paper.fillText('What works here', 100, 400);
      if (light === 'grainy') {
        const picture = paper.getImageData(0, 0, wide, high);
        let grain = 1;
        picture.data.forEach((point, at) => {
          grain = (grain * 48_271) % 2_147_483_647;
          picture.data[at] = at % 4 === 3 ? point : point + (grain % 48) - 24;
        });
        paper.putImageData(picture, 0, 0);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    },
    [width, height, paper] as const,
  );
  return Buffer.from(text, 'latin1');
}

/** Chooses it for the note that is being written. */
export async function choosePhotograph(page: Page, name: string, bytes: Buffer): Promise<void> {
  const more = page.getByText('Who spoke, photograph');
  if (!(await page.locator('#notebook-photograph').isVisible())) await more.click();
  await page.locator('#notebook-photograph').setInputFiles({ name, mimeType: 'image/jpeg', buffer: bytes });
}
