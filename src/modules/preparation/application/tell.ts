import { mailMessage } from '#design/mail';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { type PersonToTell, peopleToTell } from '../store/people.ts';

export type Message = {
  readonly template: string;
  readonly subject: string;
  readonly ask: string;
  readonly button: string;
  /** The part of the address after the challenge’s own. */
  readonly page: string;
  readonly paragraphs?: readonly string[];
};

const WHY = {
  'challenge-manager': 'you manage this challenge',
  'team-peer': 'you are on the team of this challenge',
  'host-coordinator': 'you coordinate this challenge for the host',
} as const;

/** Writes to everybody who holds the role here, except whoever is doing it. Answers whom it wrote to. */
export async function tell(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  role: keyof typeof WHY,
  message: Message,
  by: string | null,
): Promise<PersonToTell[]> {
  const people = (await peopleToTell(trx, role, head)).filter((person) => person.id !== by);
  for (const person of people) {
    const url = `${services.config.baseUrl}/challenges/${head.reference}/${message.page}`;
    const { text, html } = mailMessage({
      to: person.name,
      ask: message.ask,
      button: { text: message.button, url },
      paragraphs: message.paragraphs ?? [],
      why: `You get this because ${WHY[role]}: ${head.title}.`,
    });
    const { template, subject } = message;
    const to = { to: person.email, toName: person.name, personId: person.id, challengeId: head.id };
    await enqueueMail(trx, { ...to, template, subject, text, html }, services.clock());
  }
  return people;
}

/** `We have told Mair and Owen.`; nothing where there was nobody to tell. */
export function toldSentence(people: readonly { readonly name: string }[]): string {
  if (people.length === 0) return '';
  const names = people.map((person) => person.name);
  const last = names.pop();
  return ` We have told ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}.`;
}
