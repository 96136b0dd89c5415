/** The second button of a form whose words may lead to one person: whoever typed them says that they may stay. */
export function keepAnyway(text: string) {
  return { text, kind: 'secondary', name: 'anyway', value: 'yes' } as const;
}
