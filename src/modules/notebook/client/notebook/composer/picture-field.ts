import { h } from '../dom.ts';
import { PICTURE_NOT_KEPT } from '../words.ts';
import type { ChosenPictures } from './chosen-picture.ts';

export type PictureField = {
  /** Where one is chosen. */
  readonly element: HTMLElement;
  /** What becomes of the one that was chosen, and the way to take it off again. */
  readonly line: HTMLElement;
  /** Says how it stands now. */
  show(): void;
};

/** A photograph of a flipchart, for the next note. */
export function pictureField(pictures: ChosenPictures): PictureField {
  const input = h('input', {
    type: 'file',
    accept: 'image/*',
    id: 'notebook-photograph',
    class: 'govuk-file-upload',
    change() {
      const [file] = input.files ?? [];
      if (file) pictures.choose(file);
      else pictures.takeOff();
    },
  }) as HTMLInputElement;
  const label = h('label', { class: 'govuk-label', for: 'notebook-photograph' }, 'Photograph of a flipchart');
  const words = h('span', { class: 'cf-quiet', role: 'status' });
  const takeOff = h(
    'button',
    {
      type: 'button',
      class: 'cf-notebook__act',
      click() {
        pictures.takeOff();
        input.closest('details')?.querySelector('summary')?.focus();
      },
    },
    'Take the photograph off',
  );
  const line = h('p', { class: 'cf-notebook__chosen' }, words, ' ', takeOff);
  return {
    element: h('p', {}, label, input),
    line,
    show() {
      const picture = pictures.now();
      if (!picture) input.value = '';
      words.textContent = !picture ? '' : !picture.isMade ? MAKING : picture.isUnkept ? PICTURE_NOT_KEPT : GOES_ALONG;
      takeOff.hidden = !picture?.isMade;
    },
  };
}

const MAKING = 'Making the photograph smaller …';
const GOES_ALONG = 'The photograph goes with the note when you save it.';
