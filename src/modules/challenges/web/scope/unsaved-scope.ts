import { unsaved } from '#design/components/unsaved';
import type { Typed } from '#design/form';
import type { Html } from '#design/html';
import { type ProgrammeDefinition, TOPIC_LABELS, TOPICS } from '#modules/programmes';
import { localKeys, OWN_CHOICE } from './form.ts';

/** What was typed into the form of a scope that cannot be changed any more, part by part as it was typed, to be copied. */
export function unsavedScope(definition: ProgrammeDefinition, typed: Typed): Html | null {
  return unsaved('scope', [
    ['First day', day(typed, 'from')],
    ['Last day', day(typed, 'until')],
    ...focus(definition, typed),
    ...localKeys(definition).flatMap((key, index) => [
      [`Own theme ${index + 1}`, typed[`${key}-name`]] as const,
      ['What it is about', typed[`${key}-about`]] as const,
      ['Questions the team would ask', typed[`${key}-probes`]] as const,
    ]),
    ...places(definition, typed),
    ['Anything else about the team', typed['team-note']],
    ['Fee in pounds', typed.fee],
    ['Why it differs', typed['fee-note']],
  ]);
}

function day(typed: Typed, name: string): string {
  return [typed[`${name}-day`], typed[`${name}-month`], typed[`${name}-year`]].filter(Boolean).join(' ');
}

function focus(definition: ProgrammeDefinition, typed: Typed): [string, string][] {
  const narrowing = definition.focus.narrowings.find(({ key }) => key === typed.narrowing);
  if (narrowing && typed.narrowing !== OWN_CHOICE) return [['Focus', narrowing.name]];
  const chosen = [typed.themes ?? []].flat();
  const names = definition.themes.filter(({ key }) => chosen.includes(key)).map(({ name }) => name);
  return [['Themes', names.join(', ')]];
}

function places({ team }: ProgrammeDefinition, typed: Typed): [string, string][] {
  return team.slots.map(({ key, name }) => {
    const topic = TOPICS.find((each) => each === typed[`slot-${key}-skill`]);
    const wishes = [
      typed[`slot-${key}-kept`] === 'yes' ? 'this challenge needs it' : '',
      topic ? `who knows about ${TOPIC_LABELS[topic].toLowerCase()}` : '',
      String(typed[`slot-${key}-note`] ?? ''),
    ];
    return [name, wishes.filter((words) => words !== '').join('; ')];
  });
}
