const EVERY_MILLISECONDS = 1000;

/**
 * While something is worked on its page follows by itself: every second what is marked `data-live` is renewed, until nothing is running,
 * or the page has no progress any more and is shown anew. Without a script a link does the same.
 */
export function followProgress(): void {
  if (document.getElementById('progress')?.dataset.running !== 'yes') return;
  window.setTimeout(async () => {
    const page = await ask();
    // A page without progress is what was worked out.
    if (page && !page.getElementById('progress')) return location.reload();
    if (page) renew(page);
    followProgress();
  }, EVERY_MILLISECONDS);
}

/** Renews what has changed and nothing else: whoever is on a button stays on it, what is unfolded stays so, and a screen reader says what is new. */
function renew(page: Document): void {
  for (const shown of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = page.querySelector<HTMLElement>(`[data-live="${shown.dataset.live}"]`);
    if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
  }
}

/** This page as it is now; null where the network fails. */
async function ask(): Promise<Document | null> {
  try {
    const response = await fetch(location.href);
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  } catch {
    return null;
  }
}
