/** A refusal is a value: something a person may be told, never a bug. Bugs throw. */
export type Refusal<Code extends string = string> = {
  readonly refused: true;
  readonly code: Code;
  readonly why: string;
};

/** Makes a refusal. `why` is a whole sentence in plain words that may be shown to the person who asked. */
export function refusal<Code extends string>(code: Code, why: string): Refusal<Code> {
  return { refused: true, code, why };
}

/** True where a decision's outcome is a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
