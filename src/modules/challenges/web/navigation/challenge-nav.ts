import { localNav } from '#design/components/local-nav';
import type { Html } from '#design/html';
import { definitionVersion, type ProgrammeDefinition } from '#modules/programmes';
import { type Context, theChallenge } from '#platform/http/context';
import { type ChallengePageKey, pagesToShow } from '../../domain/challenge-pages.ts';

/** The programme definition that the challenge of this route began with; read once a process. */
export async function challengeDefinition(context: Context): Promise<ProgrammeDefinition> {
  const head = theChallenge(context);
  return await definitionVersion(context.services.db, head.programmeKey, head.programmeVersion);
}

/**
 * The way round one challenge: only the pages that this person may open and this programme has. Put it first in `main`, with
 * `heading: false`, or above the rest of the page. `current` is the page shown, or null on a page that has no link.
 */
export async function challengeNav(context: Context, current: ChallengePageKey | null): Promise<Html> {
  const { reference } = theChallenge(context);
  const pages = pagesToShow(await challengeDefinition(context), context.may);
  return localNav({
    label: 'This challenge',
    items: pages.map(({ key, text }) => ({
      text,
      href: key === 'overview' ? `/challenges/${reference}` : `/challenges/${reference}/${key}`,
      current: key === current,
    })),
  });
}
