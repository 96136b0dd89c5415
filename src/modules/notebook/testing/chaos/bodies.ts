import { type NoteBody, tidyText } from '../../contract.ts';
import { NOTE_KINDS } from '../../domain/note.ts';
import type { Chance } from './chance.ts';
import { type Phone, START_MILLISECONDS } from './phone.ts';
import type { Run } from './run.ts';

/** A session that has been taken out of the challenge: what is written in it is refused, until it is saved again in none. */
const GONE_SESSION = '0190a000-0000-7000-8000-00000000dead';

export function misplaced(body: NoteBody): NoteBody {
  return { ...body, sessionId: GONE_SESSION };
}

export function isMisplaced(body: NoteBody | null): boolean {
  return body?.sessionId === GONE_SESSION;
}

/** As its writer saves it again. */
export function placedAgain(body: NoteBody): NoteBody {
  return isMisplaced(body) ? { ...body, sessionId: null } : body;
}

const PIECES = [
  'supervision',
  '🦉',
  'a\u0301',
  'مرحبا',
  'llan­fair',
  '<script>',
  '\n',
  ' + ',
  '"',
  '\\',
  'x'.repeat(300),
  '\u0000',
  '\ud800',
];

export function someBody(run: Run, phone: Phone): NoteBody {
  const { world, options } = run;
  const { chance } = world;
  run.written += 1;
  return {
    text: tidyText(`n${run.written} ${somePieces(chance)} `),
    kind: chance.pick(NOTE_KINDS) ?? 'neutral',
    sessionId: chance.pick(options.sessionIds) ?? null,
    themeId: null,
    sourceCategory: 'frontline',
    writtenAt: timeOn(run, phone),
    ...(run.written % 3 > 0 && { nthInPress: run.written % 3 }),
  };
}

/** A new note, of which some answer a prompt. */
export function newBody(run: Run, phone: Phone): NoteBody {
  const body = someBody(run, phone);
  const promptId = run.world.chance.once(4) ? run.world.chance.pick(run.options.promptIds) : undefined;
  if (promptId === undefined) return body;
  run.counts.answered += 1;
  return { ...body, promptId };
}

export function timeOn({ world }: Run, { skew }: Phone): string {
  return new Date(START_MILLISECONDS + world.now() + skew).toISOString();
}

function somePieces(chance: Chance): string {
  return Array.from({ length: chance.below(5) }, () => chance.pick(PIECES)).join(' ');
}
