import { createHash } from 'node:crypto';
import { assetText } from '#design/assets';
import { type Html, html } from '#design/html';
import { longDate } from '#kernel/dates';
import { challengeNav } from '#modules/challenges';
import { handInUntil, isTooLateToHandIn } from '#modules/teams';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { tooLateWords } from '../../application/leaving.ts';
import { earlierEntries } from '../../store/devices.ts';
import { leaverOf } from '../../store/leavers.ts';

/** Below the pages that the service worker answers for: else a browser without a network would not get it from there. */
const CLERK = '/challenges/notebook-clerk.js';

export const notebookPageRoutes = [
  get('/challenges/:challenge/notebook', 'notes.hand-in', showNotebook),
  get('/challenges/notebook-worker.js', 'anyone', worker),
  get(CLERK, 'anyone', clerk),
];

/**
 * The shell of the notebook. It holds nothing of what anybody said: it is kept by the service worker, and the notes come from the
 * device's own store. Without a script it leads to the plain pages.
 */
async function showNotebook(context: Context): Promise<Outcome> {
  if (!context.may('notes.write')) return await showLeaver(context);
  const base = `/challenges/${theChallenge(context).reference}`;
  const plain = html`<p class="govuk-body">The notebook keeps working without a network, for which it needs a script. Until it has started, or where it cannot:</p>
<p class="govuk-body"><a class="govuk-link" href="${base}/notes/new">Write a note on the plain page</a> · <a class="govuk-link" href="${base}/notes">Read the team’s notes</a></p>`;
  const nav = await challengeNav(context, 'notes');
  return await page(context, 'Notebook', html`${nav}${await notebook(context, plain, false)}`);
}

/** In its place, for somebody who has left the team: what lies unsent on this phone can be handed in, and nothing of the team’s is there. */
async function showLeaver(context: Context): Promise<Outcome> {
  const { id, reference } = theChallenge(context);
  const leaver = await leaverOf(context.services.db, id, signedIn(context).personId);
  // Back in the team since they were let in.
  if (!leaver) return redirect(`/challenges/${reference}/notebook`);
  if (isTooLateToHandIn(leaver.leftAt, context.now)) {
    const late = html`<p class="govuk-body">${tooLateWords(leaver)}</p>`;
    return await page(context, LEFT_TITLE, await notebook(context, late, true));
  }
  const until = longDate(handInUntil(leaver.leftAt));
  return await page(
    context,
    LEFT_TITLE,
    html`<p class="govuk-body">Thank you for what you have done. What you heard and noted belongs to the team’s evidence: if you wrote notes that have not been sent, open this page on that phone and hand them in until ${until}. Nothing else of the team is shown here.</p>
${await notebook(context, html`<p class="govuk-body">To hand in notes from this phone, this page needs a script.</p>`, true)}
<p class="govuk-body"><a class="govuk-link" href="/challenges/${reference}/notebook/rescue">Hand in a file of unsent notes</a></p>`,
  );
}

const LEFT_TITLE = 'You are no longer in this team';

async function page(context: Context, title: string, main: Html): Promise<Outcome> {
  const caption = theChallenge(context).title;
  const assets = { scripts: ['notebook/notebook.js'], styles: ['notebook/notebook.css'] };
  return context.show({ title, caption, width: 'narrow', ...assets, main });
}

/** `plain` stands there until the script has started, or where it cannot. */
async function notebook(context: Context, plain: Html, hasLeft: boolean): Promise<Html> {
  const { id, reference } = theChallenge(context);
  const { personId } = signedIn(context);
  const earlier = await earlierEntries(context.services.db, personId);
  const left = hasLeft ? html` data-left` : null;
  return html`<cf-notebook${left} data-base="/challenges/${reference}" data-challenge="${id}" data-person="${personId}" data-earlier="${earlier.join(' ')}" data-csrf="${context.csrf}" data-clerk="${CLERK}?${digest(clerkText())}">
<div class="cf-notebook__plain">${plain}</div>
</cf-notebook>`;
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
