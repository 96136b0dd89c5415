/** For pages of a browser that has no worker of the notebook: they keep, and lock, by themselves. */
export { answer } from './keeping.ts';
