import { cardList } from '#design/components/card-list';
import { move } from '#design/components/move';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { ListedReport } from '#modules/reporting';

/** For somebody who is not signed in: what a peer challenge is, what can be read, how to take part, and the way in. */
export function frontMain({ reports, demo }: { reports: readonly ListedReport[]; demo: boolean }): Html {
  return html`<p class="govuk-body-l">Colleagues from other councils spend a few days with one council. They listen, and say what is strong and what could be better. That is a peer challenge.</p>
<p class="govuk-body">The council asks for it. It is not an inspection, and nobody is given a mark.</p>
${
  demo &&
  move({
    label: 'This is the demo',
    title: 'Everything in it is made up: look round as anybody you like',
    button: { text: 'Choose who you want to be', href: '/sign-in' },
  })
}
${latest(reports)}
<h2 class="govuk-heading-m">What you can do here</h2>
<div class="cf-card-list">
<section class="cf-card"><h3 class="cf-card__title">Read a report</h3>
<p>Every published report can be searched and read by anybody: what peers saw, what they suggest, and what the council did next.</p>
<p class="cf-card__foot"><a class="govuk-link" href="/reports">Read the published reports</a></p></section>
<section class="cf-card"><h3 class="cf-card__title">Become a peer</h3>
<p>Do you work for a council, a health body, the police or a fire service, or are you a councillor? Spend a few days helping another place, and bring back what you learn.</p>
<p class="cf-card__foot"><a class="govuk-link" href="/become-a-peer">Tell us that you are interested</a></p></section>
<section class="cf-card"><h3 class="cf-card__title">You are part of a challenge</h3>
<p>Peers, hosts and everybody who is invited to a conversation find theirs after signing in. There is no password to remember.</p>
<p class="cf-card__foot"><a class="govuk-link" href="/sign-in">Sign in with your email address</a></p></section>
</div>`;
}

function latest(reports: readonly ListedReport[]): Html {
  const heading = html`<h2 class="govuk-heading-m">What peers have seen</h2>`;
  if (reports.length === 0)
    return html`${heading}<p class="govuk-body">Reports can be read here, by anybody, when they are published.</p>`;
  const cards = reports.map(({ slug, title, summary, hostName, publishedAt }) => ({
    title,
    href: `/reports/${slug}`,
    body: summary,
    foot: `${hostName}. Published ${mediumDate(londonDate(publishedAt))}.`,
  }));
  return html`${heading}${cardList(cards, 3)}`;
}
