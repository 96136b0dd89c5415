import { emptyState } from '#design/components/empty-state';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { isId } from '#kernel/ids';
import { challengeNav } from '#modules/challenges';
import { noteCard, notesById } from '#modules/notebook';
import { type Context, notFound, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { type Finding, listFindings } from '../../store/findings.ts';
import { listRecommendations, type Recommendation } from '../../store/recommendations.ts';
import { evidenceWords, findingCard, withoutMark } from '../finding-card.ts';
import { moveButtons } from '../move-buttons.ts';

export const recommendationListRoutes = [
  get('/challenges/:challenge/recommendations', 'findings.see', (context) => showRecommendations(context)),
  get('/challenges/:challenge/recommendations/:recommendation', 'findings.see', showOne),
];

/** What helps a host is few and clear. */
const ADVISED = { least: 6, most: 10 };

/** The recommendations in their order; with why nothing was changed, where somebody tried to. */
export async function showRecommendations(context: Context, refused?: string): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const [recommendations, findings] = await Promise.all([listRecommendations(db, head.id), listFindings(db, head.id)]);
  const nav = await challengeNav(context, 'findings');
  const last = recommendations.length;
  const cards = recommendations.map(
    (each) =>
      html`<li>${card(
        each,
        findings,
        base,
        context.may('findings.edit')
          ? moveButtons({
              action: `${base}/recommendations/${each.id}/moves`,
              csrf: context.csrf,
              title: each.title,
              first: each.number === 1,
              last: each.number === last,
            })
          : null,
      )}</li>`,
  );
  const main =
    last === 0
      ? html`${nav}${emptyState({
          title: 'No recommendations yet',
          body: 'A recommendation follows from findings. Six to ten are enough: a host acts on few and clear ones.',
          action: { text: 'Write the first recommendation', href: `${base}/recommendations/new` },
        })}`
      : html`${nav}<div class="govuk-button-group cf-no-print">${context.may('findings.edit') && govuk.button({ text: 'New recommendation', href: `${base}/recommendations/new` })}<a class="govuk-link" href="${base}/findings">Findings</a></div>
<p class="govuk-body" id="order">${advice(last)}</p><ol class="cf-notes">${cards}</ol>`;
  const page = { title: 'Recommendations', caption: head.title, width: 'narrow' as const, back: `${base}/findings` };
  return context.show({ ...page, errors: refused ? { order: refused } : undefined, main }, refused ? 409 : undefined);
}

/** A hint, never a limit. */
function advice(count: number): string {
  const have = count === 1 ? 'You have one.' : `You have ${count}.`;
  if (count < ADVISED.least) return `${have} Most teams end with 6 to 10.`;
  if (count > ADVISED.most) return `${have} Hosts act best on 6 to 10: could some be put together?`;
  return have;
}

function card(each: Recommendation, findings: readonly Finding[], base: string, moves: Html | null): Html {
  const own = findings.filter((finding) => each.findingIds.includes(finding.id));
  const trail = html`<ul class="govuk-list govuk-list--bullet">${own.map((finding) => html`<li><a class="govuk-link" href="${base}/findings/${finding.id}">${finding.title}</a> <span class="cf-quiet">${finding.without ? 'stands by a reason' : evidenceWords(finding)}</span></li>`)}</ul>`;
  return html`<article class="cf-note" id="recommendation-${each.id}"><h2 class="cf-card__title">${each.number}. <a class="govuk-link" href="${base}/recommendations/${each.id}" dir="auto">${each.title}</a></h2>
${each.body !== '' && html`<div class="cf-note__text" dir="auto">${each.body.slice(0, 300)}${each.body.length > 300 && '…'}</div>`}
${withoutMark(each.without)}${own.length > 0 && html`<div class="cf-note__foot">Follows from</div>${trail}`}${moves}</article>`;
}

/** The whole trail: from the recommendation to its findings, and from each to its notes. */
async function showOne(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const id = context.params.recommendation;
  const [recommendations, all] = await Promise.all([listRecommendations(db, head.id), listFindings(db, head.id)]);
  const found = isId(id) ? recommendations.find((each) => each.id === id) : undefined;
  if (!found) return notFound;
  const findings = all.filter((finding) => found.findingIds.includes(finding.id));
  const ids = [...new Set(findings.flatMap((finding) => finding.noteIds))].slice(0, 300);
  const notes = await notesById(db, head.id, ids, 300);
  const viewerId = signedIn(context).personId;
  const trail = findings.map((finding) => {
    const own = notes.filter((note) => finding.noteIds.includes(note.id));
    return html`<section><h2 class="govuk-heading-m">It follows from</h2>${findingCard(finding, base, null)}
${own.length > 0 && html`<h3 class="govuk-heading-s">which stands on</h3><ul class="cf-notes">${own.map((note) => html`<li>${noteCard({ note, base, viewerId })}</li>`)}</ul>`}</section>`;
  });
  const actions = context.may('findings.edit')
    ? html`<div class="govuk-button-group cf-no-print">${govuk.button({ text: 'Change', href: `${base}/recommendations/${found.id}/change` })}<a class="govuk-link" href="${base}/recommendations/${found.id}/removal">Remove</a></div>`
    : null;
  return context.show({
    title: found.title,
    caption: `Recommendation ${found.number}`,
    width: 'wide',
    back: { href: `${base}/recommendations`, text: 'All recommendations' },
    main: html`${await challengeNav(context, 'findings')}${found.body !== '' && html`<div class="govuk-body cf-note__text" dir="auto">${found.body}</div>`}${withoutMark(found.without)}${actions}${trail}`,
  });
}
