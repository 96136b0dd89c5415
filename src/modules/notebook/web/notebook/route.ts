import { createHash } from 'node:crypto';
import { assetText } from '#design/assets';
import { html } from '#design/html';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { earlierEntries } from '../../store/devices.ts';

/** Below the pages that the service worker answers for: else a browser without a network would not get it from there. */
const CLERK = '/challenges/notebook-clerk.js';

export const notebookPageRoutes = [
  get('/challenges/:challenge/notebook', 'notes.write', showNotebook),
  get('/challenges/notebook-worker.js', 'anyone', worker),
  get(CLERK, 'anyone', clerk),
];

/**
 * The shell of the notebook. It holds nothing of what anybody said: it is kept by the service worker, and the notes come from the
 * device's own store. Without a script it leads to the plain pages.
 */
async function showNotebook(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const { personId } = signedIn(context);
  const earlier = await earlierEntries(context.services.db, personId);
  return context.show({
    title: 'Notebook',
    caption: head.title,
    width: 'narrow',
    scripts: ['notebook/notebook.js'],
    styles: ['notebook/notebook.css'],
    main: html`${await challengeNav(context, 'notes')}
<cf-notebook data-base="${base}" data-challenge="${head.id}" data-person="${personId}" data-earlier="${earlier.join(' ')}" data-csrf="${context.csrf}" data-clerk="${CLERK}?${digest(clerkText())}">
<div class="cf-notebook__plain"><p class="govuk-body">The notebook keeps working without a network, for which it needs a script. Until it has started, or where it cannot:</p>
<p class="govuk-body"><a class="govuk-link" href="${base}/notes/new">Write a note on the plain page</a> · <a class="govuk-link" href="${base}/notes">Read the team’s notes</a></p></div>
</cf-notebook>`,
  });
}

/** The worker that answers for the notebook's own pages without a network. Its words change with every build, so that browsers notice. */
function worker(): Outcome {
  const text = assetText('notebook/worker.js') ?? '';
  return { kind: 'script', text: `${text}\n// ${digest(text)}\n` };
}

/** The worker of a page's own that writes notes down. */
function clerk(): Outcome {
  return { kind: 'script', text: clerkText() };
}

function clerkText(): string {
  return assetText('notebook/clerk.js') ?? '';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
