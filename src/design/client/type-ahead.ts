// A search form that answers while one types. Without a script its button does the same.

const PAUSE_MILLISECONDS = 200;

/** Makes each `<form method="get" data-type-ahead="ID">` fill the element of that id with the same element of its own answer. */
export function startTypeAhead(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-type-ahead]')) {
    const results = document.getElementById(form.dataset.typeAhead ?? '');
    if (results) follow(form, results);
  }
}

function follow(form: HTMLFormElement, results: HTMLElement): void {
  let timer = 0;
  let asked = new AbortController();
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      asked.abort();
      asked = new AbortController();
      const url = addressOf(form);
      const found = await ask(url, results.id, asked.signal);
      if (!found) return;
      results.replaceChildren(...found.childNodes);
      // Back leads to what was found, not to each letter on the way.
      history.replaceState(null, '', url);
    }, PAUSE_MILLISECONDS);
  });
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  const text = query.toString();
  return text === '' ? form.action : `${form.action}?${text}`;
}

/** The part of the answer that counts, or null where the network fails or a newer question was asked. */
async function ask(url: string, id: string, signal: AbortSignal): Promise<HTMLElement | null> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html').getElementById(id);
  } catch {
    return null;
  }
}
