/** The secret of every test's service. */
export const TEST_SECRET = 'a-secret-for-tests-only-0123456789abcdef';
/** A Sunday afternoon in autumn, in winter time: the day on which every test begins, and the demo of tests. */
export const TEST_NOW = new Date('2026-11-22T14:00:00Z');
