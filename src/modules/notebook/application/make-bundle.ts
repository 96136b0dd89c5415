import { createHash } from 'node:crypto';
import { newToken } from '#kernel/ids';
import { sharedPackItems } from '#modules/preparation';
import { SOURCE_CATEGORIES, SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import type { Bundle, BundleNames, BundleNews } from '../bundle.ts';
import { namePhrases, titlePhrases } from '../domain/name-phrases.ts';
import type { Phrase } from '../domain/named-people.ts';
import { sha256 } from '../domain/sha256.ts';
import { bundleNotes, deviceState, focusInBrief, namesBySession } from '../store/bundle.ts';
import { notebookSessions, releaseNumber } from '../store/sessions.ts';

type Asked = {
  readonly challenge: { readonly id: string; readonly reference: string; readonly title: string };
  readonly personId: string;
  readonly device: string;
  readonly csrf: string;
};

/**
 * What a device hears that has a version of its bundle already: where nothing has changed since, only how things stand. A phone asks
 * every minute, often over its owner's own data. Null as for `makeBundle`.
 */
export async function bundleNews(
  services: Pick<Services, 'db' | 'clock'>,
  asked: Asked,
  have: string | undefined,
): Promise<BundleNews | null> {
  const bundle = await makeBundle(services, asked);
  if (bundle === null || bundle.version !== have) return bundle;
  const { now, csrf, closed, knows } = bundle;
  return { unchanged: { now, csrf, closed, knows } };
}

/** What a device takes along for the day, or null where the device is not this person's on this challenge, or was revoked. Seven statements. */
export async function makeBundle({ db, clock }: Pick<Services, 'db' | 'clock'>, asked: Asked): Promise<Bundle | null> {
  const { challenge, personId } = asked;
  // Read first: what it says the server knows of the device is in the notes that are read after it.
  const state = await deviceState(db, challenge.id, asked.device, personId);
  if (!state) return null;
  const [sessions, release, themes, notes, people, readings] = await Promise.all([
    notebookSessions(db, challenge.id),
    releaseNumber(db, challenge.id),
    focusInBrief(db, challenge.id),
    bundleNotes(db, challenge.id, personId),
    namesBySession(db, challenge.id),
    sharedPackItems(db, challenge.id),
  ]);
  const content = {
    challenge: { id: challenge.id, reference: challenge.reference, title: challenge.title },
    personId,
    sessions: sessions.map(({ startsAt, endsAt, peerIds, prompts, isLive, standing, isToBeOff: _, ...session }) => ({
      ...session,
      ...(!isLive ? { standing: 'off' as const } : standing === 'untold' ? { standing } : {}),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      mine: peerIds.includes(personId),
      prompts: prompts.map(({ id, text, raisedBy, asked }) => ({ id, text, raisedBy, asked })),
    })),
    isDraft: sessions.some(({ standing }) => standing === 'draft'),
    themes,
    sources: SOURCE_CATEGORIES.map((key) => ({ key, label: SOURCE_CATEGORY_LABELS[key] })),
    readings: readings.map(({ title, note, minutes }) => ({ title: title ?? 'The self-assessment', note, minutes })),
    notes: notes.map(({ authorId, withoutSmall: _, ...note }) => ({ ...note, mine: authorId === personId })),
    brought: state.brought,
    withoutSmall: notes.flatMap((note) => (note.authorId === personId ? note.withoutSmall : [])),
  };
  const standing = { now: clock().toISOString(), csrf: asked.csrf, closed: state.closed, knows: state.knows };
  const phrases = phrasesOf(people);
  const version = createHash('sha256')
    .update(JSON.stringify([content, phrases, release]))
    .digest('base64url');
  return { ...standing, version, ...content, names: hashedNames(phrases, newToken()) };
}

type Phrases = Omit<BundleNames, 'salt'>;

/** The phrases by which somebody could be named, in words. */
function phrasesOf(people: Awaited<ReturnType<typeof namesBySession>>): Phrases {
  const parts = new Map<string, Phrase[]>();
  for (const { name, sessionIds } of people) {
    for (const session of sessionIds) {
      parts.set(session, [...(parts.get(session) ?? []), ...namePhrases(name, true).filter((one) => one.words === 1)]);
    }
  }
  const whole = people.flatMap(({ name }) => namePhrases(name, false));
  return {
    everywhere: [...whole, ...titlePhrases(people.map((person) => person.jobTitle))],
    inSession: [...parts].map(([sessionId, phrases]) => ({ sessionId, phrases })),
  };
}

/** The same, hashed: a device can look whether a text holds one, not read them off. */
function hashedNames({ everywhere, inSession }: Phrases, salt: string): BundleNames {
  const hashed = (phrase: Phrase): Phrase => ({
    ...phrase,
    key: nameHash(salt, phrase.key),
    first: nameHash(salt, phrase.first),
  });
  return {
    salt,
    everywhere: everywhere.map(hashed),
    inSession: inSession.map(({ sessionId, phrases }) => ({ sessionId, phrases: phrases.map(hashed) })),
  };
}

function nameHash(salt: string, words: string): string {
  return sha256(`${salt}/${words}`).slice(0, 16);
}
