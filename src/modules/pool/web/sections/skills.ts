import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS, TOPICS, type Topic } from '#modules/programmes';
import { choice, formId, optionalText } from '#platform/http/forms';
import { writeSkills } from '../../store/section-writes.ts';
import { readRows, rowGroups, typedRows } from './rows.ts';
import type { Section } from './section.ts';

const row = z.object({
  id: formId(),
  topic: choice(TOPICS, 'Choose the topic'),
  level: choice(['1', '2', '3'], 'Say how deep it goes'),
  evidence: optionalText(300),
});

/** What a peer knows, how deep, and one line that shows it. */
export const skillsSection: Section = {
  key: 'skills',
  title: 'Expertise',
  asks: 'What do you know well?',
  editors: ['office', 'peer'],
  grows: true,
  says: (peer) =>
    peer.skills.map(({ topic, level, evidence }) => {
      const depth = SKILL_LEVELS[level - 1];
      const label = TOPIC_LABELS[topic as Topic] ?? topic;
      return `${label}: ${depth ? SKILL_LEVEL_LABELS[depth].toLowerCase() : ''}${evidence && `. ${evidence}`}`;
    }),
  typed: (peer) =>
    typedRows(
      'skill',
      peer.skills.map(({ topic, level, evidence }) => ({ topic, level: String(level), evidence })),
    ),
  body: ({ typed, errors }) =>
    rowGroups({
      prefix: 'skill',
      typed,
      errors,
      name: (of) => TOPIC_LABELS[of('topic') as Topic] ?? '',
      empty: 'Another topic',
      fields: (
        name,
      ) => html`${field.select({ name: name('topic'), label: 'Topic', typed, errors, empty: 'Choose', choices: TOPICS.map((value) => ({ value, text: TOPIC_LABELS[value] })) })}
${field.select({ name: name('level'), label: 'How deep', typed, errors, empty: 'Choose', choices: SKILL_LEVELS.map((level, index) => ({ value: String(index + 1), text: SKILL_LEVEL_LABELS[level] })) })}
${field.input({ name: name('evidence'), label: 'One line that shows it', hint: 'Such as: led the move to a single front door, 2024 to 2026', typed, errors })}`,
    }),
  read(body) {
    const { rows, errors } = readRows(body, 'skill', row, ['topic', 'evidence']);
    const seen = new Set<string>();
    for (const { index, value } of rows) {
      if (seen.has(value.topic)) errors[`skill-${index}-topic`] = 'This topic stands here already';
      seen.add(value.topic);
    }
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      write: async (trx, peer) => {
        const skills = rows.map(({ value: { topic, level, evidence } }) => ({ topic, level: Number(level), evidence }));
        await writeSkills(trx, peer.id, skills);
        return null;
      },
    };
  },
};
