import type { SourceCategory } from '#modules/programmes';
import type { Bundle, BundleSession } from '../../../bundle.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, NOTE_KINDS, type NoteKind } from '../../../domain/note.ts';
import { h } from '../dom.ts';
import { newDeviceId } from '../new-id.ts';
import { scaledDown } from '../photograph.ts';
import type { PhotographToKeep } from '../ports.ts';
import type { ShownNote } from '../shown-note.ts';

function chips(
  name: string,
  legend: string,
  choices: readonly { value: string; text: string; checked: boolean }[],
): HTMLElement {
  return h(
    'fieldset',
    { class: 'cf-notebook__chips' },
    h('legend', { class: 'govuk-visually-hidden' }, legend),
    ...choices.map(({ value, text, checked }) =>
      h(
        'label',
        { class: 'cf-notebook__chip' },
        h('input', { type: 'radio', name, value, checked }),
        h('span', {}, text),
      ),
    ),
  );
}

/** What kind of note it is: as the signs in the text say, or as is pressed here. */
export function kindChips(changing: ShownNote | null) {
  const kinds = NOTE_KINDS.map((kind) => ({
    value: kind,
    text: kind === 'neutral' ? 'Plain' : `${NOTE_KIND_SIGNS[kind]} ${NOTE_KIND_LABELS[kind]}`,
    checked: changing?.body.kind === kind,
  }));
  const byLine = { value: '', text: 'As the line says', checked: changing === null };
  const element = chips('notebook-kind', 'What kind of note it is', changing ? kinds : [byLine, ...kinds]);
  const value = (): NoteKind | null => {
    const checked = element.querySelector<HTMLInputElement>('input:checked')?.value;
    return NOTE_KINDS.find((kind) => kind === checked) ?? null;
  };
  return { element, value };
}

/** The session's own topics, one press each; every other theme behind them. */
export function themeChips(bundle: Bundle, session: BundleSession | null, changing: ShownNote | null) {
  const own = bundle.themes.filter((theme) => session?.themeIds.includes(theme.id));
  const first = own.length > 0 ? own : bundle.themes;
  const only = own.length === 1 ? (own[0]?.id ?? '') : '';
  const current = changing ? (changing.body.themeId ?? '') : only;
  const list = first.some((theme) => theme.id === current) || current === '' ? first : bundle.themes;
  const element = chips('notebook-theme', 'Theme', [
    ...list.map((theme) => ({ value: theme.id, text: theme.name, checked: theme.id === current })),
    { value: '', text: 'No theme yet', checked: current === '' },
  ]);
  const value = () => element.querySelector<HTMLInputElement>('input:checked')?.value || null;
  return { element, value };
}

/** Who spoke: filled from the session. */
export function sourceSelect(bundle: Bundle, session: BundleSession | null, changing: ShownNote | null) {
  const current = changing?.body.sourceCategory ?? session?.sourceCategory ?? 'documents';
  const select = h(
    'select',
    { class: 'govuk-select', id: 'notebook-source' },
    ...bundle.sources.map(({ key, label }) => h('option', { value: key, selected: key === current }, label)),
  ) as HTMLSelectElement;
  const element = h('p', {}, h('label', { class: 'govuk-label', for: 'notebook-source' }, 'Who spoke'), select);
  return { element, value: () => select.value as SourceCategory };
}

export type PhotographField = {
  readonly element: HTMLElement;
  /** Whether one was chosen; it may still be being made smaller. */
  chosen(): boolean;
  /** The photograph once it has been made smaller; null where none was chosen or it is none. */
  value(): Promise<PhotographToKeep | null>;
  clear(): void;
};

/** A photograph of a flipchart. `said` hears what is happening to it. */
export function photographField(said: (words: string, isWrong: boolean) => void): PhotographField {
  let making: Promise<PhotographToKeep | null> | null = null;
  const take = (file: File | undefined) => {
    if (!file) {
      making = null;
      return said('', false);
    }
    said('Making the photograph smaller …', false);
    const mine = scaledDown(file).then((made) => {
      if (making !== mine) return null;
      if ('bytes' in made) {
        said('The photograph goes with the note when you save it.', false);
        return { id: newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10))), bytes: made.bytes };
      }
      making = null;
      input.value = '';
      said(made.refused, true);
      return null;
    });
    making = mine;
  };
  const input = h('input', {
    type: 'file',
    accept: 'image/*',
    id: 'notebook-photograph',
    class: 'govuk-file-upload',
    change: () => take(input.files?.[0]),
  }) as HTMLInputElement;
  const label = h('label', { class: 'govuk-label', for: 'notebook-photograph' }, 'Photograph of a flipchart');
  return {
    element: h('p', {}, label, input),
    chosen: () => making !== null,
    value: async () => await making,
    clear() {
      making = null;
      input.value = '';
      said('', false);
    },
  };
}
