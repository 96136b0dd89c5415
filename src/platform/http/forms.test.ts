import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import {
  choice,
  emailAddress,
  formId,
  optionalDate,
  optionalText,
  orNothing,
  parseForm,
  requiredDate,
  requiredText,
  revision,
  timeOfDay,
  wholeNumber,
} from './forms.ts';

const schema = z.object({
  title: requiredText('Enter a title', 10),
  note: optionalText(10),
  kind: choice(['a', 'b'], 'Choose one'),
  people: wholeNumber('Enter a number', 1, 20),
  room: orNothing(wholeNumber('Enter how many it holds', 1, 20)),
  mail: orNothing(emailAddress('Enter an address')),
  from: orNothing(timeOfDay('Enter a time')),
  day: requiredDate('Enter a day'),
  until: optionalDate(),
  id: formId(),
  version: revision(),
});

describe('A form', () => {
  it('says of each wrong field in our own words what to do, whatever is sent', () => {
    const wrong = ['', ' ', 'lots', '-1', '1e9', 'x'.repeat(300), '\u0000', ['', 'lots'], ['lots', '3']];
    const messages = new Set<string>();
    for (const value of [undefined, ...wrong]) {
      const body = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, value]));
      const form = parseForm(schema, body as Parameters<typeof parseForm>[1]);
      assert.equal(form.ok, false);
      if (!form.ok) for (const message of Object.values(form.errors)) messages.add(message);
    }
    const ours = /^(Enter |Choose one|Use \d+ characters or fewer|This form has gone stale)/;
    assert.deepEqual(
      [...messages].filter((message) => !ours.test(message)),
      [],
    );
    assert.equal(messages.size > 8, true, [...messages].join('; '));
  });

  it('takes what may be left empty as nothing, and says what is wrong with it otherwise', () => {
    const optional = z.object({ room: schema.shape.room, mail: schema.shape.mail, from: schema.shape.from });
    assert.deepEqual(parseForm(optional, { room: ' ', mail: '' }), {
      ok: true,
      value: { room: null, mail: null, from: null },
    });
    assert.deepEqual(parseForm(optional, { room: '12', mail: 'a@b.example', from: '9.30am' }), {
      ok: true,
      value: { room: 12, mail: 'a@b.example', from: '09:30' },
    });
    const typed = { room: 'lots', mail: 'a at b', from: 'noon' };
    assert.deepEqual(parseForm(optional, typed), {
      ok: false,
      errors: {
        room: 'Enter how many it holds',
        mail: 'Enter an email address like name@example.org',
        from: 'Enter a time',
      },
      typed,
    });
  });
});
