import { tickMany } from '#design/components/tick-many';
import type { FieldErrors, Typed } from '#design/form';
import { type Html, noHtml } from '#design/html';
import type { Interviewee } from '../store/interviewees.ts';
import { SPEAKER_LABELS } from './labels.ts';

/** Whom to hear, by who they are; those in no session yet come first in each group. The group that speaks is open. */
export function peopleField(people: readonly Interviewee[], typed: Typed, errors: FieldErrors): Html {
  if (people.length === 0) return noHtml;
  const unheardFirst = people.toSorted((a, b) => Number(a.sessions > 0) - Number(b.sessions > 0));
  return tickMany({
    name: 'interviewees',
    label: 'People to be heard',
    hint: 'Those in no session yet come first',
    find: 'Find by name or job title',
    counted: ['person', 'people'],
    groups: Object.entries(SPEAKER_LABELS).map(([category, title]) => ({
      title,
      open: typed.category === category,
      choices: unheardFirst
        .filter(({ sourceCategory }) => sourceCategory === category)
        .map(({ id, name, jobTitle }) => ({ value: id, text: jobTitle ? `${name}, ${jobTitle}` : name })),
    })),
    typed,
    errors,
  });
}
