import { mailMessage } from '#design/mail';
import { listed } from '#kernel/words';
import type { Transacting } from '#platform/database/connect';
import { enqueueMail } from '#platform/mail/outbox';

/** Somebody who can be written to. */
export type Reader = { readonly personId: string; readonly name: string; readonly email: string };

export type Letter = {
  readonly challengeId: string;
  readonly template: string;
  /** Who wants what by when. */
  readonly subject: string;
  readonly ask: string;
  readonly button: { readonly text: string; readonly url: string };
  readonly paragraphs?: readonly string[];
  readonly why: string;
};

/**
 * Queues the same letter to each reader but `except` (who did the thing needs no letter about it), in the transaction given.
 * Answers with the names of those written to, for telling the person: `We have written to …`.
 */
export async function writeTo(
  trx: Transacting,
  readers: readonly Reader[],
  letter: Letter,
  now: Date,
  except: string | null = null,
): Promise<string[]> {
  const told = readers.filter((reader) => reader.personId !== except);
  for (const { personId, name, email } of told) {
    const message = mailMessage({
      to: name,
      ask: letter.ask,
      button: letter.button,
      paragraphs: letter.paragraphs ?? [],
      why: letter.why,
    });
    await enqueueMail(
      trx,
      {
        to: email,
        toName: name,
        personId,
        challengeId: letter.challengeId,
        template: letter.template,
        subject: letter.subject,
        ...message,
      },
      now,
    );
  }
  return told.map((reader) => reader.name);
}

/** `We have written to Ayesha Rahman and Helen Ollerton.`, or that nobody could be. */
export function toldWords(names: readonly string[]): string {
  if (names.length === 0) return 'There was nobody to write to.';
  return `We have written to ${listed(names)}.`;
}
