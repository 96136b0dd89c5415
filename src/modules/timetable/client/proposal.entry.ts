// While a timetable is worked out its page follows by itself. Without a script a link does the same.

const EVERY_MILLISECONDS = 1000;

function follow(): void {
  const shown = document.getElementById('progress');
  if (shown?.dataset.running !== 'yes') return;
  window.setTimeout(async () => {
    const page = await ask();
    const fresh = page?.getElementById('progress');
    // A page without progress is the plan, worked out.
    if (page && !fresh) return location.reload();
    if (fresh) shown.replaceChildren(...fresh.childNodes);
    follow();
  }, EVERY_MILLISECONDS);
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

follow();
