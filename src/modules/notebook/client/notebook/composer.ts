import type { Bundle, BundlePrompt, BundleSession } from '../../bundle.ts';
import { type NoteBody, tidyText } from '../../contract.ts';
import { NOTE_MAXIMUM } from '../../domain/note.ts';
import { notesInText } from '../../domain/read-markers.ts';
import { kindChips, photographField, readingWords, sourceSelect, themeChips } from './composer-fields.ts';
import { h } from './dom.ts';
import { namingWarningHere } from './names.ts';
import type { PhotographToKeep } from './ports.ts';
import type { ShownNote } from './shown-note.ts';
import type { SentStraight } from './straight-sender.ts';
import { wayOut } from './way-out.ts';
import { NOT_SAVED } from './words.ts';

export type Written = { readonly bodies: readonly NoteBody[]; readonly photograph: PhotographToKeep | null };

/** What came of saving: how many of the notes are on the device, in their order, and why no more. */
export type Kept = { readonly kept: number; readonly why: 'full' | 'failed' | null };

export type ComposerOptions = {
  readonly bundle: Bundle;
  readonly session: BundleSession | null;
  /** The note that is changed; null for a new one. */
  readonly changing: ShownNote | null;
  readonly draft: string;
  /** The prompt of the session that is being answered. */
  readonly answers: BundlePrompt | null;
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
  const { bundle, session, changing, answers } = options;
  let anyway = false;
  let isSaving = false;
  const box = h('textarea', {
    class: 'govuk-textarea cf-notebook__box',
    id: 'notebook-text',
    rows: '4',
    dir: 'auto',
    'aria-describedby': 'notebook-hint notebook-wrong',
    input: () => typed(),
  }) as HTMLTextAreaElement;
  box.value = options.draft;
  const wrong = h('p', { class: 'govuk-error-message', id: 'notebook-wrong', role: 'alert' });
  const ways = h('div');
  const reading = h('p', { class: 'cf-notebook__reading cf-quiet', role: 'status' });
  const pictureWords = h('p', { class: 'cf-quiet', role: 'status' });
  const save = h('button', { type: 'submit', class: 'govuk-button' });
  const kinds = kindChips(changing);
  const themes = themeChips(bundle, session, changing);
  const source = sourceSelect(bundle, session, changing);
  const photo = photographField((words, isWrong) => {
    pictureWords.textContent = isWrong ? '' : words;
    say(isWrong ? words : '');
  });

  function say(words: string, ...more: Node[]): void {
    wrong.textContent = words;
    ways.replaceChildren(...more);
    save.textContent = anyway ? 'Save it as it is' : changing ? 'Save the change' : 'Save the note';
  }

  function typed(): void {
    anyway = false;
    say('');
    showReading();
    options.keepDraft(box.value);
  }

  function showReading(): void {
    const words = changing || kinds.value() ? '' : readingWords(notesInText(box.value, null));
    if (reading.textContent !== words) reading.textContent = words;
  }

  /** The notes in the box, or what is wrong with them. */
  function read(): { bodies: NoteBody[] } | { wrong: string } {
    const text = tidyText(box.value) || (photo.chosen() && !changing ? 'Photograph' : '');
    const kind = kinds.value();
    const pieces = changing ? [{ kind: kind ?? changing.body.kind, text }] : notesInText(text, kind);
    if (text === '' || pieces.length === 0) return { wrong: 'Write what you heard or saw' };
    const longest = Math.max(...pieces.map((piece) => [...piece.text].length));
    if (longest > NOTE_MAXIMUM) {
      const [most, has] = [NOTE_MAXIMUM, longest].map((count) => count.toLocaleString('en-GB'));
      return { wrong: `Use ${most} characters or fewer in one note: this has ${has}. It is not saved yet.` };
    }
    const warning = anyway ? null : namingWarningHere(bundle.names, session?.id ?? null, text);
    if (warning) {
      anyway = true;
      return { wrong: warning };
    }
    const writtenAt = changing?.body.writtenAt ?? new Date().toISOString();
    const place = {
      sessionId: session?.id ?? null,
      themeId: themes.value(),
      sourceCategory: source.value(),
      writtenAt,
    };
    return {
      bodies: pieces.map((piece, at) => ({
        text: tidyText(piece.text),
        kind: piece.kind ?? 'neutral',
        ...place,
        ...(answers && at === 0 ? { promptId: answers.id } : {}),
      })),
    };
  }

  async function submit(): Promise<void> {
    const before = box.value;
    const done = read();
    if ('wrong' in done) return say(done.wrong);
    const { bodies } = done;
    const wantsPhotograph = photo.chosen();
    const photograph = await photo.value();
    // It turned out to be none: that has been said, and whether to save without it is for the writer.
    if (wantsPhotograph && !photograph) return;
    const { kept, why } = await options.save({ bodies, photograph });
    if (kept > 0) photo.clear();
    if (why === null) return finished(before);
    if (kept > 0) leave(bodies.slice(kept).map(spelt).join('\n'));
    say(
      NOT_SAVED[why],
      wayOut({ text: () => box.value, send: changing ? null : sendStraight, rescue: options.rescue }),
    );
  }

  async function sendStraight(): Promise<SentStraight> {
    const before = box.value;
    const done = read();
    if ('wrong' in done) return { sent: false, why: done.wrong };
    const sent = await options.sendStraight(done.bodies);
    if (sent.sent) finished(before);
    return sent;
  }

  /** All of it is where it should be. What was typed meanwhile stays. */
  function finished(before: string): void {
    if (changing) {
      options.cancel();
      return;
    }
    for (const input of form.querySelectorAll('input'))
      if (input.type === 'radio') input.checked = input.defaultChecked;
    anyway = false;
    say('');
    leave(box.value.startsWith(before) ? box.value.slice(before.length) : box.value);
    if (answers) options.answerNothing();
    else box.focus();
  }

  function leave(text: string): void {
    box.value = text;
    showReading();
    options.keepDraft(text);
  }

  /** One press at a time: a second one while the first is under way would write the same twice. */
  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving) return;
    isSaving = true;
    await submit().finally(() => {
      isSaving = false;
    });
  }

  const cancel = { type: 'button', class: 'govuk-button govuk-button--secondary', click: options.cancel };
  const form = h(
    'form',
    { class: 'cf-notebook__composer', novalidate: true, submit: (event) => void onSubmit(event) },
    answers && answerHead(answers, options.answerNothing),
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
    h(
      'details',
      { class: 'cf-notebook__more' },
      h('summary', {}, 'Who spoke, photograph'),
      source.element,
      !changing && photo.element,
    ),
    pictureWords,
    h('div', { class: 'govuk-button-group' }, save, changing && h('button', cancel, 'Leave it as it was')),
  );
  kinds.element.addEventListener('change', showReading);
  say('');
  showReading();
  return form;
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

/** What is left of several notes goes back into the box under its sign. */
function spelt({ kind, text }: NoteBody): string {
  const sign = { strength: '+ ', consideration: '! ', question: '? ', quotation: '“', neutral: '' }[kind];
  return `${sign}${text}`;
}
