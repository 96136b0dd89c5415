import { z } from 'zod';
import { field, form } from '#design/form';
import { html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { movePeer } from '../../application/move-peer.ts';
import { decideMove, movesFrom, PEER_MOVE_LABELS, PEER_MOVES, PEER_TRANSITIONS } from '../../domain/peer-status.ts';
import { PEER_STATUS_LABELS, type PeerStatus } from '../../domain/vocabulary.ts';
import { type Standing, standingOf } from '../../store/standing.ts';

/** Where a peer stands in the pool, and what the office can do about it. */
export const standingRoutes = [
  get('/pool/:peer/standing', 'pool.edit', (context) => showStanding(context, {})),
  post('/pool/:peer/standing', 'pool.edit', move),
];

async function theStanding(context: Context): Promise<Standing | null> {
  const id = context.params.peer;
  const standing = isId(id) ? await standingOf(context.services.db, id) : null;
  return standing && bodiesOf(signedIn(context), OFFICE_ROLES).includes(standing.bodyId) ? standing : null;
}

async function showStanding(context: Context, again: { typed?: Typed; errors?: FieldErrors }): Promise<Outcome> {
  const standing = await theStanding(context);
  if (!standing) return notFound;
  const { typed = {}, errors } = again;
  const moves = movesFrom(standing.status);
  const label = PEER_STATUS_LABELS[standing.status as PeerStatus] ?? standing.status;
  return context.show({
    title: `Where ${standing.name} stands`,
    caption: 'Pool of peers',
    width: 'narrow',
    back: { href: `/pool/${standing.id}`, text: standing.name },
    ...(errors ? { errors } : {}),
    main: html`<p class="govuk-body-l">${label}${standing.since && ` since ${mediumDate(standing.since)}`}.${standing.reason && ` ${standing.reason}`}</p>
${standing.openPlaces > 0 && html`<p class="govuk-inset-text">They hold or are asked for ${standing.openPlaces} ${standing.openPlaces === 1 ? 'place' : 'places'} now. Those stay as they are: <a class="govuk-link" href="/pool/${standing.id}">look at them too</a>.</p>`}
${
  moves.length === 0
    ? html`<p class="govuk-body">Nothing can be changed here.</p>`
    : form({
        action: `/pool/${standing.id}/standing`,
        csrf: context.csrf,
        hidden: { status: standing.status },
        body: html`${field.radios({
          name: 'move',
          label: 'What should happen?',
          typed,
          errors: errors ?? {},
          choices: moves.map((value) => ({
            value,
            text: PEER_MOVE_LABELS[value],
            hint: `Becomes: ${PEER_STATUS_LABELS[PEER_TRANSITIONS[value].to].toLowerCase()}${PEER_TRANSITIONS[value].reason ? '. Needs a reason' : ''}`,
          })),
        })}${field.textarea({ name: 'reason', label: 'Why?', hint: 'Kept in the record. The peer does not see it.', rows: 2, typed, errors: errors ?? {} })}`,
        button: 'Keep this',
        cancel: `/pool/${standing.id}`,
      })
}`,
  });
}

const moveForm = z.object({
  move: choice(PEER_MOVES, 'Choose what should happen'),
  reason: optionalText(500),
  status: optionalText(30),
});

async function move(context: Context): Promise<Outcome> {
  const standing = await theStanding(context);
  if (!standing) return notFound;
  const read = parseForm(moveForm, context.body);
  if (!read.ok) return await showStanding(context, read);
  const { move: wanted, reason, status } = read.value;
  // Decided from what the office saw: where it moved meanwhile, that is said and nothing is done.
  const refused = decideMove(status === standing.status ? status : '', wanted, 'office', reason);
  if (isRefusal(refused)) return await showStanding(context, wrong(context, refused));
  const moved = await context.services.db.transaction().execute((trx) =>
    movePeer(trx, {
      peerId: standing.id,
      move: wanted,
      reason,
      by: 'office',
      actorId: signedIn(context).personId,
      at: context.now,
    }),
  );
  if (isRefusal(moved)) return await showStanding(context, wrong(context, moved));
  return redirect(`/pool/${standing.id}`, `${standing.name}: ${PEER_STATUS_LABELS[moved].toLowerCase()} from today.`);
}

function wrong(context: Context, { code, why }: { code: string; why: string }) {
  return { typed: context.body, errors: { [code === 'no-reason' ? 'reason' : 'move']: why } };
}
