import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import { kindMark, noteCard, notesById } from '#modules/notebook';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { moveFinding, removeFinding } from '../../application/change-finding.ts';
import { DIRECTIONS } from '../../domain/order.ts';
import type { Finding } from '../../store/findings.ts';
import { evidenceWords, sourceWords, withoutMark } from '../finding-card.ts';
import { theFinding } from './edit.ts';

export const findingRoutes = [
  get('/challenges/:challenge/findings/:finding', 'findings.see', show),
  post('/challenges/:challenge/findings/:finding/moves', 'findings.edit', move),
  get('/challenges/:challenge/findings/:finding/removal', 'findings.edit', askToRemove),
  post('/challenges/:challenge/findings/:finding/removal', 'findings.edit', remove),
];

/** A finding with everything behind it and everything that follows from it. */
async function show(context: Context): Promise<Outcome> {
  const finding = await theFinding(context);
  if (!finding) return notFound;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const viewerId = signedIn(context).personId;
  const notes = await notesById(context.services.db, head.id, finding.noteIds);
  const destroyed = finding.notes - notes.length;
  const actions = context.may('findings.edit')
    ? html`<div class="govuk-button-group cf-no-print">${govuk.button({ text: 'Change', href: `${base}/findings/${finding.id}/change` })}
<a class="govuk-link" href="${base}/recommendations/new?finding=${finding.id}">Make a recommendation from it</a>
<a class="govuk-link" href="${base}/findings/${finding.id}/removal">Remove</a></div>`
    : null;
  return context.show({
    title: finding.title,
    caption: finding.themeName,
    width: 'wide',
    back: { href: `${base}/findings`, text: 'All findings' },
    main: html`${await challengeNav(context, 'findings')}
<p class="govuk-body">${kindMark(finding.kind)} ${finding.isKeyMessage && html`<strong class="govuk-tag">Key message</strong>`}</p>
${finding.body !== '' && html`<div class="govuk-body cf-note__text govuk-!-margin-bottom-4" dir="auto">${finding.body}</div>`}
${withoutMark(finding.without)}${actions}
<h2 class="govuk-heading-m">What it stands on</h2>
<p class="govuk-body">${finding.without ? 'A reason alone.' : `${evidenceWords(finding)}${finding.notes > 0 ? `: ${sourceWords(finding)}` : ''}.`}${destroyed > 0 && html` ${destroyed === 1 ? 'One note has' : `${destroyed} notes have`} been destroyed on schedule and ${destroyed === 1 ? 'is' : 'are'} only counted.`}</p>
${documentsList(finding, base)}
<ul class="cf-notes">${notes.map((note) => html`<li>${noteCard({ note: { ...note, findings: note.findings.filter(({ id }) => id !== finding.id) }, base, viewerId })}</li>`)}</ul>
<h2 class="govuk-heading-m">What follows from it</h2>${follows(finding, base)}`,
  });
}

function documentsList({ documents }: Finding, base: string): Html | null {
  if (documents.length === 0) return null;
  return html`<ul class="govuk-list govuk-list--bullet">${documents.map(({ title }) => html`<li><a class="govuk-link" href="${base}/documents">${title}</a></li>`)}</ul>`;
}

function follows({ recommendations }: Finding, base: string): Html {
  if (recommendations.length === 0) return html`<p class="govuk-body">No recommendation yet.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${recommendations.map(({ id, title }) => html`<li><a class="govuk-link" href="${base}/recommendations/${id}">${title}</a></li>`)}</ul>`;
}

async function move(context: Context): Promise<Outcome> {
  const finding = await theFinding(context);
  const direction = DIRECTIONS.find((each) => each === context.body.direction);
  if (!finding || !direction) return notFound;
  const head = theChallenge(context);
  await moveFinding(context.services, { challengeId: head.id, id: finding.id }, direction);
  return redirect(`/challenges/${head.reference}/findings#finding-${finding.id}`);
}

async function askToRemove(context: Context): Promise<Outcome> {
  const finding = await theFinding(context);
  return finding ? await showRemoval(context, finding) : notFound;
}

async function showRemoval(context: Context, finding: Finding, refused?: string): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const main = html`${await challengeNav(context, 'findings')}<p class="govuk-body" id="finding"><strong dir="auto">${finding.title}</strong></p>${form(
    {
      action: `${base}/findings/${finding.id}/removal`,
      csrf: context.csrf,
      body: html`<p class="govuk-body">Its words are gone for good. The notes and documents behind it stay.</p>`,
      button: { text: 'Remove this finding', kind: 'warning' },
      cancel: { text: 'Keep it', href: `${base}/findings/${finding.id}` },
    },
  )}`;
  const errors: Record<string, string> = refused ? { finding: refused } : {};
  return context.show(
    { title: 'Remove this finding?', caption: head.title, width: 'narrow', errors, main },
    refused ? 409 : 200,
  );
}

async function remove(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const list = `/challenges/${head.reference}/findings`;
  const finding = await theFinding(context);
  if (!finding) return redirect(list, 'The finding is removed.');
  const which = { challengeId: head.id, id: finding.id };
  const outcome = await removeFinding(context.services, which, signedIn(context).personId);
  return isRefusal(outcome)
    ? await showRemoval(context, finding, outcome.why)
    : redirect(list, 'The finding is removed.');
}
