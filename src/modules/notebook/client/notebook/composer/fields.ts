import type { SourceCategory } from '#modules/programmes';
import type { Bundle, BundleSession } from '../../../bundle.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, NOTE_KINDS, type NoteKind } from '../../../domain/note.ts';
import { h } from '../dom.ts';
import type { ShownNote } from '../shown-note.ts';
import { CHOOSE } from '../words.ts';

type Choice = { readonly value: string; readonly text: string; readonly checked: boolean };

function chips(name: string, legend: string, choices: readonly Choice[]): HTMLElement {
  const element = h('fieldset', { class: 'cf-notebook__chips' });
  fillChips(element, name, legend, choices);
  return element;
}

function fillChips(element: HTMLElement, name: string, legend: string, choices: readonly Choice[]): void {
  element.replaceChildren(
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

/** What is chosen in a fieldset of chips; empty for nothing. */
function chosenChip(element: HTMLElement): HTMLInputElement | null {
  return element.querySelector<HTMLInputElement>('input:checked');
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
    const checked = chosenChip(element)?.value;
    return NOTE_KINDS.find((kind) => kind === checked) ?? null;
  };
  return { element, value };
}

/** Where a note is written: the challenge and the session as they are known now. */
export type Place = { readonly bundle: Bundle; readonly session: BundleSession | null };

/** The session's own topics, one press each; every other theme behind them. */
export function themeChips(place: Place, changing: ShownNote | null) {
  let choices = themeChoices(place, changing);
  const element = chips('notebook-theme', 'Theme', choices);
  const value = () => chosenChip(element)?.value || null;

  /** What was chosen stays chosen, and what has the focus keeps it. */
  function showAnew(now: Place): void {
    const next = themeChoices(now, changing);
    if (JSON.stringify(next) === JSON.stringify(choices)) return;
    choices = next;
    const chosen = chosenChip(element);
    const kept = chosen && !chosen.defaultChecked ? chosen.value : null;
    const focused = element.contains(document.activeElement);
    fillChips(element, 'notebook-theme', 'Theme', next);
    const again = [...element.querySelectorAll('input')].find((input) => input.value === kept);
    if (again) again.checked = true;
    if (focused) chosenChip(element)?.focus({ preventScroll: true });
  }

  return { element, value, showAnew };
}

function themeChoices({ bundle, session }: Place, changing: ShownNote | null): Choice[] {
  const own = bundle.themes.filter((theme) => session?.themeIds.includes(theme.id));
  const first = own.length > 0 ? own : bundle.themes;
  const only = own.length === 1 ? (own[0]?.id ?? '') : '';
  const current = changing ? (changing.body.themeId ?? '') : only;
  const list = first.some((theme) => theme.id === current) || current === '' ? first : bundle.themes;
  return [
    ...list.map((theme) => ({ value: theme.id, text: theme.name, checked: theme.id === current })),
    { value: '', text: 'No theme yet', checked: current === '' },
  ];
}

/** Who spoke: filled from the session; where that does not say, the writer does. */
export function sourceSelect(place: Place, changing: ShownNote | null) {
  let shown = '';
  let isSaid = false;
  const wrong = h('span', { class: 'govuk-error-message', id: 'notebook-source-wrong', role: 'alert' });
  const select = h('select', {
    class: 'govuk-select',
    id: 'notebook-source',
    'aria-describedby': 'notebook-source-wrong',
    change: () => say(''),
  }) as HTMLSelectElement;
  const label = h('label', { class: 'govuk-label', for: 'notebook-source' }, 'Who spoke');

  /** What was chosen stays chosen. */
  function showAnew({ bundle, session }: Place): void {
    const current = changing?.body.sourceCategory ?? session?.sourceCategory ?? '';
    const now = JSON.stringify([bundle.sources, current]);
    if (now === shown) return;
    shown = now;
    isSaid = current !== '';
    const kept = chosenHere() ?? current;
    const options = bundle.sources.map(({ key, label }) =>
      h('option', { value: key, selected: key === current }, label),
    );
    select.replaceChildren(...(isSaid ? [] : [h('option', { value: '', selected: true }, CHOOSE)]), ...options);
    if (bundle.sources.some(({ key }) => key === kept)) select.value = kept;
  }

  /** What the writer has chosen in place of what was there; null for nothing. */
  function chosenHere(): string | null {
    const [chosen] = select.selectedOptions;
    return chosen && !chosen.defaultSelected ? chosen.value : null;
  }

  /** For the next note: who spoke in the session. */
  function reset(): void {
    for (const option of select.options) option.selected = option.defaultSelected;
  }

  function say(words: string): void {
    wrong.textContent = words;
    select.setAttribute('aria-invalid', String(words !== ''));
  }

  /** Says what is wrong with it, and brings it into sight. */
  function refuse(words: string): void {
    say(words);
    select.closest('details')?.setAttribute('open', '');
    select.focus();
  }

  showAnew(place);
  const element = h('p', {}, label, wrong, select);
  const value = () => (select.value === '' ? null : (select.value as SourceCategory));
  return { element, value, isSaid: () => isSaid, showAnew, reset, refuse };
}
