import { it } from 'node:test';

/** Tests that each go on where the one before ended: once one has failed, those after it are skipped, and say so. */
export function oneAfterAnother(): { step(title: string, work: () => Promise<void>): void } {
  let failed: string | null = null;
  return {
    step(title, work) {
      it(title, async (test) => {
        if (failed !== null) return test.skip(`“${failed}” failed`);
        failed = title;
        await work();
        failed = null;
      });
    },
  };
}
