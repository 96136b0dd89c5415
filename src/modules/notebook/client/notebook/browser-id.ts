import { isDeviceId, newDeviceId } from './new-id.ts';

const KEPT_AS = 'cf-notebook-browser';

/**
 * The number of this browser, made of chance when it is first asked for: by it the server tells that notebooks of several challenges are on
 * one phone, whoever signed in anew in between. It outlasts signing out, and says nothing of anybody. Null where the browser keeps nothing.
 */
export function browserId(): string | null {
  try {
    const there = localStorage.getItem(KEPT_AS);
    if (there !== null && isDeviceId(there)) return there;
    const made = newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    localStorage.setItem(KEPT_AS, made);
    return made;
  } catch {
    return null;
  }
}
