import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorSummary, field, form } from './form.ts';
import { govuk } from './govuk.ts';
import { html } from './html.ts';

test('a form carries its token first, before any file or field', () => {
  const written = String(
    form({
      action: '/x?a=1&b=2',
      csrf: 'to"ken',
      button: 'Send the file',
      multipart: true,
      hidden: { step: '<2>' },
      body: html`<input name="a">`,
    }),
  );
  assert.match(
    written,
    /^<form method="post" action="\/x\?a=1&amp;b=2" enctype="multipart\/form-data" novalidate>\n<input type="hidden" name="_csrf" value="to&quot;ken">/,
  );
  assert.deepEqual(namesIn(written), ['_csrf', 'step', 'a']);
  assert.match(written, /value="&lt;2&gt;"/);
});

test('two buttons tell by their value which was pressed', () => {
  const written = String(
    form({
      action: '/x',
      csrf: 't',
      body: html``,
      cancel: '/back',
      button: [
        { text: 'Accept', name: 'answer', value: 'yes' },
        { text: 'Decline', name: 'answer', value: 'no', kind: 'secondary' },
      ],
    }),
  );
  assert.deepEqual(written.match(/value="(yes|no)"/g), ['value="yes"', 'value="no"']);
  assert.match(written, /govuk-button--secondary/);
  assert.match(written, /<a class="govuk-link" href="\/back">Cancel<\/a>/);
});

test('each error in the summary links to the field that shows it', () => {
  const errors = {
    a: 'Enter the a',
    b: 'Choose b',
    c: 'Choose c',
    'd-month': 'Enter a month',
    e: 'Enter e',
    f: 'Choose f',
    g: 'Choose a file',
  };
  const choices = [
    { value: '1', text: 'One' },
    { value: '2', text: 'Two' },
  ];
  const fields = String(
    html`${field.input({ name: 'a', label: 'A', errors })}${field.radios({ name: 'b', label: 'B', choices, errors })}${field.checkboxes({ name: 'c', label: 'C', choices, errors })}${field.date({ name: 'd', label: 'D', errors })}${field.textarea({ name: 'e', label: 'E', errors })}${field.select({ name: 'f', label: 'F', choices, errors })}${field.file({ name: 'g', label: 'G', errors })}`,
  );
  const links = [...String(errorSummary(errors)).matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
  assert.deepEqual(links, Object.keys(errors));
  for (const id of links) assert.equal(fields.split(`id="${id}"`).length, 2, `one field has the id ${id}`);
  for (const text of Object.values(errors)) assert.equal(fields.split(text).length, 2, text);
});

test('an error of a whole date links to its day and marks all three boxes', () => {
  const written = String(
    field.date({
      name: 'd',
      label: 'D',
      errors: { d: 'Enter a real date' },
      typed: { 'd-day': '31', 'd-month': '2', 'd-year': 'x"' },
    }),
  );
  assert.match(written, /id="d" name="d-day" type="text" value="31"/);
  assert.match(written, /name="d-year" type="text" value="x&quot;"/);
  assert.equal(written.split('govuk-input--error').length, 4);
  assert.deepEqual(namesIn(written), ['d-day', 'd-month', 'd-year']);
});

test('an error of one part of a date marks that part only', () => {
  const written = String(field.date({ name: 'd', label: 'D', errors: { 'd-year': 'Enter a year' } }));
  assert.equal(written.split('govuk-input--error').length, 2);
});

test('no errors, no summary', () => {
  assert.equal(String(errorSummary({})), '');
});

test('what was typed is kept, in text, choices and lists', () => {
  const choices = [
    { value: '1', text: 'One' },
    { value: '2', text: 'Two' },
  ];
  const typed = { a: '<b>', b: '2', c: ['1', '2'], e: '', f: '2' };
  assert.match(String(field.input({ name: 'a', label: 'A', typed })), /value="&lt;b&gt;"/);
  assert.match(String(field.radios({ name: 'b', label: 'B', choices, typed })), /value="2" checked/);
  assert.equal(String(field.checkboxes({ name: 'c', label: 'C', choices, typed })).split(' checked').length, 3);
  assert.match(String(field.select({ name: 'f', label: 'F', choices, typed })), /<option value="2" selected>/);
});

test('line ends and first empty lines typed in a text box survive wherever it stands', () => {
  const box = field.textarea({
    name: 'why',
    label: 'Why',
    maximum: 200,
    typed: { why: '\r\n  one\r\n\r\n</textarea>two' },
  });
  const expected = '>&#10;  one&#10;&#10;&lt;/textarea&gt;two</textarea>';
  assert.equal(String(box).includes(expected), true);
  assert.equal(String(govuk.details({ summaryText: 'More', html: box })).includes(expected), true);
  assert.equal(
    String(field.radios({ name: 'r', label: 'R', choices: [{ value: '1', text: '1', conditional: box }] })).includes(
      expected,
    ),
    true,
  );
});

function namesIn(written: string): string[] {
  return [...written.matchAll(/<input[^>]* name="([^"]+)"/g)].map((match) => match[1]!);
}
