import { emptyState } from '#design/components/empty-state';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { FINDING_KIND_PLURALS, FINDING_KINDS, type FindingKind } from '../../domain/finding.ts';
import { type Finding, listFindings } from '../../store/findings.ts';
import { findingCard } from '../finding-card.ts';
import { moveButtons } from '../move-buttons.ts';

export const findingListRoutes = [get('/challenges/:challenge/findings', 'findings.see', show)];

/** The findings theme by theme, strengths beside areas for consideration. */
async function show(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = `/challenges/${head.reference}`;
  const findings = await listFindings(context.services.db, head.id);
  const themes = [...new Map(findings.map((finding) => [finding.themeId, finding.themeName]))];
  const nav = await challengeNav(context, 'findings');
  const ways = html`<div class="govuk-button-group cf-no-print">${context.may('findings.edit') && govuk.button({ text: 'Choose notes for a finding', href: `${base}/notes?order=theme` })}
<a class="govuk-link" href="${base}/findings/new">New finding</a> <a class="govuk-link" href="${base}/recommendations">Recommendations</a> <a class="govuk-link" href="${base}/wall">Evidence wall</a></div>`;
  const main =
    findings.length === 0
      ? html`${nav}${emptyState({
          title: 'No findings yet',
          body: 'A finding is what several notes say together: a strength or an area for consideration. Tick the notes that belong together and make a finding from them.',
          action: { text: 'Choose notes for the first finding', href: `${base}/notes?order=theme` },
        })}`
      : html`${nav}${ways}<p class="govuk-body cf-quiet">Only the team reads this page. ${keyWords(findings)}</p>
${themes.map(([id, name]) =>
  themeSection(
    name,
    findings.filter((finding) => finding.themeId === id),
    base,
    context,
  ),
)}`;
  return context.show({ title: 'Findings', caption: head.title, width: 'wide', main });
}

function keyWords(findings: readonly Finding[]): string {
  const keys = findings.filter((finding) => finding.isKeyMessage).length;
  return keys === 0 ? 'None is a key message yet.' : keys === 1 ? 'One is a key message.' : `${keys} are key messages.`;
}

function themeSection(name: string, findings: readonly Finding[], base: string, context: Context): Html {
  const column = (kind: FindingKind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    return html`<div><h3 class="govuk-heading-s">${FINDING_KIND_PLURALS[kind]}</h3>${
      own.length === 0
        ? html`<p class="govuk-body cf-quiet">None yet.</p>`
        : html`<ul class="cf-notes">${own.map(
            (finding, at) =>
              html`<li>${findingCard(
                finding,
                base,
                context.may('findings.edit')
                  ? moveButtons({
                      action: `${base}/findings/${finding.id}/moves`,
                      csrf: context.csrf,
                      title: finding.title,
                      first: at === 0,
                      last: at === own.length - 1,
                    })
                  : null,
              )}</li>`,
          )}</ul>`
    }</div>`;
  };
  return html`<section><h2 class="govuk-heading-m">${name}</h2><div class="cf-findings__pair">${FINDING_KINDS.map(column)}</div></section>`;
}
