import type { ServerList } from '../../client/notebook/merge.ts';
import type { Sent } from '../../client/notebook/ports.ts';
import type { Answer, NoteBody } from '../../contract.ts';
import { type Arrived, decideTakeIn, type NoteStep, type Recorded, type TakeInFacts } from '../../domain/take-in.ts';

/** A server that a simulation can back up and put back: the model below, or the real command over PostgreSQL. */
export type ChaosServer = {
  takeIn(batch: ChaosBatch): Promise<Answer | 'unknown-device' | 'revoked'>;
  register(device: string, personId: string): Promise<void>;
  /** Takes a device out of use: nothing more comes in from it. False where the server does not know it, as after a restored backup. */
  revoke(device: string, personId: string): Promise<boolean>;
  /** One's own notes, and how far that device's log has come. */
  list(device: string, personId: string): Promise<ServerList>;
  everything(): Promise<readonly { id: string; authorId: string; text: string }[]>;
  /** The prompts that stand in a session, and the notes that they were answered by; null where the note is gone. */
  prompts(): Promise<readonly Prompt[]>;
  /** The team takes a prompt out of its session. */
  takePromptAway(id: string): Promise<void>;
  backup(): Promise<unknown>;
  restore(backup: unknown): Promise<void>;
};
export type Prompt = { readonly id: string; readonly askedBy: string | null };
export type ChaosBatch = {
  readonly device: string;
  readonly personId: string;
  readonly operations: readonly Sent[];
};

type NoteRow = { id: string; authorId: string; revision: string; besideId: string | null; body: NoteBody };
type DeviceRow = {
  personId: string;
  sequence: number;
  hash: string;
  revoked: boolean;
  records: Map<number, Recorded>;
};
type State = { devices: Map<string, DeviceRow>; notes: Map<string, NoteRow>; prompts: Map<string, Prompt> };

/** What a planted bug may put in place of the real thing. */
export type ModelParts = { readonly decide: typeof decideTakeIn };

/** What there is in the challenge that notes are written about. */
export type Places = {
  readonly sessions: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly prompts: readonly string[];
};

/** The server as a model in memory: the decision is production's own; only the tables are made of maps. */
export function modelServer({ prompts, ...places }: Places, parts: ModelParts = { decide: decideTakeIn }): ChaosServer {
  let state: State = {
    devices: new Map(),
    notes: new Map(),
    prompts: new Map(prompts.map((id) => [id, { id, askedBy: null }])),
  };
  return {
    async takeIn({ device: id, operations: sent }) {
      const device = state.devices.get(id);
      if (!device) return 'unknown-device';
      if (device.revoked) return 'revoked';
      const operations = sent.map((one): Arrived => ('noteId' in one ? one : { ...one, unreadable: true }));
      const ids = new Set(sent.flatMap((one) => ('noteId' in one ? [one.id] : [])));
      const facts: TakeInFacts = {
        device: id,
        personId: device.personId,
        log: { sequence: device.sequence, hash: device.hash },
        recorded: device.records,
        notes: [...state.notes.values()].map(({ id: note, authorId, revision }) => ({ id: note, authorId, revision })),
        inFindings: new Set(),
        takenNames: new Set(namesTaken(state, device, ids)),
        ...places,
      };
      const decision = parts.decide(facts, operations);
      for (const step of decision.steps) carryOut(state, device.personId, step);
      answerPrompts(state, device.personId, decision.steps);
      for (const record of decision.records) device.records.set(record.sequence, record);
      Object.assign(device, decision.log);
      return {
        knows: decision.log.sequence,
        hash: decision.log.hash,
        outcomes: decision.outcomes,
        now: '',
        closed: false,
      };
    },
    async register(device, personId) {
      if (!state.devices.has(device))
        state.devices.set(device, { personId, sequence: 0, hash: '', revoked: false, records: new Map() });
    },
    async revoke(id) {
      const device = state.devices.get(id);
      if (device) device.revoked = true;
      return device !== undefined;
    },
    async list(device, personId) {
      const own = [...state.notes.values()].filter((note) => note.authorId === personId);
      const notes = own.map(({ id, revision, body, besideId }) => ({ id, revision, body, beside: besideId }));
      return { knows: state.devices.get(device)?.sequence ?? 0, notes };
    },
    everything: async () =>
      [...state.notes.values()].map(({ id, authorId, body }) => ({ id, authorId, text: body.text })),
    prompts: async () => [...state.prompts.values()],
    async takePromptAway(id) {
      state.prompts.delete(id);
    },
    backup: async () => structuredClone(state),
    async restore(backup) {
      state = structuredClone(backup as State);
    },
  };
}

/** As the tables do it: by notes that are new and still there after the batch; the first answer stays. */
function answerPrompts(state: State, askedBy: string, steps: readonly NoteStep[]): void {
  for (const step of steps) {
    if (step.step !== 'insert' || !step.body.promptId || !state.notes.has(step.id)) continue;
    const prompt = state.prompts.get(step.body.promptId);
    if (prompt?.askedBy === null) state.prompts.set(prompt.id, { ...prompt, askedBy });
  }
}

function namesTaken(state: State, own: DeviceRow, ids: ReadonlySet<string>): string[] {
  const others = [...state.devices.values()].filter((device) => device !== own);
  return others.flatMap((device) => [...device.records.values()].flatMap(({ id }) => (id && ids.has(id) ? [id] : [])));
}

function carryOut(state: State, authorId: string, step: NoteStep): void {
  if (step.step === 'delete') state.notes.delete(step.id);
  else if (step.step === 'insert') {
    if (state.notes.has(step.id)) throw new Error(`a note ${step.id} is there already`);
    state.notes.set(step.id, {
      id: step.id,
      authorId,
      revision: step.revision,
      besideId: step.besideId,
      body: step.body,
    });
  } else {
    const before = state.notes.get(step.id);
    if (!before) throw new Error(`there is no note ${step.id} to change`);
    state.notes.set(step.id, { ...before, revision: step.revision, body: step.body });
  }
}
