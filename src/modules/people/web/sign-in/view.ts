import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';

type Shown = { csrf: string; typed?: Typed; errors?: FieldErrors; returnTo: string };

/** One demo person to be: name, what they are, and what they came to do. */
export type DemoChoice = { id: string; name: string; jobTitle: string; blurb: string };

/** The way in: an address, and in the demo a list of people to be. */
export function signInMain(view: Shown & { demo: readonly DemoChoice[] }): Html {
  const ask = form({
    action: '/sign-in',
    csrf: view.csrf,
    hidden: { 'return-to': view.returnTo },
    body: field.input({
      name: 'email',
      label: 'Your email address',
      hint: 'We send you a link and a code. There is no password to remember.',
      type: 'email',
      width: 30,
      autocomplete: 'email',
      spellcheck: false,
      typed: view.typed,
      errors: view.errors,
    }),
    button: 'Send me a link and a code',
  });
  if (view.demo.length === 0) return ask;
  return html`<p class="govuk-body-l">Critical Friend runs peer challenges: colleagues from other councils spend a few days with one council, listen, and say what is strong and what could be better.</p>
<p class="govuk-body">This is the demo. Everything in it is made up. Choose who you want to be.</p>
<ul class="cf-visitors">${view.demo.map((person) => demoCard(person, view))}
<li class="cf-visitors__one"><h2 class="govuk-heading-s">A public reader</h2>
<p class="govuk-body-s">Needs no account: reads the published reports.</p>
${govuk.button({ text: 'Read the published reports', href: '/reports', classes: 'govuk-button--secondary' })}</li></ul>
<h2 class="govuk-heading-m">Sign in with your own address</h2>${ask}
<p class="govuk-body"><a class="govuk-link" href="/outbox">Read the messages the demo has sent</a></p>`;
}

function demoCard(person: DemoChoice, { csrf, returnTo }: Shown): Html {
  const press = form({
    action: `/sign-in/demo/${person.id}`,
    csrf,
    hidden: { 'return-to': returnTo },
    body: html``,
    button: { text: `Be ${person.name}` },
  });
  return html`<li class="cf-visitors__one"><h2 class="govuk-heading-s">${person.name}</h2>
<p class="govuk-body-s cf-visitors__role">${person.jobTitle}</p><p class="govuk-body-s">${person.blurb}</p>${press}</li>`;
}

/** After asking: the code can be typed here. It says the same whether or not we know the address. */
export function codeMain(view: Shown): Html {
  return html`<p class="govuk-body">If we know the address, a link and a code are on their way to it. They work for 15 minutes, in this browser.</p>
${form({
  action: '/sign-in/code',
  csrf: view.csrf,
  body: field.input({
    name: 'code',
    label: 'The six-character code from the message',
    hint: 'Large or small letters, with or without the space.',
    width: 10,
    autocomplete: 'one-time-code',
    spellcheck: false,
    typed: view.typed,
    errors: view.errors,
  }),
  button: 'Sign in',
})}
${govuk.details({
  summaryText: 'No message after a few minutes?',
  html: html`<p class="govuk-body">Look in the folder for unwanted mail. Check that the address is the one your programme knows. Then
<a class="govuk-link" href="/sign-in">ask again</a>: the newest message is the one that counts.</p>`,
})}`;
}

/** A link was opened. Opening uses nothing up: mail scanners open links too. Only the button does. */
export function linkMain(view: { csrf: string; token: string }): Html {
  return form({ action: `/sign-in/link/${view.token}`, csrf: view.csrf, body: html``, button: 'Sign in' });
}

/** The link did not let anybody in: why, and what to do. */
export function linkRefusedMain(view: { why: string; otherBrowser: boolean }): Html {
  const instead = view.otherBrowser
    ? html`<p class="govuk-body">Or go back to the page where you asked and type the code from the message there.</p>`
    : html``;
  return html`<p class="govuk-body">${view.why}</p>${instead}
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Ask for a new link and code</a></p>`;
}
