import type { BundlePrompt } from '../../../bundle.ts';
import { h } from '../dom.ts';
import type { ChosenPictures } from './chosen-picture.ts';
import { kindChips, type Place, sourceSelect, themeChips } from './fields.ts';
import { pictureField } from './picture-field.ts';
import type { Intent } from './words-in-box.ts';

/** What can be done with the form. */
export type FormActs = {
  typed(): void;
  submit(): void;
  cancel(): void;
  answerNothing(): void;
  /** What kind of note it is was chosen. */
  kindChosen(): void;
};

export type PaperForm = ReturnType<typeof paperForm>;

/** The box, what is chosen beside it, and the places where something is said, in their order on the screen. */
export function paperForm({ changing, answers, ...place }: Intent, pictures: ChosenPictures, acts: FormActs) {
  const box = h('textarea', {
    class: 'govuk-textarea cf-notebook__box',
    id: 'notebook-text',
    rows: '4',
    dir: 'auto',
    'aria-describedby': 'notebook-hint notebook-wrong',
    input: acts.typed,
  }) as HTMLTextAreaElement;
  const wrong = h('p', { class: 'govuk-error-message', id: 'notebook-wrong', role: 'alert' });
  const ways = h('div');
  const reading = h('p', { class: 'cf-notebook__reading cf-quiet', role: 'status' });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    acts.submit();
  };
  // A press goes straight to saving: what a browser does of its own before it submits a form takes a slow phone as long as the saving.
  const save = h('button', { type: 'submit', class: 'govuk-button', click: onSubmit });
  const kinds = kindChips(changing);
  const themes = themeChips(place, changing);
  const source = sourceSelect(place, changing);
  // A note that is changed keeps the photographs that it has.
  const photo = changing ? null : pictureField(pictures);
  kinds.element.addEventListener('change', acts.kindChosen);
  const cancel = { type: 'button', class: 'govuk-button govuk-button--secondary', click: acts.cancel };
  const fold = more(source.element, photo?.element);
  /** Nothing is folded away that has to be chosen. */
  const unfold = () => !source.isSaid() && fold.setAttribute('open', '');
  unfold();
  const element = h(
    'form',
    { class: 'cf-notebook__composer', novalidate: true, submit: onSubmit },
    answers && answerHead(answers, acts.answerNothing),
    h(
      'label',
      { class: 'govuk-label govuk-label--s', for: 'notebook-text' },
      changing ? 'Your note' : 'What you heard or saw',
    ),
    h('p', { class: 'govuk-hint', id: 'notebook-hint' }, 'A sign at the start of a line says what it is: + ! ? or "'),
    wrong,
    ways,
    box,
    reading,
    kinds.element,
    themes.element,
    fold,
    photo?.line,
    h('div', { class: 'govuk-button-group' }, save, changing && h('button', cancel, 'Leave it as it was')),
  );
  /** What there is to choose, as the challenge and the session are now. */
  const showAnew = (now: Place) => {
    themes.showAnew(now);
    source.showAnew(now);
    unfold();
  };
  return { element, showAnew, box, wrong, ways, reading, save, kinds, themes, source, photo };
}

/** What is seldom needed, folded away. */
function more(...fields: (HTMLElement | undefined)[]): HTMLElement {
  return h('details', { class: 'cf-notebook__more' }, h('summary', {}, 'Who spoke, photograph'), ...fields);
}

/** Which prompt the note answers, with the way out. */
function answerHead(prompt: BundlePrompt, answerNothing: () => void): HTMLElement {
  return h(
    'div',
    { class: 'cf-prompt' },
    h('span', { class: 'cf-prompt__foot' }, 'This note answers'),
    h('span', { class: 'cf-prompt__text', dir: 'auto' }, prompt.text),
    h('button', { type: 'button', class: 'cf-notebook__act', click: answerNothing }, 'It answers something else'),
  );
}
