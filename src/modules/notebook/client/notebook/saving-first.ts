/** What is being saved goes first: whatever else takes a slow phone's time waits until it has reached the disk, or has failed to. */
export type SavingFirst = {
  whileSaving<T>(save: () => Promise<T>): Promise<T>;
  /** Answered when nothing is being saved: at once, where nothing is. */
  free(): Promise<void>;
};

export function savingFirst(): SavingFirst {
  const saving = new Set<Promise<unknown>>();
  return {
    async whileSaving(save) {
      const saved = save();
      const ended = saved.catch(() => {});
      saving.add(ended);
      return await saved.finally(() => saving.delete(ended));
    },
    async free() {
      while (saving.size > 0) {
        await Promise.all(saving);
        // Whoever saved says so first.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}
