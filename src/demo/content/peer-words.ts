import { pick, type Random } from '#kernel/random';
import { TOPIC_LABELS, type Topic } from '#modules/programmes';
import type { DemoAuthority } from './authorities.ts';
import type { PeerKind } from './peer-archetypes.ts';
import { ASIDES } from './peer-evidence.ts';
import type { PeerLife } from './peer-lives.ts';

type Subject = {
  kind: PeerKind;
  staff: boolean;
  jobTitle: string;
  home: DemoAuthority | null;
  best: Topic;
  life: PeerLife;
};

/** One or two sentences that a host would like to read about the person who is coming. */
export function makeBio(subject: Subject, random: Random): string {
  return `${pick(random, openings(subject))} ${pick(random, ASIDES)}`;
}

function openings({ kind, staff, jobTitle, home, best, life }: Subject): string[] {
  const years = life.yearsInPost === 1 ? 'a year' : `${life.yearsInPost} years`;
  const topic = TOPIC_LABELS[best].toLowerCase();
  const at = home?.shortName ?? '';
  if (kind === 'lived-experience') {
    return [
      `Has drawn on care and support for ${years} and more, and helps councils to hear what that is like.`,
      'A carer, then somebody who needed one; speaks plainly about both.',
      'Chairs a user-led organisation and has sat on more panels than most councillors.',
    ];
  }
  if (staff) {
    return [
      `Has run challenges for the Partnership for ${years}, and was an officer for long enough to know how a visit feels.`,
      'Keeps teams on time, hosts at ease and reports short.',
    ];
  }
  if (kind === 'member') {
    return [
      `${jobTitle} at ${at} for ${years}, and a councillor for ${life.yearsInPost + 4}.`,
      `First elected ${life.yearsInPost + 6} years ago over a bus route, which still runs; now ${jobTitle.charAt(0).toLowerCase()}${jobTitle.slice(1)} at ${at}.`,
      `Speaks up for ${topic} at ${at}, and has been in opposition often enough to listen.`,
      `Councillor in ${at} with a day job; takes leave to be a peer and says it is the best week of the year.`,
    ];
  }
  return [
    `${jobTitle} at ${at} for ${years}.`,
    `Came to ${at} ${years} ago to lead on ${topic}, and stayed.`,
    `Known in the region for ${topic}; ${jobTitle.charAt(0).toLowerCase()}${jobTitle.slice(1)} at ${at}.`,
    `${life.yearsInPost + 11} years in public service, the last ${years} at ${at}.`,
    `${jobTitle} at ${at}, where ${topic} takes up most of the week and people take up the rest.`,
  ];
}
