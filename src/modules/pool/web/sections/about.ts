import { z } from 'zod';
import { field } from '#design/form';
import { html } from '#design/html';
import { optionalText, parseForm, wholeNumber } from '#platform/http/forms';
import type { Section } from './section.ts';

const days = z.object({ daysPerYear: wholeNumber('Enter the days as a number from 0 to 60', 0, 60) });

/** The days a year a peer offers. Which weeks is painted on the calendar. */
export const daysSection: Section = {
  key: 'days',
  title: 'Days offered a year',
  asks: 'How many days a year can you give?',
  editors: ['office', 'peer'],
  grows: false,
  says: (peer) => [`${peer.daysPerYear} ${peer.daysPerYear === 1 ? 'day' : 'days'} a year`],
  typed: (peer) => ({ daysPerYear: String(peer.daysPerYear) }),
  body: ({ typed, errors }) =>
    field.input({
      name: 'daysPerYear',
      label: 'Days a year',
      hint: 'A challenge takes four or five. None is a fine answer for a year that is too full.',
      type: 'number-text',
      width: 3,
      typed,
      errors,
    }),
  read(body) {
    const form = parseForm(days, body);
    if (!form.ok) return { ok: false, errors: form.errors };
    return {
      ok: true,
      write: async (trx, peer) => {
        await trx
          .updateTable('peers')
          .set({ days_per_year: form.value.daysPerYear })
          .where('person_id', '=', peer.id)
          .execute();
        return null;
      },
    };
  },
};

const about = z.object({ bio: optionalText(3000), languages: optionalText(300) });

/** A few sentences that hosts read before they say that they are content, and the languages spoken. */
export const aboutSection: Section = {
  key: 'about',
  title: 'About and languages',
  asks: 'What should a host know about you?',
  editors: ['office', 'peer'],
  grows: false,
  says: (peer) => [peer.bio, peer.languages.length > 0 ? `Speaks ${peer.languages.join(', ')}` : ''].filter(Boolean),
  typed: (peer) => ({ bio: peer.bio, languages: peer.languages.join(', ') }),
  body: ({
    typed,
    errors,
  }) => html`${field.textarea({ name: 'bio', label: 'About', hint: 'A few sentences. Hosts read them before they say that they are content with the team.', rows: 6, maximum: 3000, typed, errors })}
${field.input({ name: 'languages', label: 'Languages besides English', hint: 'With commas between them, such as Welsh, Urdu, British Sign Language', typed, errors })}`,
  read(body) {
    const form = parseForm(about, body);
    if (!form.ok) return { ok: false, errors: form.errors };
    const languages = [
      ...new Set(
        form.value.languages
          .split(/[,;\n]/)
          .map((language) => language.trim())
          .filter((language) => language !== ''),
      ),
    ];
    return {
      ok: true,
      write: async (trx, peer) => {
        await trx
          .updateTable('peers')
          .set({ bio: form.value.bio, languages })
          .where('person_id', '=', peer.id)
          .execute();
        return null;
      },
    };
  },
};
