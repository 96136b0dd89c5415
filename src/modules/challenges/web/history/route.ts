import { emptyState } from '#design/components/empty-state';
import { html } from '#design/html';
import { challengeHistory } from '#modules/audit';
import { type Context, theChallenge } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { challengeNav } from '../navigation/challenge-nav.ts';
import { historyList } from './history-list.ts';

const SIZE = 50;

export const historyRoutes = [get('/challenges/:challenge/history', 'challenge.audit', show)];

async function show(context: Context) {
  const head = theChallenge(context);
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(context.query.page)) || 1));
  const [lines, navigation] = await Promise.all([
    challengeHistory(context.services.db, head.id, page),
    challengeNav(context, 'overview'),
  ]);
  const path = `/challenges/${head.reference}/history`;
  const list =
    lines.length === 0
      ? emptyState({
          title: 'Nothing here',
          body: 'Everything that is done on this challenge is kept here, with who did it and why.',
        })
      : historyList(lines.slice(0, SIZE));
  return context.show({
    title: 'History',
    back: { href: `/challenges/${head.reference}`, text: 'Overview' },
    caption: head.title,
    width: 'narrow',
    main: html`${navigation}${list}
<nav aria-label="Pages of the history" class="govuk-body">${page > 1 && html`<a class="govuk-link" href="${path}?page=${page - 1}">Newer</a> `}${lines.length > SIZE && html`<a class="govuk-link" href="${path}?page=${page + 1}">Older</a>`}</nav>`,
  });
}
