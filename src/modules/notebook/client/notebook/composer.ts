import type { SourceCategory } from '#modules/programmes';
import type { Bundle, BundleSession } from '../../bundle.ts';
import { type NoteBody, tidyText } from '../../contract.ts';
import { NOTE_KIND_LABELS, NOTE_KIND_SIGNS, NOTE_KINDS, NOTE_MAXIMUM, type NoteKind } from '../../domain/note.ts';
import { notesInText } from '../../domain/read-markers.ts';
import { h } from './dom.ts';
import { namingWarningHere } from './names.ts';
import { scaledDown } from './photograph.ts';
import type { ShownNote } from './screen.ts';

export type Written = { readonly bodies: readonly NoteBody[]; readonly photograph: ArrayBuffer | null };

export type Composer = {
  readonly element: HTMLElement;
  /** Empties the box after all of it was saved, or leaves in it what was not. */
  reset(left: string): void;
  /** Says what went wrong, beside the box. */
  complain(words: string): void;
  text(): string;
};

export type ComposerOptions = {
  readonly bundle: Bundle;
  readonly session: BundleSession | null;
  /** The note that is changed; null for a new one. */
  readonly changing: ShownNote | null;
  readonly draft: string;
  save(written: Written): Promise<void>;
  keepDraft(text: string): void;
  cancel(): void;
};

/** The box that one writes in. Everything but the words is known already or one press away. */
export function composer(options: ComposerOptions): Composer {
  const { bundle, session, changing } = options;
  const chosen = { kind: changing?.body.kind ?? null, photograph: null as ArrayBuffer | null, anyway: false };
  const box = h('textarea', {
    class: 'govuk-textarea cf-notebook__box',
    id: 'notebook-text',
    rows: '4',
    'aria-describedby': 'notebook-hint notebook-wrong',
    input: () => {
      chosen.anyway = false;
      say('');
      options.keepDraft(box.value);
    },
  }) as HTMLTextAreaElement;
  box.value = changing?.body.text ?? options.draft;
  const wrong = h('p', { class: 'govuk-error-message', id: 'notebook-wrong', role: 'alert' });
  const save = h('button', { type: 'submit', class: 'govuk-button' }, changing ? 'Save the change' : 'Save the note');
  const themes = themeChips(bundle, session, changing);
  const source = sourceSelect(bundle, session, changing);
  const photo = photographField((bytes) => {
    chosen.photograph = bytes;
    if (bytes === null) say('That is not a picture that this phone can read. Choose another.');
  });

  function say(words: string): void {
    wrong.textContent = words;
    save.textContent = chosen.anyway ? 'Save it as it is' : changing ? 'Save the change' : 'Save the note';
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const text = tidyText(box.value) || (chosen.photograph && !changing ? 'Photograph' : '');
    const kind = kindChosen(form) ?? chosen.kind;
    const pieces = changing ? [{ kind: kind ?? changing.body.kind, text }] : notesInText(text, kind);
    if (text === '' || pieces.length === 0) return say('Write what you heard or saw');
    if (pieces.some((piece) => [...piece.text].length > NOTE_MAXIMUM)) {
      return say(`Use ${NOTE_MAXIMUM.toLocaleString('en-GB')} characters or fewer in one note. It is not saved yet.`);
    }
    const warning = chosen.anyway ? null : namingWarningHere(bundle.names, session?.id ?? null, text);
    if (warning) {
      chosen.anyway = true;
      return say(warning);
    }
    const writtenAt = changing?.body.writtenAt ?? new Date().toISOString();
    const place = {
      sessionId: session?.id ?? null,
      themeId: themes.value(),
      sourceCategory: source.value(),
      writtenAt,
    };
    const bodies = pieces.map(
      (piece): NoteBody => ({ text: tidyText(piece.text), kind: piece.kind ?? 'neutral', ...place }),
    );
    await options.save({ bodies, photograph: chosen.photograph });
  }

  const form = h(
    'form',
    { class: 'cf-notebook__composer', novalidate: true, submit: (event) => void submit(event) },
    h(
      'label',
      { class: 'govuk-label govuk-label--s', for: 'notebook-text' },
      changing ? 'Your note' : 'What you heard or saw',
    ),
    h('p', { class: 'govuk-hint', id: 'notebook-hint' }, 'A sign at the start of a line says what it is: + ! ? or "'),
    wrong,
    box,
    kindChips(changing),
    themes.element,
    h(
      'details',
      { class: 'cf-notebook__more' },
      h('summary', {}, 'Who spoke, photograph'),
      source.element,
      changing ? null : photo,
    ),
    h(
      'div',
      { class: 'govuk-button-group' },
      save,
      changing &&
        h(
          'button',
          { type: 'button', class: 'govuk-button govuk-button--secondary', click: options.cancel },
          'Leave it as it was',
        ),
    ),
  );

  return {
    element: form,
    text: () => box.value,
    complain: say,
    reset(left) {
      box.value = left;
      chosen.photograph = null;
      chosen.anyway = false;
      for (const input of form.querySelectorAll('input'))
        if (input.type === 'radio') input.checked = input.defaultChecked;
      for (const input of form.querySelectorAll('input')) if (input.type === 'file') input.value = '';
      if (left === '') say('');
      box.focus();
    },
  };
}

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

function kindChips(changing: ShownNote | null): HTMLElement {
  const kinds = NOTE_KINDS.map((kind) => ({
    value: kind,
    text: kind === 'neutral' ? 'Plain' : `${NOTE_KIND_SIGNS[kind]} ${NOTE_KIND_LABELS[kind]}`,
    checked: changing?.body.kind === kind,
  }));
  const byLine = { value: '', text: 'As the line says', checked: changing === null };
  return chips('notebook-kind', 'What kind of note it is', changing ? kinds : [byLine, ...kinds]);
}

function kindChosen(form: HTMLElement): NoteKind | null {
  const value = form.querySelector<HTMLInputElement>('input[name="notebook-kind"]:checked')?.value;
  return NOTE_KINDS.find((kind) => kind === value) ?? null;
}

/** The session's own topics, one press each; every other theme behind them. */
function themeChips(bundle: Bundle, session: BundleSession | null, changing: ShownNote | null) {
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

function sourceSelect(bundle: Bundle, session: BundleSession | null, changing: ShownNote | null) {
  const current = changing?.body.sourceCategory ?? session?.sourceCategory ?? 'documents';
  const select = h(
    'select',
    { class: 'govuk-select', id: 'notebook-source' },
    ...bundle.sources.map(({ key, label }) => h('option', { value: key, selected: key === current }, label)),
  ) as HTMLSelectElement;
  const element = h('p', {}, h('label', { class: 'govuk-label', for: 'notebook-source' }, 'Who spoke'), select);
  return { element, value: () => select.value as SourceCategory };
}

function photographField(taken: (bytes: ArrayBuffer | null) => void): HTMLElement {
  const input = h('input', {
    type: 'file',
    accept: 'image/*',
    id: 'notebook-photograph',
    class: 'govuk-file-upload',
    change: () => {
      const [file] = input.files ?? [];
      if (file) void scaledDown(file).then(taken);
    },
  }) as HTMLInputElement;
  return h(
    'p',
    {},
    h('label', { class: 'govuk-label', for: 'notebook-photograph' }, 'Photograph of a flipchart'),
    input,
  );
}
