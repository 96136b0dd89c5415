import { listed } from '#kernel/words';
import { peopleWithRole, writeTo } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';

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

/** Writes to everybody who holds the role here, except whoever is doing it. Answers the names of those it wrote to. */
export async function tell(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  role: keyof typeof WHY,
  message: Message,
  by: string | null,
): Promise<string[]> {
  const { button, page, ...rest } = message;
  const letter = {
    ...rest,
    challengeId: head.id,
    button: { text: button, url: `${services.config.baseUrl}/challenges/${head.reference}/${page}` },
    why: `You get this because ${WHY[role]}: ${head.title}.`,
  };
  return await writeTo(trx, await peopleWithRole(trx, head, role), letter, services.clock(), by);
}

/** ` We have told Mair and Owen.`; nothing where there was nobody to tell. */
export function toldSentence(names: readonly string[]): string {
  return names.length === 0 ? '' : ` We have told ${listed(names)}.`;
}
