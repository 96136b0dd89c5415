import { type Html, html } from '#design/html';

/** What works, what is known not to, and whom to tell. Kept true in the change that makes it untrue. */
export function accessibilityStatement(): Html {
  return html`<p class="govuk-body">We want as many people as possible to use Critical Friend. You should be able to:</p>
<ul class="govuk-list govuk-list--bullet">
<li>zoom to 400% without text running off the screen</li>
<li>find your way with a keyboard alone, or by voice</li>
<li>listen to it with a screen reader</li>
<li>use it without scripts</li>
</ul>
<h2 class="govuk-heading-m">How accessible it is</h2>
<p class="govuk-body">We build to the Web Content Accessibility Guidelines 2.2, level AA. Each page is checked by a machine on every change, and
read by people. Reports are published as web pages, as tagged PDF (PDF/UA) and as Word files.</p>
<h2 class="govuk-heading-m">What is not yet as it should be</h2>
<ul class="govuk-list govuk-list--bullet">
<li>No outside audit has been done yet.</li>
<li>Documents that hosts share are theirs: some may not be accessible. Ask the challenge manager for another form.</li>
</ul>
<h2 class="govuk-heading-m">Tell us</h2>
<p class="govuk-body">If something is in your way, <a class="govuk-link" href="/feedback">tell us</a>. A person reads it.</p>`;
}

/** What is kept about people, why, who sees it and for how long. */
export function privacyStatement(): Html {
  return html`<p class="govuk-body">The body that runs your programme decides what is kept here. This is what the service does with it.</p>
<h2 class="govuk-heading-m">What is kept</h2>
<ul class="govuk-list govuk-list--bullet">
<li>For everybody who signs in: name, email address, part in the work, and where they are signed in.</li>
<li>For peers: what they bring, when they are free, where they have served, and places they should not be sent to.</li>
<li>For people who are interviewed: name, job and the time and place of the conversation.</li>
<li>What peers note down. Only the team reads it. It is destroyed on a set date after the challenge closes.</li>
</ul>
<h2 class="govuk-heading-m">What is never done</h2>
<ul class="govuk-list govuk-list--bullet">
<li>What an interviewee said is never shown to the host, and never leaves the team with a name on it.</li>
<li>No council is rated.</li>
<li>Nothing is sold, and nothing is sent to advertisers. There are no tracking cookies.</li>
</ul>
<h2 class="govuk-heading-m">Cookies</h2>
<p class="govuk-body">Three, all needed: one that knows your browser again when you send a form, one while you are signed in, and one that
carries a message from one page to the next.</p>
<h2 class="govuk-heading-m">Your rights</h2>
<p class="govuk-body">You can ask what is kept about you, have it put right or have it removed. Ask the body that runs your programme, or
<a class="govuk-link" href="/feedback">write to us</a>.</p>`;
}
