/**
 * How the work on a file of peers goes: it is under way or waits its turn; it has failed and is tried again by itself; or every try has
 * failed and nothing happens until somebody asks. Nothing of the file is in the pool in any of them.
 */
export type ImportWork =
  | { readonly state: 'going-on' }
  | { readonly state: 'tried-again'; readonly at: Date }
  | { readonly state: 'given-up' };

/** From what the queue knows of it; work that is in no queue is done by nobody. */
export function workOf(
  job:
    | { readonly attempts: number; readonly runAt: Date; readonly running: boolean; readonly lost: boolean }
    | undefined,
): ImportWork {
  if (!job || job.lost) return { state: 'given-up' };
  return job.running || job.attempts === 0 ? { state: 'going-on' } : { state: 'tried-again', at: job.runAt };
}
