/** What came of sending a form: the page as it is now, and what it says was done or refused. */
export type Sent =
  | { readonly result: 'done' | 'refused'; readonly page: Document; readonly said: string }
  | { readonly result: 'unreachable' }
  | { readonly result: 'signed-out' };

/** Sends fields as the form would, and reads the page that it leads to. Nothing throws: every way it can go wrong is an answer. */
export async function send(action: string, fields: URLSearchParams): Promise<Sent> {
  return await ask(action, { method: 'POST', body: fields });
}

/** This page as it is now. */
export async function fetchPage(address: string): Promise<Sent> {
  return await ask(address, {});
}

async function ask(address: string, request: RequestInit): Promise<Sent> {
  try {
    const response = await fetch(address, { ...request, credentials: 'same-origin', cache: 'no-store' });
    if (new URL(response.url).pathname === '/sign-in') return { result: 'signed-out' };
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const said = page.querySelector('.govuk-notification-banner__content, .govuk-error-summary__list, h1');
    return { result: response.ok ? 'done' : 'refused', page, said: said?.textContent?.trim() ?? '' };
  } catch {
    return { result: 'unreachable' };
  }
}
