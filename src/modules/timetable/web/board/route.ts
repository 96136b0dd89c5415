import type { FieldErrors, Typed } from '#design/form';
import { londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeNav } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { type Board, readBoard } from '../../application/board.ts';
import { type Moved, moveOnBoard } from '../../application/move-on-board.ts';
import { undoStep } from '../../application/undo-step.ts';
import type { BoardClash } from '../../domain/board/clashes.ts';
import type { BoardItem } from '../../domain/board/facts.ts';
import type { LanesBy } from '../../domain/board/lanes.ts';
import { outlookOf } from '../../domain/board/places.ts';
import { lastTold } from '../../store/releases.ts';
import { briefsOf, byField } from './clash-words.ts';
import { readMove, typedPlace } from './form.ts';
import { movePage } from './move-view.ts';
import { movedWords, undoneWords } from './told-words.ts';
import { boardHref, boardPage } from './view.ts';
import { boardView, waitingOf } from './view-model.ts';

const BOARD = '/challenges/:challenge/timetable/board';

export const boardRoutes: readonly PageRoute[] = [
  get(BOARD, 'timetable.edit', showBoard),
  post(`${BOARD}/undo`, 'timetable.edit', undo),
  get(`${BOARD}/sessions/:session`, 'timetable.edit', (context) => showForm(context, keyOf(context))),
  post(`${BOARD}/sessions/:session`, 'timetable.edit', (context) => move(context, keyOf(context))),
  get(`${BOARD}/wanted/:wanted`, 'timetable.edit', (context) => showForm(context, keyOf(context))),
  post(`${BOARD}/wanted/:wanted`, 'timetable.edit', (context) => move(context, keyOf(context))),
];

function keyOf({ params }: Context): BoardItem['key'] | null {
  if (isId(params.session)) return `sessions/${params.session}`;
  return isId(params.wanted) ? `wanted/${params.wanted}` : null;
}

/** How the board was looked at: comes back after each form. */
function wayOf({ lanes, day }: Readonly<Record<string, unknown>>): { by: LanesBy; day: string | null } {
  return { by: lanes === 'peers' ? 'peers' : 'rooms', day: typeof day === 'string' && day !== '' ? day : null };
}

const baseOf = (context: Context) => `/challenges/${theChallenge(context).reference}`;

async function showBoard(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const base = baseOf(context);
  if (!head.onSiteFrom) return redirect(`${base}/timetable`);
  const board = await readBoard(context.services.db, head, context.services.clock());
  const { by, day } = wayOf(context.query);
  return context.show({
    title: 'The board',
    caption: head.title,
    width: 'wide',
    back: { href: `${base}/timetable`, text: 'Timetable' },
    scripts: ['timetable/board.js'],
    styles: ['timetable/board.css'],
    main: boardPage({
      nav: await challengeNav(context, 'timetable'),
      view: boardView(board, by, day, londonDate(context.now)),
      base,
      csrf: context.csrf,
    }),
  });
}

async function showForm(context: Context, key: BoardItem['key'] | null): Promise<Outcome> {
  const found = await itemOf(context, key);
  if (!found) return notFound;
  const { item, board } = found;
  const place = item.place ?? outlookOf(board.facts, item).first;
  const usual = { room: item.roomId ?? '', peers: [...item.peerIds] };
  return form(context, {
    board,
    item,
    typed: place ? typedPlace(place) : usual,
    errors: {},
    remarks: [],
    theirs: null,
  });
}

async function move(context: Context, key: BoardItem['key'] | null): Promise<Outcome> {
  const json = context.body.answer === 'json';
  const found = await itemOf(context, key);
  if (!found || key === null)
    return json ? told('gone', 'It is not on the board any more. Nothing was saved.') : notFound;
  const shown = { ...found, typed: context.body, errors: {}, remarks: [], theirs: null };
  const read = readMove(context.body, key);
  if (!read.ok) {
    if (json) return told('clash', Object.values(read.errors).join('. '));
    return form(context, { ...shown, errors: read.errors });
  }
  const head = theChallenge(context);
  const moved = await moveOnBoard(context.services, head, read.value, signedIn(context).personId);
  if (isRefusal(moved))
    return json ? told('gone', moved.why) : turnBack(boardHref(baseOf(context), wayOf(context.body)), moved.why);
  if (moved.kind === 'moved') {
    const says = movedWords(moved.session, await lastTold(context.services.db, head.id));
    if (json) return { kind: 'json', value: { kind: 'moved', key: `sessions/${moved.session.id}`, says } };
    return redirect(boardHref(baseOf(context), wayOf(context.body)), says);
  }
  if (json) return notMoved(moved, found.item);
  if (moved.kind === 'stale') {
    const now = await itemOf(context, key);
    return now ? form(context, { ...shown, ...now, theirs: moved.now }) : notFound;
  }
  const stops = moved.clashes.filter((clash) => clash.stops);
  return form(context, {
    ...shown,
    errors: byField(stops),
    briefs: briefsOf(stops),
    remarks: stops.length > 0 ? [] : moved.clashes,
  });
}

async function undo(context: Context): Promise<Outcome> {
  const id = String(context.body.step ?? '');
  const to = boardHref(baseOf(context), wayOf(context.body));
  if (!isId(id)) return notFound;
  const head = theChallenge(context);
  const undone = await undoStep(context.services, head, id, signedIn(context).personId);
  if (isRefusal(undone)) return turnBack(to, undone.why);
  const told = await lastTold(context.services.db, head.id);
  return redirect(to, `Undone. ${undoneWords(undone, told)}`);
}

type Item = { board: Board; item: BoardItem };

async function itemOf(context: Context, key: BoardItem['key'] | null): Promise<Item | null> {
  const head = theChallenge(context);
  if (key === null || !head.onSiteFrom) return null;
  const board = await readBoard(context.services.db, head, context.services.clock());
  const item = board.facts.items.find((each) => each.key === key);
  return item ? { board, item } : null;
}

type Shown = Item & {
  typed: Typed;
  errors: FieldErrors;
  /** What the list at the top says instead, where it is long. */
  briefs?: FieldErrors;
  remarks: readonly BoardClash[];
  theirs: string | null;
};

async function form(context: Context, shown: Shown): Promise<Outcome> {
  const { item, board, errors } = shown;
  const base = baseOf(context);
  const way = wayOf({ ...context.query, ...context.body });
  const back = boardHref(base, way);
  const page = {
    title: item.place ? `Move ‘${item.title}’` : `Give ‘${item.title}’ a place`,
    caption: theChallenge(context).title,
    width: 'narrow' as const,
    back: { href: back, text: 'The board' },
    main: movePage({
      ...shown,
      base,
      back,
      csrf: context.csrf,
      why: item.place ? [] : (waitingOf(board).find(({ key }) => key === item.key)?.why ?? []),
      hidden: { lanes: way.by, day: way.day ?? '' },
    }),
  };
  if (shown.theirs !== null) return context.show(page, 409);
  if (Object.keys(errors).length > 0) return context.show({ ...page, errors: { ...errors, ...shown.briefs } }, 422);
  return shown.remarks.length > 0 ? context.show(page, 422) : context.show(page);
}

/** What the script on the board is told where nothing was saved. */
function notMoved(moved: Exclude<Moved, { kind: 'moved' }>, item: BoardItem): Outcome {
  if (moved.kind === 'stale')
    return told(
      'stale',
      `Somebody changed ‘${item.title}’ meanwhile. ${moved.now}. Nothing was saved, and the board is up to date again.`,
    );
  const says = `Nothing was saved: ${moved.clashes.map(({ text }) => text).join('. ')}.`;
  return told(moved.kind, says);
}

function told(kind: string, says: string): Outcome {
  return { kind: 'json', value: { kind, says } };
}
