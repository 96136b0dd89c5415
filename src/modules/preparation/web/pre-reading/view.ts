import { clock } from '#design/components/clock';
import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { statStrip } from '#design/components/stat-strip';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { minutesText } from '../../domain/reading-time.ts';
import type { ItemLine, Progress } from './view-model.ts';

type Lines = { readonly base: string; readonly csrf: string; readonly lines: readonly ItemLine[] };

/** The pack as a peer reads it: what is left, what to read next, and each thing with why it is there. */
export function peerView({ base, csrf, lines }: Lines): Html {
  const left = lines.filter((line) => !line.read);
  const minutes = (some: readonly ItemLine[]) => some.reduce((sum, line) => sum + line.minutes, 0);
  const [next] = left;
  return html`${
    next
      ? move({
          title: next.title,
          label: 'Read next',
          due: next.time,
          body: next.note === '' ? undefined : next.note,
          button: { text: 'Open it', href: next.href },
        })
      : govuk.panel({
          titleText: 'All read',
          text: 'Thank you. You have read everything in the pack.',
          headingLevel: 2,
        })
  }
<p class="govuk-body"><strong>${left.length === 0 ? 'Nothing left' : `${minutesText(minutes(left))} left`}</strong> of ${minutesText(minutes(lines))}.</p>
<ol class="govuk-list cf-pack">${lines.map((line) => itemView(base, csrf, line))}</ol>`;
}

function itemView(base: string, csrf: string, line: ItemLine): Html {
  return html`<li class="cf-pack__item${line.read && ' cf-pack__item--read'}" id="item-${line.id}">
<h2 class="govuk-heading-s cf-pack__title"><a class="govuk-link" href="${line.href}"><bdi>${line.title}</bdi></a></h2>
<p class="govuk-body cf-quiet">${line.time}. ${line.kind}.</p>
${line.note !== '' && html`<p class="govuk-body" dir="auto">${line.note}</p>`}
${line.read && clock({ state: 'done', text: 'You have read this' })}
${form({
  action: `${base}/items/${line.id}/reading`,
  csrf,
  body: html``,
  button: {
    text: line.read ? 'Not read after all' : 'I have read this',
    kind: 'secondary',
    name: 'read',
    value: line.read ? 'no' : 'yes',
  },
})}
</li>
`;
}

export type ManagerPack = Lines & {
  readonly state: 'empty' | 'not-shared' | 'shared' | 'changed';
  readonly sharedAt: string | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly progress: readonly Progress[];
  readonly mayMake: boolean;
};

/** The pack as whoever makes it sees it: what is in it, whether the team has it, and who has read what. */
export function managerView(pack: ManagerPack): Html {
  const { base, lines, progress } = pack;
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  if (pack.state === 'empty')
    return emptyState({
      title: 'Nothing is chosen yet',
      body: 'Choose a few documents and say why each is there. Two hours of reading is as much as most peers manage.',
      action: pack.mayMake ? { text: 'Choose what the team reads', href: `${base}/contents` } : undefined,
    });
  const withWhy = lines.some(({ note }) => note !== '');
  return html`${pack.mayMake && sharing(pack)}
${statStrip([
  { label: 'Items', value: lines.length },
  { label: 'Reading time', value: minutesText(minutes) },
  { label: 'With the team', value: pack.sharedAt ? 'Shared' : 'Not yet', note: pack.sharedAt ?? undefined },
])}
${dataTable({
  caption: 'In the pack',
  onPhone: 'lines',
  columns: [
    { label: 'To read' },
    ...(withWhy ? [{ label: 'Why' }] : []),
    { label: 'Time' },
    { label: 'Read by', numeric: true, named: true },
  ],
  rows: lines.map((line) => [
    html`<a class="govuk-link" href="${line.href}"><bdi>${line.title}</bdi></a>`,
    ...(withWhy
      ? [line.note === '' ? html`<span class="cf-table__usual">–</span>` : html`<span dir="auto">${line.note}</span>`]
      : []),
    line.time,
    `${pack.counts.get(line.id) ?? 0} of ${progress.length}`,
  ]),
})}
${pack.mayMake && html`<p class="govuk-body"><a class="govuk-link" href="${base}/contents">Change what is in it</a></p>`}
${dataTable({
  caption: 'How far each peer has got',
  onPhone: 'lines',
  columns: [
    { label: 'Peer' },
    { label: 'Read', numeric: true, named: true },
    { label: 'Left', numeric: true, named: true },
  ],
  rows: progress.map((line) => [line.name, line.read, line.left]),
})}`;
}

function sharing({ base, csrf, state, lines, progress }: ManagerPack): Html | false {
  if (state === 'shared') return false;
  const minutes = minutesText(lines.reduce((sum, line) => sum + line.minutes, 0));
  const changed = state === 'changed';
  const body = changed
    ? 'Peers see the pack as it is now. Tell them, so that they look again. What they ticked off stays.'
    : `Each of the ${progress.length} peers gets a message that it takes ${minutes}.`;
  return move({
    title: changed ? 'The pack has changed since the team was told' : 'Share the pack with the team',
    form: form({
      action: `${base}/sharing`,
      csrf,
      body: html`<p class="govuk-body">${body}</p>`,
      button: changed ? 'Tell the team' : 'Share the pre-reading',
    }),
  });
}

/** Shown to peers before there is anything to read. */
export function notSharedView(): Html {
  return emptyState({
    title: 'Not ready yet',
    body: 'The challenge manager is choosing what is worth your time. You get a message when it is here, with how long it takes.',
  });
}
