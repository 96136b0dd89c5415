import { z } from 'zod';
import { move } from '#design/components/move';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, longDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { answerStill, STILL_THERE, type StillAsked, stillByLink, stillOfPeer } from '#modules/teams';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { mendTeam } from '../../application/mend-team.ts';

/** By the link of the message, signed in or not; and from the peer's own page. Reading never answers. */
export const stillRoutes = [
  get('/still/:token', 'anyone', show),
  post('/still/:token', 'anyone', answer),
  get('/peer/places/:placement/dates', 'signed-in', show),
  post('/peer/places/:placement/dates', 'signed-in', answer),
];

async function asked(context: Context): Promise<StillAsked | null> {
  const { token, placement } = context.params;
  if (token !== undefined) return await stillByLink(context.services, token);
  return isId(placement) ? await stillOfPeer(context.services, placement, signedIn(context).personId) : null;
}

function pathOf({ params }: Context): string {
  return params.token === undefined ? `/peer/places/${params.placement}/dates` : `/still/${params.token}`;
}

async function show(context: Context): Promise<Outcome> {
  const found = await asked(context);
  if (!found) return notFound;
  const { placement } = found;
  return context.show({
    title: `Can you still go to ${placement.hostShortName}?`,
    width: 'narrow',
    main: stillView(found, pathOf(context), context.csrf),
  });
}

function stillView({ asked: question, placement }: StillAsked, path: string, csrf: string): Html {
  const place = `${placement.slotName.toLowerCase()} at ${placement.hostName}`;
  if (question.answer === 'superseded')
    return html`<p class="govuk-body">The dates have moved again since. Please answer the newer message.</p>`;
  if (question.answer !== null) {
    return html`<p class="govuk-body">${question.answer === 'still' ? `Thank you. You keep your place as ${place}, ${dateRange(placement.from, placement.until)}. Please keep the days free.` : `Thank you for telling us. We are asking somebody else to be ${place}.`}</p>`;
  }
  if (!STILL_THERE.has(placement.status))
    return html`<p class="govuk-body">This place as ${place} is no longer needed, and those days are yours again. You need do nothing.</p>`;
  return html`<p class="govuk-body-l">${placement.peerName}, you are ${place}. The dates have moved.</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'Now' }, value: { text: `${longDate(placement.from)} to ${longDate(placement.until)}` } },
    { key: { text: 'Before' }, value: { text: dateRange(question.oldFrom, question.oldUntil) } },
  ],
})}
${move({ title: 'Can you still go?', form: form({ action: path, csrf, hidden: { answer: 'still' }, body: html``, button: 'Yes, I can still go' }) })}
${form({ action: path, csrf, hidden: { answer: 'cannot' }, body: html`<p class="govuk-body">If you cannot, we ask somebody else. A no is a useful answer.</p>`, button: { text: 'No, I cannot go on these days', kind: 'secondary' } })}`;
}

const answering = z.object({ answer: choice(['still', 'cannot'], 'Choose yes or no') });

async function answer(context: Context): Promise<Outcome> {
  const found = await asked(context);
  if (!found) return notFound;
  const read = parseForm(answering, context.body);
  if (!read.ok) return redirect(pathOf(context));
  const done = await answerStill(context.services, found, read.value.answer);
  if (!isRefusal(done) && read.value.answer === 'cannot') {
    const { challengeId, bodyId, challengeTitle } = done;
    await mendTeam(context.services, { id: challengeId, bodyId, title: challengeTitle }, null);
  }
  // Refused means answered before: the page that comes next says what.
  return redirect(pathOf(context));
}
