/** Things named one after another: `a`, `a and b`, `a, b and c`. Of none it is empty. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
