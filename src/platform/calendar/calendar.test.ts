import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { londonInstant } from '#kernel/dates';
import { type CalendarEvent, calendarFeed, calendarMessage, calendarObjects, mailboxOf } from './calendar.ts';

const AT = new Date('2027-03-01T12:34:56Z');

function event(fields: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    sequence: 3,
    isLive: true,
    title: 'Meet the leader; then, the cabinet',
    place: 'Committee room 1, Town hall',
    about: 'First line\nSecond line',
    startsAt: londonInstant('2027-05-11', '10:00'),
    endsAt: londonInstant('2027-05-11', '11:00'),
    url: 'https://peers.example/challenges/CT1/sessions/1',
    ...fields,
  };
}

/** The events as another program reads them, with its own reading of the time zone that the text brings. */
function readEvents(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as InstanceType<typeof ICAL.Component>);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const read = new ICAL.Event(component);
    const instant = (time: typeof read.startDate) => {
      const local = time.clone();
      local.zone = zone;
      return new Date(local.toUnixTime() * 1000).toISOString();
    };
    return { read, component, starts: instant(read.startDate), ends: instant(read.endDate) };
  });
}

describe('A calendar feed', () => {
  it('is read by another program with the same text, time, sequence and a stable name', () => {
    const [first] = readEvents(calendarFeed('Critical Friend', [event()], AT));
    assert.equal(first?.read.summary, 'Meet the leader; then, the cabinet');
    assert.equal(first?.read.location, 'Committee room 1, Town hall');
    assert.equal(first?.read.description, 'First line\nSecond line');
    assert.equal(first?.read.uid, '0190a000-0000-7000-8000-000000000001@critical-friend');
    assert.equal(first?.read.sequence, 3);
    assert.deepEqual([first?.starts, first?.ends], ['2027-05-11T09:00:00.000Z', '2027-05-11T10:00:00.000Z']);
  });

  it('keeps London’s time on both sides of the night when clocks go forward and back', () => {
    const days = [
      ['2027-03-26', '2027-03-26T09:30:00.000Z'],
      ['2027-03-29', '2027-03-29T08:30:00.000Z'],
      ['2027-10-29', '2027-10-29T08:30:00.000Z'],
      ['2027-11-01', '2027-11-01T09:30:00.000Z'],
    ] as const;
    const events = days.map(([date], index) =>
      event({
        id: `${index}`,
        startsAt: londonInstant(date, '09:30'),
        endsAt: londonInstant(date, '10:30'),
      }),
    );
    const read = readEvents(calendarFeed('Critical Friend', events, AT));
    assert.deepEqual(
      read.map(({ starts }) => starts),
      days.map(([, instant]) => instant),
    );
    assert.deepEqual(
      read.map(({ read: one }) => one.startDate.hour),
      [9, 9, 9, 9],
    );
  });

  it('marks what is cancelled, stamps in UTC and ends its lines as the standard wants', () => {
    const text = calendarFeed('Critical Friend', [event({ isLive: false })], AT);
    assert.equal(/^STATUS:CANCELLED\r$/m.test(text), true);
    assert.equal(/^DTSTAMP:20270301T123456Z\r$/m.test(text), true);
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(text.endsWith('END:VCALENDAR\r\n'), true);
  });

  it('does not let a title begin a line of its own', () => {
    const hostile = 'x\r\nEND:VEVENT\r\nATTENDEE:mailto:evil@example.org';
    const text = calendarFeed('Critical Friend', [event({ title: hostile, place: hostile, about: hostile })], AT);
    assert.equal(readEvents(text).length, 1);
    assert.equal(/^ATTENDEE/m.test(text), false);
  });
});

describe('What goes along with a message', () => {
  const to = { name: 'Zoë "Z" Ó\r\nBegley', email: 'zoe@council.example' };
  const from = mailboxOf('Critical Friend <no-reply@peers.example>');

  it('asks one person to one session and names nobody else', () => {
    const text = calendarMessage([event()], to, from, AT);
    assert.equal(/^METHOD:REQUEST\r$/m.test(text), true);
    const [first] = readEvents(text);
    assert.deepEqual(
      first?.component.getAllProperties('attendee').map((one) => [one.getParameter('cn'), one.getFirstValue()]),
      [['Zoë Z Ó Begley', 'MAILTO:zoe@council.example']],
    );
    assert.equal(first?.component.getFirstPropertyValue('organizer'), 'mailto:no-reply@peers.example');
  });

  it('takes a session out of the calendar again', () => {
    const text = calendarMessage([event()], to, from, AT, 'CANCEL');
    assert.equal(/^METHOD:CANCEL\r$/m.test(text), true);
    assert.equal(/^STATUS:CANCELLED\r$/m.test(text), true);
  });

  it('asks for and takes out several things at once, each by an object of its own', () => {
    const events = [event({ id: 'a' }), event({ id: 'b', isLive: false }), event({ id: 'c' })];
    const objects = calendarObjects(calendarMessage(events, to, from, AT));
    assert.deepEqual(
      objects.map(({ method, content }) => [method, readEvents(content).map((one) => one.read.uid)]),
      [
        ['REQUEST', ['a@critical-friend']],
        ['CANCEL', ['b@critical-friend']],
        ['REQUEST', ['c@critical-friend']],
      ],
    );
    assert.equal(/^STATUS:CANCELLED\r$/m.test(objects[1]?.content ?? ''), true);
  });

  it('reads the sender as it is set, with a name or without', () => {
    assert.deepEqual(mailboxOf('"Peer team" <a@b.example>'), { name: 'Peer team', email: 'a@b.example' });
    assert.deepEqual(mailboxOf('a@b.example'), { name: 'Critical Friend', email: 'a@b.example' });
  });
});
