import { z } from 'zod';
import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { field, form } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { keepApart, mergePeers } from '../../application/merge-peers.ts';
import { confirmedWords } from '../../domain/confirmation.ts';
import { PEER_STATUS_LABELS, type PeerStatus } from '../../domain/vocabulary.ts';
import { type Alike, alikePairs, twoPeers } from '../../store/duplicates.ts';

/** Entries that may be one person, and the page on which somebody says whether they are. */
export const duplicateRoutes = [
  get('/pool/duplicates', 'pool.edit', showPairs),
  get('/pool/:peer/same-as/:other', 'pool.edit', (context) => showTwo(context, {})),
  post('/pool/:peer/same-as/:other', 'pool.edit', decide),
];

async function showPairs(context: Context): Promise<Outcome> {
  const pairs = await alikePairs(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES));
  return context.show({
    title: 'Entries that may be one person',
    caption: 'Pool of peers',
    width: 'narrow',
    back: { href: '/pool', text: 'Pool' },
    main:
      pairs.length === 0
        ? emptyState({
            title: 'No two entries look alike',
            body: 'Two entries with the same name and authority are listed here. You say whether they are one person.',
          })
        : html`<p class="govuk-body">The same name and authority. Look at the two, then merge them or say that they are two people.</p><ul class="govuk-list govuk-list--spaced">${pairs.map(
            ([a, b]) =>
              html`<li><a class="govuk-link" href="/pool/${a.id}/same-as/${b.id}">${a.name} and ${b.name}</a><br><span class="cf-quiet">${a.authority}: ${a.email ?? 'no address'}; ${b.email ?? 'no address'}</span></li>`,
          )}</ul>`,
  });
}

async function theTwo(context: Context): Promise<[Alike, Alike] | null> {
  const { peer, other } = context.params;
  if (!isId(peer) || !isId(other)) return null;
  return await twoPeers(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES), [peer, other]);
}

async function showTwo(context: Context, again: { typed?: Typed; errors?: FieldErrors }): Promise<Outcome> {
  const two = await theTwo(context);
  if (!two) return notFound;
  const [a, b] = two;
  const { typed = {}, errors } = again;
  return context.show({
    title: 'Are these one person?',
    caption: 'Pool of peers',
    width: 'narrow',
    back: { href: '/pool/duplicates', text: 'Entries that look alike' },
    ...(errors ? { errors } : {}),
    main: html`${besideEachOther(a, b, londonDate(context.now))}${form({
      action: `/pool/${a.id}/same-as/${b.id}`,
      csrf: context.csrf,
      body: html`${field.radios({
        name: 'keep',
        label: 'What is true?',
        typed,
        errors: errors ?? {},
        choices: [
          { value: a.id, text: `One person: keep the first, ${a.email ?? 'no address'}` },
          { value: b.id, text: `One person: keep the second, ${b.email ?? 'no address'}` },
          { value: 'both', text: 'Two people: keep both and do not ask again' },
        ],
      })}${field.textarea({ name: 'reason', label: 'How do you know?', hint: 'Kept in the record. May stay empty.', rows: 2, typed, errors: errors ?? {} })}
<p class="govuk-body">When you merge, placements, visits, notes, accreditations and all else move to the one you keep. The other’s address leads there. It cannot be undone by a press.</p>`,
      button: 'Keep this',
      cancel: '/pool/duplicates',
    })}`,
  });
}

function besideEachOther(a: Alike, b: Alike, today: string): Html {
  const row = (label: string, of: (peer: Alike) => string | number | null) => [label, of(a) ?? '', of(b) ?? ''];
  return dataTable({
    caption: 'The two entries',
    captionHidden: true,
    columns: [{ label: 'What we hold' }, { label: 'The first' }, { label: 'The second' }],
    rows: [
      [
        'Name',
        html`<a class="govuk-link" href="/pool/${a.id}">${a.name}</a>`,
        html`<a class="govuk-link" href="/pool/${b.id}">${b.name}</a>`,
      ],
      row('Email', ({ email }) => email),
      row('Post', ({ role }) => role),
      row('Authority', ({ authority }) => authority),
      row('Status', ({ status }) => PEER_STATUS_LABELS[status as PeerStatus] ?? status),
      row('Places and offers', ({ places }) => places),
      row('Challenges served', ({ served }) => served),
      row('Profile', ({ lastConfirmed }) => confirmedWords(lastConfirmed, today)),
    ],
  });
}

async function decide(context: Context): Promise<Outcome> {
  const two = await theTwo(context);
  if (!two) return notFound;
  const [a, b] = two;
  const schema = z.object({ keep: choice([a.id, b.id, 'both'], 'Say what is true'), reason: optionalText(500) });
  const read = parseForm(schema, context.body);
  if (!read.ok) return await showTwo(context, read);
  const actor = signedIn(context).personId;
  const { keep, reason } = read.value;
  if (keep === 'both') {
    await keepApart(context.services, [a.id, b.id], actor);
    return redirect('/pool/duplicates', `${a.name} and ${b.name} stay two entries.`);
  }
  const from = keep === a.id ? b.id : a.id;
  const moved = await mergePeers(context.services, { from, into: keep, reason }, actor);
  if (isRefusal(moved)) return await showTwo(context, { typed: context.body, errors: { keep: moved.why } });
  return redirect(`/pool/${keep}`, 'The two entries are one now. All history is here.');
}
