import type { Bundle, BundlePrompt, BundleSession } from '../../bundle.ts';
import { h } from './dom.ts';
import { dayWords, timeWords } from './words.ts';

/** What can be done with the prompts of a session, and which of them notes of this device answer. */
export type Answering = { readonly answered: ReadonlySet<string>; answer(prompt: BundlePrompt): void };

/** `Social workers of the south team`, where and when, and the questions to ask. */
export function sessionHead(bundle: Bundle, session: BundleSession | null, answering: Answering): HTMLElement {
  if (!session) return h('div', { class: 'cf-notebook__session' }, heading('Not from a session'));
  const when = `${dayWords(session.startsAt)}, ${timeWords(session.startsAt)} to ${timeWords(session.endsAt)}`;
  return h(
    'div',
    { class: 'cf-notebook__session' },
    heading(session.title),
    standing(session, (text) => h('p', { class: 'cf-notebook__standing' }, text)),
    h('p', { class: 'cf-quiet' }, session.place ? `${when}, ${session.place}` : when),
    prompts(session, answering),
    questions(bundle, session),
  );
}

/** Who comes to the session comes here: it takes the focus, without standing in the way of the keyboard. */
function heading(title: string): HTMLElement {
  return h('h2', { class: 'govuk-heading-m', tabindex: '-1' }, title);
}

/** What makes of a session anything but what people were told to come to, in words. */
function standing<T>({ standing: is }: BundleSession, show: (text: string) => T): T | false {
  return is !== undefined && show(is === 'off' ? 'Cancelled' : 'Not told yet');
}

/** What the team brings to ask in it: in sight, for it was raised for this session. */
function prompts({ prompts: list = [] }: BundleSession, { answered, answer }: Answering): HTMLElement | null {
  if (list.length === 0) return null;
  const items = list.map((prompt) => {
    const asked = prompt.asked || answered.has(prompt.id);
    return h(
      'li',
      { class: 'cf-prompt' },
      h('span', { class: 'cf-prompt__text', dir: 'auto' }, prompt.text),
      h(
        'span',
        { class: 'cf-prompt__foot' },
        `${prompt.raisedBy} wants to know · ${asked ? 'asked' : 'not asked yet'}`,
      ),
      !asked &&
        h(
          'button',
          { type: 'button', class: 'cf-notebook__act', click: () => answer(prompt) },
          'Write the answer',
          h('span', { class: 'govuk-visually-hidden' }, `: ${prompt.text}`),
        ),
    );
  });
  return h(
    'section',
    { class: 'cf-session-prompts' },
    h('h3', { class: 'govuk-heading-s' }, 'To ask in this session'),
    h('ul', { class: 'cf-prompts' }, ...items),
  );
}

/** `2 questions to ask`, or nothing. */
function toAsk({ prompts: list = [] }: BundleSession): string {
  const open = list.filter((prompt) => !prompt.asked).length;
  return open === 0 ? '' : open === 1 ? ' · 1 question to ask' : ` · ${open} questions to ask`;
}

function questions(bundle: Bundle, session: BundleSession): HTMLElement | null {
  const themes = bundle.themes.filter(
    (theme) => theme.probes.length > 0 && (session.themeIds.length === 0 || session.themeIds.includes(theme.id)),
  );
  if (themes.length === 0) return null;
  const parts = themes.flatMap((theme) => [
    h('h3', { class: 'govuk-heading-s' }, theme.name),
    h('ul', { class: 'govuk-list govuk-list--bullet' }, ...theme.probes.map((probe) => h('li', {}, probe))),
  ]);
  return h('details', { class: 'cf-notebook__more' }, h('summary', {}, 'Questions to ask'), ...parts);
}

/** Where the next session has begun meanwhile: nothing moves by itself, but one press leads there. */
export function nowOffer(now: BundleSession, open: (id: string) => void): HTMLElement {
  return h(
    'p',
    { class: 'cf-notebook__now' },
    `${timeWords(now.startsAt)}: ${now.title}. `,
    h(
      'button',
      { type: 'button', class: 'cf-notebook__act', click: () => open(now.id) },
      'Write notes of this session',
    ),
  );
}

/** The days with their sessions: a press writes notes of one. */
export function dayView(bundle: Bundle, open: (id: string | null) => void): HTMLElement {
  const days = new Map<string, BundleSession[]>();
  for (const session of bundle.sessions) {
    const day = dayWords(session.startsAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  const empty = h('p', { class: 'govuk-body' }, 'No session is in the timetable yet.');
  return h(
    'div',
    {},
    ...(days.size === 0 ? [empty] : []),
    bundle.isDraft && days.size > 0 && h('p', { class: 'cf-quiet' }, 'A draft: nobody has been told of it yet.'),
    ...[...days].flatMap(([day, sessions]) => [
      h('h2', { class: 'govuk-heading-m' }, day),
      h('ul', { class: 'govuk-list cf-notebook__sessions' }, ...sessions.map((session) => sessionRow(session, open))),
    ]),
    h(
      'p',
      {},
      h(
        'button',
        { type: 'button', class: 'cf-notebook__act', click: () => open(null) },
        'Write a note that is from no session',
      ),
    ),
  );
}

function sessionRow(session: BundleSession, open: (id: string) => void): HTMLElement {
  const when = `${timeWords(session.startsAt)} to ${timeWords(session.endsAt)}`;
  return h(
    'li',
    { class: session.mine ? 'cf-notebook__mine' : '' },
    h('button', { type: 'button', class: 'cf-notebook__open', click: () => open(session.id) }, session.title),
    standing(session, (text) => h('strong', { class: 'cf-notebook__standing' }, text)),
    h(
      'span',
      { class: 'cf-quiet' },
      session.place ? `${when} · ${session.place}` : when,
      session.mine ? ' · yours' : '',
      toAsk(session),
    ),
  );
}

/** What was given to read, in brief: the documents themselves are not on the device. */
export function readingView(bundle: Bundle, base: string): HTMLElement {
  if (bundle.readings.length === 0) return h('p', { class: 'govuk-body' }, 'No pre-reading has been shared.');
  const items = bundle.readings.map(({ title, note, minutes }) =>
    h('li', {}, h('strong', {}, title), ` (${minutes} min)`, note && h('br'), note),
  );
  return h(
    'div',
    {},
    h('h2', { class: 'govuk-heading-m' }, 'Pre-reading in brief'),
    h('ul', { class: 'govuk-list govuk-list--spaced' }, ...items),
    h('p', {}, h('a', { class: 'govuk-link', href: `${base}/pre-reading` }, 'Open the documents (needs a network)')),
  );
}
