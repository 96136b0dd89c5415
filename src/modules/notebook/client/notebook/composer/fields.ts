import type { SourceCategory } from '#modules/programmes';
import type { Bundle, BundleSession } from '../../../bundle.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, NOTE_KINDS, type NoteKind } from '../../../domain/note.ts';
import { h } from '../dom.ts';
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
