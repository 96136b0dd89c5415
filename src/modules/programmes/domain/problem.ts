/** Something wrong at a place in a definition: the keys and positions that lead there, and what was expected and found. */
export type Problem = { path: readonly PropertyKey[]; message: string };
