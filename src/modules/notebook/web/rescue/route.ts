import { text as allText } from 'node:stream/consumers';
import { type FieldErrors, field, form } from '#design/form';
import { type Html, html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { HAND_IN_DAYS } from '#modules/teams';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { type Left, type Rescued, takeInRescueFile } from '../../application/take-in-rescue-file.ts';
import { REFUSAL_WORDS } from '../../contract.ts';

const MOST_BYTES = 60 * 1024 * 1024;

/** A phone shares the photographs out over several files by itself; one that was opened last long ago may not. */
const TOO_LARGE =
  'This file is larger than 60 MB, so it cannot be handed in. Open the notebook on the phone with a network once, and save unsent notes again: it then makes several smaller files';

/** The way out for a device that cannot send: its file of unsent notes is handed in from another one. */
export const rescueRoutes = [
  get('/challenges/:challenge/notebook/rescue', 'notes.hand-in', (context) => show(context, {})),
  post('/challenges/:challenge/notebook/rescue', 'notes.hand-in', handIn, { upload: { limitBytes: MOST_BYTES } }),
];

async function show(context: Context, errors: FieldErrors): Promise<Outcome> {
  const head = theChallenge(context);
  return context.show({
    title: 'Hand in a file of unsent notes',
    caption: head.title,
    width: 'narrow',
    errors,
    main: html`${await teamNav(context)}
<p class="govuk-body">If your phone cannot send its notes, the notebook on it can save them in a file, locked so that only you can hand it in. Bring the file to this device, by cable or by mail, and choose it here. Where there were many photographs it made several files: hand in each, in any order.</p>
${
  context.may('notes.hand-in-of-left') &&
  html`<p class="govuk-body">You can also hand in the file of somebody who has left the team, until ${HAND_IN_DAYS} days after that. The notes stay theirs.</p>`
}
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

/** Whoever has left the team has no way round in what is the team’s. */
async function teamNav(context: Context): Promise<Html | null> {
  return context.may('notes.read') ? await challengeNav(context, 'notes') : null;
}

async function handIn(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const stored = context.uploads[0]?.stored;
  if (!stored || stored === 'empty') return await show(context, { file: 'Choose the file that the notebook saved' });
  if (stored === 'too-large') return await show(context, { file: TOO_LARGE });
  const text = await allText(context.services.files.read(stored.sha256));
  // It has been read: nothing names it, so it is not kept.
  await context.services.files.remove(stored.sha256);
  const wanted = { challengeId: head.id, text, ofLeavers: context.may('notes.hand-in-of-left') };
  const outcome = await takeInRescueFile(context.services, wanted, signedIn(context).personId);
  if (isRefusal(outcome)) return await show(context, { file: outcome.why });
  if (outcome.left.length > 0) return await showLeft(context, outcome);
  const base = `/challenges/${head.reference}`;
  return redirect(context.may('notes.read') ? `${base}/notes` : `${base}/notebook/rescue`, said(outcome));
}

/** What is not with the team, in its own words: the phone may be the only other place that has them. */
async function showLeft(context: Context, rescued: Rescued): Promise<Outcome> {
  const head = theChallenge(context);
  const behindGap = rescued.left.filter((one) => one.why === 'gap');
  const refused = rescued.left.filter((one) => one.why !== 'gap');
  const words = (left: readonly Left[]) =>
    left.map(
      ({ text, why }) =>
        html`<li><blockquote class="cf-note__text">${text}</blockquote>${why !== 'gap' && html`<p class="govuk-body cf-quiet">${REFUSAL_WORDS[why]}</p>`}</li>`,
    );
  const gap = html`<h2 class="govuk-heading-m">Waiting for what came before</h2>
<p class="govuk-body">Changes from that phone that came before these are not here, and not in the file. Open the notebook on that phone with a network once: it sends everything again by itself, and nothing is written twice. If that phone can never be opened again, copy these words into new notes.</p>
<ul class="govuk-list">${words(behindGap)}</ul>`;
  const no = html`<h2 class="govuk-heading-m">Not taken in</h2>
<p class="govuk-body">Copy these words into new notes: each says why it was not taken in.</p>
<ul class="govuk-list">${words(refused)}</ul>`;
  return context.show({
    title: 'Some notes from the file are not with the team yet',
    caption: head.title,
    width: 'narrow',
    main: html`${await teamNav(context)}
<p class="govuk-body">${said(rescued)}</p>
${behindGap.length > 0 && gap}
${refused.length > 0 && no}
${context.may('notes.write') && html`<p class="govuk-body"><a class="govuk-link" href="/challenges/${head.reference}/notes/new">Write a note</a></p>`}`,
  });
}

function said({ answers, photographs, ...rest }: Rescued): string {
  const outcomes = answers.flatMap((answer) => answer.outcomes);
  const refused = outcomes.flatMap((one) => (one.result === 'refused' ? [REFUSAL_WORDS[one.code]] : []));
  const taken = outcomes.length - refused.length + rest.refused.taken;
  const damaged = Array<string>(rest.refused.unreadable).fill('It arrived damaged.');
  const placeless = rest.refused.inNoSession;
  const which = placeless === 1 ? 'One note is' : `${placeless} notes are`;
  const moved = placeless > 0 ? ` ${which} in no session, for the session is not part of this challenge any more.` : '';
  const changes = taken === 1 ? 'One change' : `${taken} changes`;
  const pictures = photographs.taken === 1 ? 'one photograph' : `${photographs.taken} photographs`;
  const what = photographs.taken > 0 ? `${changes} and ${pictures}` : changes;
  const good = `${what} from the file ${taken + photographs.taken === 1 ? 'is' : 'are'} with the team.`;
  const no = [...refused, ...damaged, ...photographs.refused];
  return `${good}${moved}${no[0] ? ` ${no.length} could not be taken in. ${no[0]}` : ''}${damagedWords(rest.damaged)}`;
}

function damagedWords(damaged: number): string {
  if (damaged === 0) return '';
  const notes = damaged === 1 ? 'One note' : `${damaged} notes`;
  return ` ${notes} had gone bad on the phone and cannot be read: look what of the day is missing in the team’s notes, and write it again.`;
}
