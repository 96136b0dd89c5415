import { z } from 'zod';
import { PEER_KINDS, type PeerKind } from '#modules/pool';
import { ROLES, TOPICS } from '#modules/programmes';
import {
  choice,
  emailAddress,
  optionalText,
  parseForm,
  requiredText,
  several,
  wholeNumber,
} from '#platform/http/forms';
import type { Backer, CompleteOffer } from '../../application/send-offer.ts';
import { type BackingKind, backingNeeded } from '../../domain/backing.ts';
import { ROLES_OF_KIND } from '../../domain/kinds.ts';
import type { Answers } from '../../store/drafts.ts';

/** The pages of an offer, one topic each, in order. */
export const OFFER_PAGES = ['about-you', 'kind', 'role', 'bring', 'time', 'backing', 'check'] as const;
export type OfferPage = (typeof OFFER_PAGES)[number];

/** The fields of each page, by name: what is saved from it. */
export const FIELDS: Record<OfferPage, readonly string[]> = {
  'about-you': ['name', 'email'],
  kind: ['kind'],
  role: ['role', 'title', 'authority', 'party'],
  bring: ['topics', 'why'],
  time: ['days', 'languages'],
  backing: ['backing-kind', 'backer-name', 'backer-email', 'backer-role'],
  check: [],
};

/** The pages for somebody of that kind: who answers for themselves is not asked for a backer. */
export function pagesFor(kind: PeerKind | null): readonly OfferPage[] {
  return OFFER_PAGES.filter((page) => page !== 'backing' || kind === null || backingNeeded(kind) !== null);
}

/** The kind that was chosen, or null. */
export function kindOf(answers: Answers): PeerKind | null {
  return PEER_KINDS.find((each) => each === answers.kind) ?? null;
}

export const aboutYou = z.object({
  name: requiredText('Enter your name'),
  email: emailAddress('Enter your email address'),
});
const kindPage = z.object({ kind: choice(PEER_KINDS, 'Choose what you are') });
const bringPage = z.object({
  topics: several().refine((keys) => keys.every((key) => (TOPICS as readonly string[]).includes(key)), {
    error: 'Choose from the list',
  }),
  why: requiredText('Say what you would bring', 3000),
});
const timePage = z.object({
  days: wholeNumber('Enter a number of days from 1 to 60', 1, 60),
  languages: optionalText(),
});

function rolePage(kind: PeerKind) {
  const roles = ROLES_OF_KIND[kind];
  const only = roles.length === 1 ? roles[0] : undefined;
  const employed = kind !== 'lived-experience';
  return z.object({
    role: only ? z.preprocess(() => only, choice(ROLES, '')) : choice(roles, 'Choose the nearest'),
    title: requiredText(
      kind === 'lived-experience' ? 'Say how we should describe you' : 'Enter your job title or role',
    ),
    authority: employed ? requiredText('Enter where you serve or work') : optionalText(),
    party: kind === 'member' ? requiredText('Enter your party or group, or “Independent”') : optionalText(),
  });
}

/** Who stands behind an offer of that kind. Nobody stands behind their own: `own` is the applicant's address. */
export function backerForm(kind: PeerKind, own: string) {
  const nomination = backingNeeded(kind) === 'nomination';
  const kinds = nomination ? (['group-office', 'lead-member'] as const) : (['release'] as const);
  return z.object({
    'backing-kind': nomination
      ? choice(kinds, 'Choose who nominates or seconds you')
      : z.preprocess(() => 'release', choice(kinds, '')),
    'backer-name': requiredText(nomination ? 'Enter their name' : 'Enter the name of the person who can release you'),
    'backer-email': emailAddress('Enter their email address').refine(
      (address) => address.toLowerCase() !== own.toLowerCase(),
      { error: 'Enter somebody else’s email address: it cannot be your own' },
    ),
    'backer-role': optionalText(),
  });
}

/** What the form says of the backer, as the offer has it. */
export function readBacker(value: z.output<ReturnType<typeof backerForm>>): Backer {
  const kind = value['backing-kind'] as BackingKind;
  return { kind, name: value['backer-name'], email: value['backer-email'], role: value['backer-role'] };
}

/** What has to be right on a page before the next. The later ones depend on the kind that was chosen. */
export function schemaOf(page: OfferPage, answers: Answers) {
  const kind = kindOf(answers) ?? 'officer';
  if (page === 'about-you') return aboutYou;
  if (page === 'kind') return kindPage;
  if (page === 'role') return rolePage(kind);
  if (page === 'bring') return bringPage;
  if (page === 'time') return timePage;
  if (page === 'backing') return backerForm(kind, String(answers.email ?? ''));
  return z.object({});
}

/** Text that is kept of a field however wrong it is: as much as the longest answer may have, and some more. */
const MOST_KEPT = 10_000;

/** What stands in the fields of a page, as it was typed. */
export function typedOn(page: OfferPage, body: Readonly<Record<string, string | string[] | undefined>>): Answers {
  const kept = (text: string) => text.slice(0, MOST_KEPT).replaceAll('\u0000', '');
  return Object.fromEntries(
    FIELDS[page].map((name) => {
      const value = body[name] ?? (name === 'topics' ? [] : '');
      return [name, Array.isArray(value) ? value.slice(0, 50).map(kept) : kept(value)];
    }),
  );
}

/** The whole offer; or the first page on which something is missing. */
export function readOffer(answers: Answers): { offer: CompleteOffer } | { missing: OfferPage } {
  const body = answers as Record<string, string | string[] | undefined>;
  const kind = kindOf(answers);
  for (const page of pagesFor(kind)) if (!parseForm(schemaOf(page, answers), body).ok) return { missing: page };
  if (!kind) return { missing: 'kind' };
  const read = <S extends z.ZodType>(schema: S) => schema.parse(body) as z.output<S>;
  const [you, role, bring, time] = [read(aboutYou), read(rolePage(kind)), read(bringPage), read(timePage)];
  const backer = backingNeeded(kind) ? readBacker(read(backerForm(kind, you.email))) : null;
  return {
    offer: {
      ...you,
      kind,
      roleKey: role.role,
      roleTitle: role.title,
      authorityName: role.authority,
      party: kind === 'member' ? role.party : '',
      topics: bring.topics,
      why: bring.why,
      daysPerYear: time.days,
      languages: time.languages
        .split(/[,;\n]/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
      backer,
    },
  };
}
