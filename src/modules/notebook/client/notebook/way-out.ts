import { h } from './dom.ts';
import { rescueLink } from './rescue-file.ts';
import type { SentStraight } from './straight-sender.ts';

export type WayOut = {
  /** The words in the box. */
  text(): string;
  /** Sends them to the team without keeping them here; null where that cannot be done with what is being written. */
  send: (() => Promise<SentStraight>) | null;
  rescue(): Promise<readonly Blob[]>;
};

/** What somebody can do whose words this phone cannot keep: copy them, send them at once, and put what waits in a file. */
export function wayOut({ text, send, rescue }: WayOut): HTMLElement {
  const said = h('p', { class: 'govuk-body', role: 'status' });
  const act = (words: string, press: () => Promise<string>) =>
    h(
      'button',
      { type: 'button', class: 'cf-notebook__act', click: () => void press().then((now) => (said.textContent = now)) },
      words,
    );
  return h(
    'div',
    { class: 'cf-notebook__way-out' },
    act('Copy the words', () => copied(text())),
    send &&
      act('Send it now, without keeping it here', async () => {
        const done = await send();
        if (done.sent) return '';
        return `${done.words ? WORDS_ALONE : 'It was not sent, and is still in the box.'} ${done.why}`;
      }),
    rescueLink(rescue),
    said,
  );
}

const WORDS_ALONE =
  'Your words are with the team. The photograph is not sent: both are still in the box, so press again without changing them.';

async function copied(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied. Paste it somewhere safe, such as a message to yourself.';
  } catch {
    return 'This browser does not let us copy: hold a finger on the words, and copy them yourself.';
  }
}
