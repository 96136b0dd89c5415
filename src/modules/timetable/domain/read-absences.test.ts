import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Absence, absencesText } from './absences.ts';
import { readAbsences } from './read-absences.ts';

/** Monday to Thursday. */
const DAYS = ['2027-05-10', '2027-05-11', '2027-05-12', '2027-05-13'];

/** The spans that are read, `11 09:00-11:00`, or what is said of the first part that is not. */
function read(text: string): string {
  const found = readAbsences(text, DAYS);
  if ('problem' in found) return found.problem;
  return found.absences.map(([from, until]) => `${from.slice(8, 10)} ${from.slice(11)}-${until.slice(11)}`).join(', ');
}

const UNDERSTOOD: [text: string, spans: string][] = [
  ['11 May', '11 00:00-23:59'],
  ['Tue', '11 00:00-23:59'],
  ['11/5/2027 afternoon', '11 13:00-23:59'],
  ['11 May 9am to 11am', '11 09:00-11:00'],
  ['2027-05-11 09:00-11:00', '11 09:00-11:00'],
  ['11 May from 9.30 to 11', '11 09:30-11:00'],
  ['11 May 13:00 – 15:30', '11 13:00-15:30'],
  ['11 May 2-4pm', '11 14:00-16:00'],
  ['11 May 2 to 4pm', '11 14:00-16:00'],
  ['11 May 2pm to 4', '11 14:00-16:00'],
  ['11 May 1.30-3 pm', '11 13:30-15:00'],
  ['11 May 9-12pm', '11 09:00-12:00'],
  ['11 May 10-2pm', '11 10:00-14:00'],
  ['11 May 9am-1', '11 09:00-13:00'],
  ['11 May 12-2pm', '11 12:00-14:00'],
  ['11 May 2-4am', '11 02:00-04:00'],
  ['11 May 9am to midday', '11 09:00-12:00'],
  ['11 May 10pm to midnight', '11 22:00-23:59'],
  ['11 May 7-9', '11 07:00-09:00'],
  ['11 May 00:00-09:00', '11 00:00-09:00'],
  ['Tue, 11 May morning', '11 00:00-13:00'],
  ['Tuesday,11 May 9am to 11am, Wed, 12 May', '11 09:00-11:00, 12 00:00-23:59'],
  ['Tuesday 11 May; Monday, Wednesday', '10 00:00-23:59, 11 00:00-23:59, 12 00:00-23:59'],
];

const HOW = 'Write it as 10 May, 10 May morning, or 10 May 9am to 11am';
const asked = (part: string, likely: string) =>
  `“${part}” does not say whether that is in the morning or the afternoon. Write it as, for example, ${likely}`;
const REFUSED: [text: string, why: string][] = [
  ['11 May 2-4', asked('11 May 2-4', '11 May 2pm to 4pm')],
  ['11 May 1.30-3', asked('11 May 1.30-3', '11 May 1.30pm to 3pm')],
  ['11 May 02:00 to 04:00', asked('11 May 02:00 to 04:00', '11 May 2pm to 4pm')],
  ['11 May 9 to 1', asked('11 May 9 to 1', '11 May 9am to 1pm')],
  ['11 May 12-1', asked('11 May 12-1', '11 May midday to 1pm')],
  ['11 May 6-8', asked('11 May 6-8', '11 May 6pm to 8pm')],
  ['12 May; 11 May 4pm to 2pm', `“11 May 4pm to 2pm” ends before it begins. ${HOW}`],
  ['11 May 16:00-14:00', `“11 May 16:00-14:00” ends before it begins. ${HOW}`],
  [
    'Tuesday, 12 May 9am to 11am',
    '“Tuesday 12 May 9am to 11am” cannot be right: 12 May is a Wednesday. Write the day and the date that belong together',
  ],
  ['Mon 11 May', '“Mon 11 May” cannot be right: 11 May is a Tuesday. Write the day and the date that belong together'],
  ['Wedding', `“Wedding” is not a time on a day on site. ${HOW}`],
  ['14 May', `“14 May” is not a time on a day on site. ${HOW}`],
  ['11 May 13pm to 14pm', `“11 May 13pm to 14pm” is not a time on a day on site. ${HOW}`],
  ['11 May 9.75 to 11', `“11 May 9.75 to 11” is not a time on a day on site. ${HOW}`],
];

describe('When somebody cannot come, as a person or a spreadsheet writes it', () => {
  for (const [text, spans] of UNDERSTOOD)
    it(`is understood: ${text}`, () => {
      assert.equal(read(text), spans);
    });

  for (const [text, why] of REFUSED)
    it(`is asked about, where it may mean two things or none: ${text}`, () => {
      assert.equal(read(text), why);
    });

  it('is read as the same from the words in which it is shown, whatever the times', () => {
    const time = fc.integer({ min: 0, max: 287 }).map((step) => step * 5);
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const span = fc
      .tuple(fc.constantFrom(...DAYS), time, time)
      .filter(([, from, until]) => from < until)
      .map(([day, from, until]): Absence => [`${day}T${clock(from)}`, `${day}T${clock(until)}`]);
    fc.assert(
      fc.property(span, (absence) => {
        assert.deepEqual(readAbsences(absencesText([absence]), DAYS), { absences: [absence] });
      }),
    );
  });
});
