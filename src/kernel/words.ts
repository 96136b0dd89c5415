/** Things named one after another: `a`, `a and b`, `a, b and c`. Of none it is empty. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Labels one after another as one phrase, which alone begins with a capital letter: `Host sponsor, interviewee`. */
export function asOnePhrase(labels: readonly string[]): string {
  return labels
    .map((label, index) => (index === 0 ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`))
    .join(', ');
}
