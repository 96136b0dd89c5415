import { type Html, html } from './html.ts';

/** Who is signed in and how to leave; or the way in. Signing out is a form, so that no link or image can do it. */
export function identityBar(options: {
  viewer: { id?: string; name: string; roleLine: string } | null;
  csrf?: string;
  requestPath?: string;
}): Html {
  const { viewer, csrf, requestPath } = options;
  if (viewer === null) {
    const next = requestPath ? `?return-to=${encodeURIComponent(requestPath)}` : '';
    return html`<div class="cf-identity cf-identity--nobody"><a class="cf-identity__link" href="/sign-in${next}">Sign in</a></div>`;
  }
  return html`<div class="cf-identity" role="group" aria-label="Your account"${viewer.id ? html` data-person="${viewer.id}"` : ''}>
<span class="cf-identity__who"><span class="cf-identity__name">${viewer.name}</span> <span class="cf-identity__role">${viewer.roleLine}</span></span>
<form class="cf-identity__out" method="post" action="/sign-out"><input type="hidden" name="_csrf" value="${csrf ?? ''}"><button class="cf-identity__link" type="submit">Sign out</button></form>
</div>`;
}
