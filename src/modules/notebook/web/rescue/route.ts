import { text as allText } from 'node:stream/consumers';
import { type FieldErrors, field, form } from '#design/form';
import { html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { type Rescued, takeInRescueFile } from '../../application/take-in-rescue-file.ts';
import { REFUSAL_WORDS } from '../../contract.ts';

const MOST_BYTES = 60 * 1024 * 1024;

/** The way out for a device that cannot send: its file of unsent notes is handed in from another one. */
export const rescueRoutes = [
  get('/challenges/:challenge/notebook/rescue', 'notes.write', (context) => show(context, {})),
  post('/challenges/:challenge/notebook/rescue', 'notes.write', handIn, { upload: { limitBytes: MOST_BYTES } }),
];

async function show(context: Context, errors: FieldErrors): Promise<Outcome> {
  const head = theChallenge(context);
  return context.show({
    title: 'Hand in a file of unsent notes',
    caption: head.title,
    width: 'narrow',
    errors,
    main: html`${await challengeNav(context, 'notes')}
<p class="govuk-body">If your phone cannot send its notes, the notebook on it can save them in a file, locked so that only you can hand it in. Bring the file to this device, by cable or by mail, and choose it here.</p>
${form({
  action: `/challenges/${head.reference}/notebook/rescue`,
  csrf: context.csrf,
  multipart: true,
  body: field.file({ name: 'file', label: 'The file that the notebook saved', errors }),
  button: { text: 'Hand in the notes' },
})}
<p class="govuk-body cf-quiet">Handing in the same file twice does no harm: each note is taken in once.</p>`,
  });
}

async function handIn(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const stored = context.uploads[0]?.stored;
  if (!stored || stored === 'empty') return await show(context, { file: 'Choose the file that the notebook saved' });
  if (stored === 'too-large')
    return await show(context, { file: 'That is not a file of unsent notes: it is too large' });
  const text = await allText(context.services.files.read(stored.sha256));
  // It has been read: nothing names it, so it is not kept.
  await context.services.files.remove(stored.sha256);
  const outcome = await takeInRescueFile(context.services, { challengeId: head.id, text }, signedIn(context).personId);
  if (isRefusal(outcome)) return await show(context, { file: outcome.why });
  return redirect(`/challenges/${head.reference}/notes`, said(outcome));
}

function said({ answers, photographs }: Rescued): string {
  const outcomes = answers.flatMap((answer) => answer.outcomes);
  const refused = outcomes.flatMap((one) => (one.result === 'refused' ? [REFUSAL_WORDS[one.code]] : []));
  const taken = outcomes.length - refused.length;
  const changes = taken === 1 ? 'One change' : `${taken} changes`;
  const pictures = photographs.taken === 1 ? 'one photograph' : `${photographs.taken} photographs`;
  const what = photographs.taken > 0 ? `${changes} and ${pictures}` : changes;
  const good = `${what} from the file ${taken + photographs.taken === 1 ? 'is' : 'are'} with the team.`;
  const no = [...refused, ...photographs.refused];
  return no[0] ? `${good} ${no.length} could not be taken in. ${no[0]}` : good;
}
