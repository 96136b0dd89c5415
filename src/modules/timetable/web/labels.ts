import { SESSION_KIND_LABELS, SOURCE_CATEGORY_LABELS } from '#modules/programmes';

/** Who can be listened to: the source categories that are people. */
export const SPEAKER_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SOURCE_CATEGORY_LABELS).filter(([key]) => key !== 'documents' && key !== 'data'),
);

/** A kind of session in words. */
export function kindLabel(kind: string): string {
  return SESSION_KIND_LABELS[kind as keyof typeof SESSION_KIND_LABELS] ?? kind;
}

/** A source category in words; nothing for the team's own meetings. */
export function categoryLabel(category: string | null): string {
  return category === null ? '' : (SOURCE_CATEGORY_LABELS[category as keyof typeof SOURCE_CATEGORY_LABELS] ?? category);
}

/** `1 person`, `12 people`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
