import { type Html, html } from '../html.ts';

export type Person = {
  name: string;
  /** What they are here: `Lead peer, chief executive`. */
  role: string;
  /** A second quiet line: `Knows housing and adult social care`. */
  note?: string;
  href?: string;
};

/** A person without a photo: initials in a disc, name, role. The disc's colour only tells people apart. */
export function personChip({ name, role, note, href }: Person): Html {
  const shown = href ? html`<a class="govuk-link" href="${href}">${name}</a>` : name;
  return html`<span class="cf-person"><span class="cf-person__disc cf-person__disc--${discOf(name)}" aria-hidden="true">${initials(name)}</span><span><span class="cf-person__name">${shown}</span> <span class="cf-person__role">${role}</span>${note && html` <span class="cf-person__role">${note}</span>`}</span></span>`;
}

/** People side by side, such as a team. */
export function people(list: readonly Person[]): Html {
  return html`<ul class="cf-people">${list.map((person) => html`<li>${personChip(person)}</li>`)}</ul>`;
}

/** `AK` for `Cllr Ayesha Begum Khan`: the first and the last name's first letters, titles left out. */
export function initials(name: string): string {
  return namesIn(name)
    .map((each) => [...each][0] ?? '')
    .join('')
    .toLocaleUpperCase('en-GB');
}

/** The first and the last name without titles; the last is empty where there is one name. */
export function namesIn(name: string): [first: string, last: string] {
  const words = name
    .split(/[\s]+/)
    .filter((word) => /^\p{L}/u.test(word) && !TITLES.has(word.toLowerCase().replace('.', '')));
  return [words[0] ?? name, words.length > 1 ? words[words.length - 1]! : ''];
}

const TITLES = new Set([
  'cllr',
  'councillor',
  'dr',
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'sir',
  'dame',
  'prof',
  'professor',
  'lord',
  'lady',
  'baroness',
]);

const DISCS = 6;

function discOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + char.codePointAt(0)!) % 9973;
  return (sum % DISCS) + 1;
}
