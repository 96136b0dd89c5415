// While a plan is worked on its page follows by itself. Without a script a link does the same.

const EVERY_MILLISECONDS = 1000;

function follow(): void {
  const shown = document.getElementById('progress');
  if (shown?.dataset.running !== 'yes') return;
  window.setTimeout(async () => {
    const fresh = await ask();
    if (fresh?.dataset.running === 'yes') {
      shown.replaceChildren(...fresh.childNodes);
      follow();
    } else if (fresh) location.reload();
    else follow();
  }, EVERY_MILLISECONDS);
}

/** The part of the page that moves, as it is now; null where the network fails. */
async function ask(): Promise<HTMLElement | null> {
  try {
    const response = await fetch(location.href);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('progress');
  } catch {
    return null;
  }
}

follow();
