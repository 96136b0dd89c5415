import { aboutSection, daysSection } from './about.ts';
import { placesSection } from './places.ts';
import { postSection } from './post.ts';
import { programmesSection } from './programmes.ts';
import { rolesSection } from './roles.ts';
import type { Editor, Section } from './section.ts';
import { skillsSection } from './skills.ts';
import { tiesSection } from './ties.ts';

/** Every section of a profile, in the order in which it is read. */
export const SECTIONS: readonly Section[] = [
  postSection,
  rolesSection,
  skillsSection,
  daysSection,
  tiesSection,
  programmesSection,
  placesSection,
  aboutSection,
];

/** The section of that key that this editor may change, or null. */
export function sectionFor(key: string | undefined, by: Editor): Section | null {
  return SECTIONS.find((section) => section.key === key && section.editors.includes(by)) ?? null;
}
