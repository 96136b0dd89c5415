import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { plainTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import type { DayHours, Travel } from '../../store/settings.ts';
import { type Pair, pairText, shownAs, type TypedJourney } from './form.ts';

export type HoursPage = {
  base: string;
  csrf: string;
  version: number;
  /** The sites as they are now, each two. */
  pairs: readonly Pair[];
  typed: Typed;
  /** How the fields stood when the form was shown. */
  was: Readonly<Record<string, string>>;
  errors: FieldErrors;
  /** What somebody else has put meanwhile. */
  theirs: { readonly hours: DayHours; readonly travel: readonly Travel[] } | null;
  /** Journeys that were typed between sites of which there is no such pair any more. */
  gone: readonly TypedJourney[];
};

/** The hours of the days on site, and how long it takes from one site to another. */
export function hoursPage({ base, csrf, version, pairs, typed, was, errors, theirs, gone }: HoursPage): Html {
  return html`${theirs && theirsNote(theirs)}${gone.length > 0 && goneNote(gone)}${form({
    action: `${base}/hours`,
    csrf,
    hidden: { version: `${version}`, ...shownAs(was) },
    body: html`<p class="govuk-body">A timetable is proposed within these hours. What people set by hand may lie outside them.</p>
${field.time({ name: 'day-from', label: 'The days begin', typed, errors })}${field.time({ name: 'day-until', label: 'The days end', typed, errors })}
${field.time({ name: 'break-from', label: 'Lunch begins', typed, errors })}${field.time({ name: 'break-until', label: 'Lunch ends', typed, errors })}
${field.input({ name: 'changeover', label: 'Minutes between two sessions of a peer, at least', type: 'number-text', width: 3, typed, errors })}
<h2 class="govuk-heading-m" id="travel">Minutes from site to site</h2>${
      pairs.length === 0
        ? html`<p class="govuk-body">All rooms are at one site, so nobody travels.</p>`
        : html`<p class="govuk-body">By whatever way people will go. Left empty, it counts as no time at all.</p>${pairs.map(
            (pair, place) =>
              html`<input type="hidden" name="sites-${place}" value="${pairText(pair)}">${field.input({
                name: `travel-${place}`,
                label: pair.join(' and '),
                type: 'number-text',
                width: 3,
                suffix: 'minutes',
                typed,
                errors,
              })}`,
          )}`
    }`,
    button: 'Keep these hours',
    cancel: `${base}/rooms`,
  })}`;
}

function theirsNote({ hours, travel }: NonNullable<HoursPage['theirs']>): Html {
  const [from, until] = [plainTime(hours.dayFrom), plainTime(hours.dayUntil)];
  const lunch = `lunch from ${plainTime(hours.breakFrom)} to ${plainTime(hours.breakUntil)}`;
  const journeys = travel.map(({ siteA, siteB, minutes }) => `${siteA} and ${siteB} ${minutes} minutes`);
  const ways = journeys.length > 0 ? ` From site to site: ${listed(journeys)}.` : '';
  return html`<div class="govuk-inset-text"><strong>Somebody else changed these hours while you were typing.</strong> It now says: the days from ${from} to ${until}, ${lunch}, ${hours.changeoverMinutes} minutes between two sessions of a peer.${ways} Below is what you typed, and what you had left alone as it is now. Saving puts that in place of theirs.</div>`;
}

function goneNote(gone: readonly TypedJourney[]): Html {
  const typed = gone.map(({ pair, text }) => html`<li>${pair.join(' and ')}: ${text} minutes</li>`);
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>The sites were changed while you were typing, so nothing is saved yet.</strong> You had put these, and the two are not both on the list any more:</p><ul class="govuk-list govuk-list--bullet">${typed}</ul><p class="govuk-body">Below are the sites as they are now, with the rest of what you typed.</p></div>`;
}
