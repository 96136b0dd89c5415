import type { NoteBody } from '../../../contract.ts';
import type { PhotographToKeep } from '../ports.ts';
import type { SentStraight } from '../straight-sender.ts';
import { wayOut } from '../way-out.ts';
import { NOT_SAVED } from '../words.ts';
import { type PaperForm, paperForm } from './paper-form.ts';
import { type InBox, type Intent, notesInBox, readingWords, spelt } from './words-in-box.ts';

export type Written = { readonly bodies: readonly NoteBody[]; readonly photograph: PhotographToKeep | null };

/** What came of saving: how many of the notes are on the device, in their order, and why no more. */
export type Kept = { readonly kept: number; readonly why: 'full' | 'failed' | null };

export type ComposerOptions = Intent & {
  readonly draft: string;
  answerNothing(): void;
  save(written: Written): Promise<Kept>;
  /** Sends new notes without keeping them here. */
  sendStraight(bodies: readonly NoteBody[]): Promise<SentStraight>;
  rescue(): Promise<Blob>;
  keepDraft(text: string): void;
  cancel(): void;
};

/** The box that one writes in. Everything but the words is known already or one press away. */
export function composer(options: ComposerOptions): HTMLElement {
  const box = new Composer(options);
  return box.form.element;
}

/** What is in the box, and what happens to it. `paperForm` is how it looks, `notesInBox` what the words mean. */
class Composer {
  readonly form: PaperForm;
  readonly #options: ComposerOptions;
  /** A name was warned of, and the next press keeps it. */
  #anyway = false;
  #isSaving = false;

  constructor(options: ComposerOptions) {
    this.#options = options;
    this.form = paperForm(options, {
      typed: () => this.#typed(),
      submit: () => void this.#pressed(),
      cancel: options.cancel,
      answerNothing: options.answerNothing,
      kindChosen: () => this.#showReading(),
      photographSaid: (words, isWrong) => {
        this.form.pictureWords.textContent = isWrong ? '' : words;
        this.#say(isWrong ? words : '');
      },
    });
    this.form.box.value = options.draft;
    this.#say('');
    this.#showReading();
  }

  #say(words: string, ...ways: Node[]): void {
    const { wrong, ways: place, save } = this.form;
    wrong.textContent = words;
    place.replaceChildren(...ways);
    save.textContent = this.#anyway ? 'Save it as it is' : this.#options.changing ? 'Save the change' : 'Save the note';
  }

  #typed(): void {
    this.#anyway = false;
    this.#say('');
    this.#showReading();
    this.#options.keepDraft(this.form.box.value);
  }

  #showReading(): void {
    const { box, kinds, reading } = this.form;
    const words = readingWords(box.value, !this.#options.changing && kinds.value() === null);
    if (reading.textContent !== words) reading.textContent = words;
  }

  #read(): InBox {
    const { box, kinds, themes, source, photo } = this.form;
    const chosen = {
      kind: kinds.value(),
      themeId: themes.value(),
      sourceCategory: source.value(),
      hasPhotograph: photo.chosen(),
      anyway: this.#anyway,
    };
    const read = notesInBox(box.value, this.#options, chosen, new Date());
    if ('wrong' in read && read.named) this.#anyway = true;
    return read;
  }

  /** One press at a time: a second one while the first is under way would write the same twice. */
  async #pressed(): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    await this.#submit().finally(() => {
      this.#isSaving = false;
    });
  }

  async #submit(): Promise<void> {
    const { box, photo } = this.form;
    const { changing, rescue, save } = this.#options;
    const before = box.value;
    const read = this.#read();
    if ('wrong' in read) return this.#refuse(read.wrong);
    const { bodies } = read;
    const wantsPhotograph = photo.chosen();
    const photograph = await photo.value();
    // It turned out to be none: that has been said, and whether to save without it is for the writer.
    if (wantsPhotograph && !photograph) return;
    const { kept, why } = await save({ bodies, photograph });
    if (kept > 0) photo.clear();
    if (why === null) return this.#finished(before);
    if (kept > 0) this.#leave(bodies.slice(kept).map(spelt).join('\n'));
    const send = changing ? null : () => this.#sendStraight();
    this.#refuse(NOT_SAVED[why], wayOut({ text: () => box.value, send, rescue }));
  }

  /** Says why a press did not save, and brings that into sight: on a phone the button is a screen below the box. */
  #refuse(words: string, ...ways: Node[]): void {
    this.#say(words, ...ways);
    this.form.wrong.scrollIntoView({ block: 'nearest' });
  }

  async #sendStraight(): Promise<SentStraight> {
    const before = this.form.box.value;
    const read = this.#read();
    if ('wrong' in read) return { sent: false, why: read.wrong };
    const sent = await this.#options.sendStraight(read.bodies);
    if (sent.sent) this.#finished(before);
    return sent;
  }

  /** All of it is where it should be. What was typed meanwhile stays. */
  #finished(before: string): void {
    const { element, box } = this.form;
    const { changing, answers, cancel, answerNothing } = this.#options;
    if (changing) {
      cancel();
      return;
    }
    for (const input of element.querySelectorAll('input'))
      if (input.type === 'radio') input.checked = input.defaultChecked;
    this.#anyway = false;
    this.#say('');
    this.#leave(box.value.startsWith(before) ? box.value.slice(before.length) : box.value);
    if (answers) answerNothing();
    else box.focus();
  }

  #leave(text: string): void {
    this.form.box.value = text;
    this.#showReading();
    this.#options.keepDraft(text);
  }
}
