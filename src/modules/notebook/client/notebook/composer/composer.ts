import { joined } from '../draft.ts';
import type { ShownNote } from '../shown-note.ts';
import type { SentStraight } from '../straight-sender.ts';
import { wayOut } from '../way-out.ts';
import { SAVED_BUT_FOR_MORE } from '../words.ts';
import { type PaperForm, paperForm } from './paper-form.ts';
import type { Box, ComposerOptions, Kept, Left, Written } from './press.ts';
import { type InBox, notesInBox, readingWords } from './words-in-box.ts';

/** The box that one writes in. Everything but the words is known already or one press away. */
export function composer(options: ComposerOptions): Box {
  return new Composer(options);
}

/** What is in the box, and what happens to it. `paperForm` is how it looks, `notesInBox` what the words mean. */
class Composer implements Box {
  readonly #form: PaperForm;
  readonly #options: ComposerOptions;
  changing: ShownNote | null;
  /** A name was warned of, and the next press keeps it. */
  #anyway = false;
  /** What is said of a picture that is none. */
  #pictureWrong = '';
  /** The words that are being saved. */
  #pressed: string | null = null;

  constructor(options: ComposerOptions) {
    this.#options = options;
    this.changing = options.changing;
    this.#form = paperForm({ ...options, ...options.place() }, options.pictures, {
      typed: () => this.#typed(),
      submit: () => void this.#save(),
      cancel: options.cancel,
      answerNothing: options.answerNothing,
      kindChosen: () => this.#showReading(),
    });
    this.#form.box.value = options.draft;
    this.#say('');
    this.#showReading();
    if (options.changing) return;
    this.#pictureChanged();
    options.pictures.hear(() => this.#pictureChanged());
  }

  get element(): HTMLElement {
    return this.#form.element;
  }

  #say(words: string, ...ways: Node[]): void {
    const { wrong, ways: place, save } = this.#form;
    wrong.textContent = words;
    place.replaceChildren(...ways);
    save.textContent = this.#anyway ? 'Save it as it is' : this.changing ? 'Save the change' : 'Save the note';
  }

  #typed(): void {
    this.#anyway = false;
    this.#say('');
    this.#showReading();
    this.#keepDraft();
  }

  #pictureChanged(): void {
    const wrong = this.#options.pictures.wrong();
    this.#form.photo?.show();
    // What is said of the words stays.
    if (wrong !== this.#pictureWrong) this.#say(wrong);
    this.#pictureWrong = wrong;
  }

  /** Words that are being saved are kept by whoever saves them. */
  #keepDraft(): void {
    const { value } = this.#form.box;
    const isNew = this.changing === null && this.#pressed !== null;
    this.#options.keepDraft(this.changing, isNew ? this.#after(this.#pressed ?? '') : value);
  }

  #showReading(): void {
    const { box, kinds, reading } = this.#form;
    const words = readingWords(box.value, !this.changing && kinds.value() === null);
    if (reading.textContent !== words) reading.textContent = words;
  }

  #read(): InBox {
    const { box, kinds, themes, source } = this.#form;
    const { changing } = this;
    const chosen = {
      kind: kinds.value(),
      themeId: themes.value(),
      sourceCategory: source.value(),
      hasPhotograph: this.#options.pictures.now() !== null,
      anyway: this.#anyway,
    };
    const intent = { ...this.#options.place(), changing, answers: this.#options.answers };
    const read = notesInBox(box.value, intent, chosen, new Date());
    if ('wrong' in read && read.named) this.#anyway = true;
    return read;
  }

  /**
   * What is pressed now; or why it cannot be. One at a time: a second one while the first is under way would write the same twice.
   */
  #press(): Written | Extract<InBox, { wrong: string }> {
    const read = this.#read();
    if ('wrong' in read) return read;
    const { changing } = this;
    const words = this.#form.box.value;
    this.#pressed = words;
    this.#pictureWrong = '';
    return { words, bodies: read.bodies, changing, photograph: changing ? null : this.#options.pictures.press() };
  }

  async #save(): Promise<void> {
    if (this.#pressed !== null) return;
    const written = this.#press();
    if ('wrong' in written) return this.#refuseRead(written);
    this.#over(written, await this.#options.save(written));
  }

  async #sendStraight(): Promise<SentStraight> {
    if (this.#pressed !== null) return { sent: false, why: 'It is on its way already.' };
    const written = this.#press();
    if ('wrong' in written) {
      if (written.sourceless) this.#form.source.refuse(written.wrong);
      return { sent: false, why: written.wrong };
    }
    const sent = await this.#options.sendStraight(written);
    const { words } = written;
    // Where the box is on the screen, the button that was pressed says why by itself.
    const left = sent.sent ? null : { words, why: sent.why, needsWayOut: false };
    if (left && this.element.isConnected) this.#stays();
    else this.#over(written, { kept: 0, revision: '', left });
    return sent;
  }

  /** A press has come to its end. */
  #over(written: Written, kept: Kept): void {
    if (!this.element.isConnected) this.#options.leftBehind(written, kept);
    else if (kept.left) this.#notSaved(written, kept.left);
    else this.#finished(written, kept);
  }

  #notSaved({ words }: Written, left: Left): void {
    if (left.words !== words) this.#form.box.value = joined(left.words, this.#after(words));
    this.#stays();
    this.#refuseWith(left);
  }

  /** What is in the box is being saved no more. */
  #stays(): void {
    this.#pressed = null;
    this.#leave(this.#form.box.value);
  }

  showAnew(): void {
    this.#form.showAnew(this.#options.place());
  }

  takeBack(left: Left): void {
    this.#leave(joined(left.words, this.#form.box.value));
    this.#refuseWith(left);
  }

  #refuseWith({ why, needsWayOut }: Left): void {
    const { rescue } = this.#options;
    const send = this.changing ? null : () => this.#sendStraight();
    const ways = needsWayOut ? [wayOut({ text: () => this.#form.box.value, send, rescue })] : [];
    this.#refuse(why, ...ways);
  }

  /** Beside the field that it is about. */
  #refuseRead({ wrong, sourceless }: Extract<InBox, { wrong: string }>): void {
    this.#say('');
    if (sourceless) this.#form.source.refuse(wrong);
    else this.#refuse(wrong);
  }

  /** Says why a press did not save, and brings that into sight: on a phone the button is a screen below the box. */
  #refuse(words: string, ...ways: Node[]): void {
    this.#say(words, ...ways);
    this.#form.wrong.scrollIntoView({ block: 'nearest' });
  }

  /** All of it is where it should be. What was typed meanwhile stays. */
  #finished({ words, bodies, changing }: Written, { revision }: Kept): void {
    const { element, box, photo, source } = this.#form;
    const { answers, cancel, answerNothing, goOn } = this.#options;
    this.#pressed = null;
    this.#anyway = false;
    if (changing) {
      const [body = changing.body] = bodies;
      if (box.value === words) cancel();
      else goOn({ ...changing, revision, body });
      return;
    }
    for (const input of element.querySelectorAll('input'))
      if (input.type === 'radio') input.checked = input.defaultChecked;
    source.reset();
    this.#say('');
    photo?.show();
    this.#leave(this.#after(words));
    if (answers) answerNothing();
    else box.focus();
  }

  goOn(note: ShownNote): void {
    this.changing = note;
    this.#anyway = false;
    this.#say('');
    this.#keepDraft();
    this.#form.reading.textContent = SAVED_BUT_FOR_MORE;
  }

  /** What has been typed behind those words; all of it where they are not there any more. */
  #after(words: string): string {
    const { value } = this.#form.box;
    return value.startsWith(words) ? value.slice(words.length) : value;
  }

  #leave(text: string): void {
    this.#form.box.value = text;
    this.#showReading();
    this.#keepDraft();
  }
}
