import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { html } from '#design/html';
import { challengeHistory, HISTORY_A_PAGE } from '#modules/audit';
import { type Context, theChallenge } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { get } from '#platform/http/routes';
import { challengeNav } from '../navigation/challenge-nav.ts';
import { historyList } from './history-list.ts';

export const historyRoutes = [get('/challenges/:challenge/history', 'challenge.audit', show)];

async function show(context: Context) {
  const head = theChallenge(context);
  const [{ lines, total, page }, navigation] = await Promise.all([
    readPage(askedPage(context.query), HISTORY_A_PAGE, (asked) =>
      challengeHistory(context.services.db, head.id, asked),
    ),
    challengeNav(context, 'overview'),
  ]);
  const path = `/challenges/${head.reference}/history`;
  const list =
    lines.length === 0
      ? emptyState({
          title: 'Nothing here',
          body: 'Everything that is done on this challenge is kept here, with who did it and why.',
        })
      : html`${historyList(lines)}${pager({ total, page, size: HISTORY_A_PAGE, path, noun: ['entry', 'entries'] })}`;
  return context.show({
    title: 'History',
    back: { href: `/challenges/${head.reference}`, text: 'Overview' },
    caption: head.title,
    width: 'narrow',
    main: html`${navigation}${list}`,
  });
}
