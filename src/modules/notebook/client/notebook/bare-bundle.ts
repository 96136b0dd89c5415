import type { Bundle } from '../../bundle.ts';

/** Who may have spoken, as the server would list it. */
const SOURCES: Readonly<Record<Bundle['sources'][number]['key'], string>> = {
  members: 'Members',
  'senior-officers': 'Senior officers',
  'middle-managers': 'Middle managers',
  frontline: 'Frontline staff',
  partners: 'Partners',
  residents: 'Residents or people with lived experience',
  documents: 'Documents',
  data: 'Data',
};

/**
 * In place of a challenge that was taken along and cannot be read any more: one writes on, of no session, and sees one's own notes. It has
 * no version, so the next time there is a network all of it is fetched.
 */
export function bareBundle(personId: string): Bundle {
  return {
    now: '',
    version: '',
    csrf: '',
    challenge: { id: '', reference: '', title: '' },
    personId,
    closed: false,
    sessions: [],
    themes: [],
    sources: (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).map((key) => ({ key, label: SOURCES[key] })),
    readings: [],
    names: { salt: '', everywhere: [], inSession: [] },
    notes: [],
    knows: 0,
  };
}

export function isBare({ version }: Bundle): boolean {
  return version === '';
}
