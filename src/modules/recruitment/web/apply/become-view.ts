import { cardList } from '#design/components/card-list';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';

/** A call for peers as the public reads it: who is wanted now, for what, and until when. */
export type PublicCall = {
  readonly title: string;
  readonly href: string;
  readonly wanted: string;
  readonly closes: string;
};

/** The calls that are open now. Without one, everybody is welcome all the same. */
export function callsForPeers(calls: readonly PublicCall[]): Html {
  if (calls.length === 0)
    return html`<p class="govuk-body">There is no particular call open now. We are always glad of offers, from every kind of council, party and profession.</p>`;
  return cardList(
    calls.map(({ title, href, wanted, closes }) => ({ title, href, body: wanted, foot: `Open until ${closes}` })),
    3,
  );
}

/** What being a peer is, what it asks, who is wanted now, and the one button. `goOnAt`: where an offer that was begun is gone on with; null for those who have none. */
export function becomeView(page: { calls: Html; goOnAt: string | null }): Html {
  return html`<p class="govuk-body-l">A peer spends a few days with another council or public body, listens, and says what is strong and what could be better.</p>
<p class="govuk-body">Peers serve in public office or employment, or have drawn on services themselves. It is not an inspection and nobody is rated. Peers give their time; people say that they take home as much as they bring.</p>
${govuk.button({ text: 'Offer to become a peer', href: '/become-a-peer/offers/new', isStartButton: true })}
<p class="govuk-body">It takes about ten minutes and is saved as you go.${page.goOnAt && html` Begun already? <a class="govuk-link" href="${page.goOnAt}">Go on with your offer</a>.`}</p>
<h2 class="govuk-heading-m">Calls for peers</h2>
${page.calls}
<h2 class="govuk-heading-m">What it asks of you</h2>
<ul class="govuk-list govuk-list--bullet"><li>Four or five days for one challenge, as often in a year as you agree to</li><li>An assessment and briefing event first: an evening and the next day</li><li>Openness about ties to a host, and silence about who said what</li></ul>
<h2 class="govuk-heading-m">What you need before you begin</h2>
<ul class="govuk-list govuk-list--bullet"><li>If you work for a council, the NHS, the police or another body: the name and email of somebody who can release you</li><li>If you are a councillor: the name and email of your political group office, or of the national lead member peer</li><li>If you have lived experience: nothing</li></ul>
<p class="govuk-body">For a political group office, or the national lead member peer: <a class="govuk-link" href="/become-a-peer/nominations/new">nominate a councillor</a>.</p>
<h2 class="govuk-heading-m">What happens next</h2>
<ol class="govuk-list govuk-list--number"><li>Whoever stands behind your offer says so, by a link that we send them.</li><li>We read it within three weeks.</li><li>If what you bring fits, we invite you to an assessment and briefing event.</li><li>At least two people write down what they saw. Somebody else decides, and you hear why.</li></ol>
<p class="govuk-body">You can sign in at any time and see where you stand.</p>`;
}
