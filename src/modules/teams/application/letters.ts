import { mailMessage } from '#design/mail';
import { dateRange, type IsoDate, longDate, mediumDate } from '#kernel/dates';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { handInUntil } from '../domain/hand-in.ts';
import type { Addressee, PlacementInFull } from '../store/placements.ts';

/** Everything a letter about a placement is written with. */
export type Letters = { readonly services: Services; readonly trx: Transacting; readonly placement: PlacementInFull };

type Letter = {
  template: string;
  subject: string;
  ask: string;
  button?: { text: string; url: string };
  paragraphs: string[];
  why: string;
};

/** The offer, or with `reminder` the one reminder half way: what, where, when, how many days, and one button. */
export async function sendOffer(letters: Letters, token: string, ends: IsoDate, reminder: boolean): Promise<void> {
  const { services, placement } = letters;
  const { hostName, from, until, days, slotName } = placement;
  await toPeer(letters, {
    template: reminder ? 'offer-reminder' : 'offer',
    subject: `${reminder ? 'Still open: w' : 'W'}ould you join ${placement.hostShortName}’s peer team? Please answer by ${mediumDate(ends)}`,
    ask: `Would you be ${slotName.toLowerCase()} at ${hostName}, ${dateRange(from, until)}? Please answer by ${longDate(ends)}.`,
    button: { text: 'See the offer and answer', url: `${services.config.baseUrl}/offers/${token}` },
    paragraphs: [
      `It takes ${days} days of yours. The page says what is expected and who else is on the team so far.`,
      'Yes or no takes one press, and you need not sign in. A no is a useful answer: we will ask somebody else.',
    ],
    why: `You get this because you are a peer with ${placement.bodyName}. The link is yours alone: please do not pass it on.`,
  });
}

/** The days have moved: can they still go? With `reminder` the one reminder to somebody who has not answered. */
export async function askWhetherStill(
  letters: Letters,
  token: string,
  before: { from: IsoDate; until: IsoDate },
  reminder: boolean,
): Promise<void> {
  const { services, placement } = letters;
  const { hostName, hostShortName, from, until, slotName } = placement;
  await toPeer(letters, {
    template: reminder ? 'dates-moved-reminder' : 'dates-moved',
    subject: reminder
      ? `We have not heard from you: can you still come to ${hostShortName}?`
      : `The dates at ${hostShortName} have moved: can you still come?`,
    ask: `The team for ${hostName} now goes from ${longDate(from)} to ${longDate(until)}. Can you still come?`,
    button: { text: 'Say yes or no', url: `${services.config.baseUrl}/still/${token}` },
    paragraphs: [
      `It was ${dateRange(before.from, before.until)}. You keep your place as ${slotName.toLowerCase()} unless you say no.`,
      'Yes or no takes one press, and you need not sign in.',
    ],
    why: 'You get this because you said yes to a place on this peer team. The link is yours alone.',
  });
}

/** After a yes: thanks, and what comes next. */
export async function thankPeer(letters: Letters): Promise<void> {
  const { services, placement } = letters;
  await toPeer(letters, {
    template: 'offer-accepted',
    subject: `Thank you: you are on ${placement.hostShortName}’s peer team`,
    ask: `Thank you for joining the team for ${placement.hostName}, ${dateRange(placement.from, placement.until)}.`,
    button: { text: 'See the team', url: `${services.config.baseUrl}/challenges/${placement.reference}/team` },
    paragraphs: [
      'Next, the host sees the team and says whether it is content. We tell you when your place is confirmed.',
      `Please keep those days free. If anything ties you to ${placement.hostName}, such as work, money, family or a friend there, tell us now.`,
      ...(placement.managerName ? [`${placement.managerName} manages this challenge and will be in touch.`] : []),
    ],
    why: 'You get this because you accepted a place on a peer team.',
  });
}

/** The host is content: the place is certain. */
export async function tellConfirmed(letters: Letters): Promise<void> {
  const { services, placement } = letters;
  await toPeer(letters, {
    template: 'placement-confirmed',
    subject: `Confirmed: ${placement.hostShortName}, ${dateRange(placement.from, placement.until)}`,
    ask: `Your place as ${placement.slotName.toLowerCase()} at ${placement.hostName} is confirmed.`,
    button: { text: 'See the team', url: `${services.config.baseUrl}/challenges/${placement.reference}/team` },
    paragraphs: ['The pre-reading and the timetable come to you here when they are ready.'],
    why: 'You get this because you are on this peer team.',
  });
}

/** A place is taken back: from somebody who was asked, or was on the team. */
export async function tellWithdrawn(letters: Letters, reason: string): Promise<void> {
  const { services, placement } = letters;
  const notebook = `${services.config.baseUrl}/challenges/${placement.reference}/notebook`;
  const until = longDate(handInUntil(services.clock()));
  const onTeam = placement.status === 'accepted' || placement.status === 'confirmed';
  await toPeer(letters, {
    template: 'placement-withdrawn',
    subject: `Your place at ${placement.hostShortName} is no longer needed`,
    ask: `We no longer need you as ${placement.slotName.toLowerCase()} at ${placement.hostName}, ${dateRange(placement.from, placement.until)}.`,
    paragraphs: [
      `Why: ${reason}`,
      'Those days are yours again. Thank you for being ready to go.',
      ...(onTeam
        ? [
            `If you wrote notes that have not been sent, open ${notebook} on that phone and hand them in until ${until}.`,
          ]
        : []),
    ],
    why: 'You get this because you were asked to join this peer team.',
  });
}

/** Nobody answered in time. */
export async function tellExpired(letters: Letters): Promise<void> {
  const { placement } = letters;
  await toPeer(letters, {
    template: 'offer-expired',
    subject: `The offer of a place at ${placement.hostShortName} has ended`,
    ask: `We did not hear from you about ${placement.hostName}, so we are asking somebody else.`,
    paragraphs: ['You need do nothing. If you would still like to go, write to us: the place may not be filled yet.'],
    why: 'You get this because we had offered you a place on a peer team.',
  });
}

/** Tells the office, the challenge manager or the host what has happened on a challenge. */
export async function tell(letters: Letters, people: readonly Addressee[], letter: Letter): Promise<void> {
  for (const person of people) await send(letters, person, letter);
}

async function toPeer(letters: Letters, letter: Letter): Promise<void> {
  const { peerId, peerName, peerEmail } = letters.placement;
  if (peerEmail !== null) await send(letters, { id: peerId, name: peerName, email: peerEmail }, letter);
}

async function send({ services, trx, placement }: Letters, to: Addressee, letter: Letter): Promise<void> {
  const { template, subject, ...message } = letter;
  const mail = {
    to: to.email,
    toName: to.name,
    personId: to.id,
    challengeId: placement.challengeId,
    template,
    subject,
    ...mailMessage({ to: to.name, ...message }),
  };
  await enqueueMail(trx, mail, services.clock());
}
