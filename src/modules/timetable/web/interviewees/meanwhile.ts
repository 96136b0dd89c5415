import type { Typed } from '#design/form';
import { absencesText } from '../../domain/absences.ts';
import type { Interviewee } from '../../store/interviewees.ts';

const FIELDS = ['name', 'jobTitle', 'email', 'category', 'cannot', 'needs'] as const;

/** Somebody as their form would be typed. */
export function typedOf(person: Interviewee): Record<(typeof FIELDS)[number], string> {
  const { name, jobTitle, email, sourceCategory: category, unavailable, accessNeeds: needs } = person;
  return { name, jobTitle, email: email ?? '', category, cannot: absencesText(unavailable), needs };
}

/** Goes along with a form unseen: the revision, and how each field stood when it was shown. */
export function shownAs(person: Interviewee): Record<string, string> {
  const typed = typedOf(person);
  return Object.fromEntries([
    ['version', `${person.version}`],
    ...FIELDS.map((name) => [`was-${name}`, typed[name]] as const),
  ]);
}

/** The same once more, out of a form that came back with something wrong in it: what it was made from has not changed by that. */
export function shownBefore(body: Typed, person: Interviewee): Record<string, string> {
  const now = shownAs(person);
  return Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, body[name] === undefined ? value : text(body[name])]),
  );
}

/** A form that somebody else was quicker than: what was typed in it, and as it is now what was left alone. */
export function withTheirs(body: Typed, person: Interviewee): Typed {
  const now = typedOf(person);
  const of = (name: (typeof FIELDS)[number]) => {
    const was = body[`was-${name}`];
    return was !== undefined && text(body[name]) === text(was) ? now[name] : text(body[name]);
  };
  return Object.fromEntries(FIELDS.map((name) => [name, of(name)]));
}

/** A form for somebody new who is on the list already: what was typed in it, and what is known where nothing was. */
export function withKnown(body: Typed, person: Interviewee): Record<(typeof FIELDS)[number], string> {
  const known = typedOf(person);
  const of = (name: (typeof FIELDS)[number]) => text(body[name]) || known[name];
  const { name, jobTitle } = known;
  return { name, jobTitle, email: of('email'), category: of('category'), cannot: of('cannot'), needs: of('needs') };
}

function text(value: string | string[] | undefined): string {
  return String((Array.isArray(value) ? value[0] : value) ?? '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
