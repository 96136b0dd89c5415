import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { parseIsoDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import type { FormBody } from '#platform/http/context';
import { optionalText, parseForm, requiredText, revision, several, timeOfDay } from '#platform/http/forms';
import type { AskedMove } from '../../application/move-on-board.ts';
import { type BoardItem, clockOf, minuteOf, type Place } from '../../domain/board/facts.ts';

const schema = z.object({
  on: requiredText('Choose a day'),
  start: timeOfDay('Enter when it starts, such as 9.30am'),
  room: optionalText(40),
  peers: several(),
  version: revision(),
  seen: optionalText(20_000),
});

/** Reads where something is to go. */
export function readMove(
  body: FormBody,
  key: BoardItem['key'],
): { readonly ok: true; readonly value: AskedMove } | { readonly ok: false; readonly errors: FieldErrors } {
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return { ok: false, errors: parsed.errors };
  const { on, start, room, peers, version, seen } = parsed.value;
  if (parseIsoDate(on) === null) return { ok: false, errors: { on: 'Choose a day' } };
  const strange = peers.some((id) => !isId(id)) || (room !== '' && !isId(room));
  if (strange) return { ok: false, errors: { room: 'Choose from the list' } };
  const at = { date: on, from: minuteOf(start), roomId: room === '' ? null : room, peerIds: peers };
  return { ok: true, value: { key, at, version, seen } };
}

/** A place as it would be typed. */
export function typedPlace(place: Place): Typed {
  return { on: place.date, start: clockOf(place.from), room: place.roomId ?? '', peers: [...place.peerIds] };
}
