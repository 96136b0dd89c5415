import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { TEAM_CONVERSATION } from '../../domain/conversation.ts';
import type { TeamMember } from '../../store/team.ts';
import { SPEAKER_LABELS } from '../labels.ts';

export type ConversationPage = {
  base: string;
  csrf: string;
  id: string;
  team: readonly TeamMember[];
  typed: Typed;
  errors: FieldErrors;
};

/** A talk in a corridor, so that notes can stand on it and the report can count it. No name is asked for. */
export function conversationPage({ base, csrf, id, team, typed, errors }: ConversationPage): Html {
  const lengths = [10, 15, 20, 30, 45, 60].map((minutes) => ({ value: `${minutes}`, text: `${minutes} minutes` }));
  return form({
    action: `${base}/conversations`,
    csrf,
    hidden: { id },
    body: html`<p class="govuk-body">It is put into the timetable as just over, so that you can write notes to it. Only the team sees whom it was with: the host sees its time, the peers who were there, and ‘${TEAM_CONVERSATION}’.</p>
${field.input({ name: 'title', label: 'Whom did you talk to?', hint: 'Not by name: for example, porter at the depot', typed, errors })}
${field.radios({ name: 'category', label: 'Who are they?', choices: Object.entries(SPEAKER_LABELS).map(([value, text]) => ({ value, text })), small: true, typed, errors })}
${field.input({ name: 'people', label: 'How many people', type: 'number-text', width: 3, typed, errors })}
${field.select({ name: 'length', label: 'How long', choices: lengths, typed, errors })}
${field.checkboxes({ name: 'peers', label: 'Who of the team was there', choices: team.map((peer) => ({ value: peer.id, text: peer.name })), small: true, typed, errors })}`,
    button: 'Put it into the timetable',
    cancel: `${base}/today`,
  });
}
