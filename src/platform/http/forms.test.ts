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
    const typed = { room: 'lots', mail: 'a at b', from: 'teatime' };
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

  it('of a time that says neither morning nor afternoon asks which, where nobody would be up', () => {
    const at = z.object({ at: timeOfDay('Enter a time') });
    const ask = 'Say whether it is in the morning or the afternoon, such as 2pm';
    const read = (text: string) => {
      const form = parseForm(at, { at: text });
      return form.ok ? form.value.at : form.errors.at;
    };
    const cases: readonly (readonly [string, string])[] = [
      ...(['1', '2', ' 4.30', '6:59'] as const).map((text) => [text, ask] as const),
      ...[
        ['7', '07:00'] as const,
        ['6.59pm', '18:59'] as const,
        ['2am', '02:00'] as const,
        ['02:00', '02:00'] as const,
      ],
      ...[['midday', '12:00'] as const, ['12', '12:00'] as const, ['6.60', 'Enter a time'] as const],
    ];
    for (const [text, said] of cases) assert.equal(read(text), said, text);
  });
});
