/**
 * Markup that is known to be safe to send. Only this file can make one, so a plain string from a form, a file or a
 * colleague's typing can never become markup by accident: what `html` did not write itself, it escapes.
 */
class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
  /** Markup inside JSON is its text. */
  toJSON(): string {
    return this.#text;
  }
}

/** Safe markup. `String(it)` is its text. Made by `html`, never by a cast. */
export type Html = Markup;

/** What may stand between `${` and `}`. Null, undefined and false are nothing; so that `${late && tag}` works. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** No markup at all. */
export const noHtml: Html = new Markup('');

/** Writes markup: the template's own text as it is, every value escaped unless it is `Html` already. */
export function html(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  let text = strings[0] ?? '';
  for (let i = 0; i < parts.length; i += 1) text += partText(parts[i]) + strings[i + 1];
  return new Markup(text);
}

/** Takes text for markup **without** escaping. Only for text that we wrote ourselves or a library escaped. */
export function trustedHtml(text: string): Html {
  return new Markup(text);
}

/** True for markup made by this file; nothing parsed from a request or the database can be. */
export function isHtml(value: unknown): value is Html {
  return value instanceof Markup;
}

/** The parts one after another, `separator` between those that are something. */
export function joinHtml(parts: readonly HtmlPart[], separator: HtmlPart = ''): Html {
  const texts = parts.map(partText).filter((text) => text !== '');
  return new Markup(texts.join(partText(separator)));
}

/** The text with `& < > " '` made harmless, for element content and quoted attribute values alike. */
export function escapeHtml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '') : text;
}

/**
 * Attributes with a leading space each, ready to stand right after a tag's name: `<a${attributes({ href })}>`.
 * Null, undefined and false leave the attribute out, true writes its bare name. Throws on a name that could break out
 * of the tag, and on `style` and `on…` names, which our content security policy refuses anyway.
 */
export function attributes(values: Record<string, string | number | boolean | null | undefined>): Html {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    if (!/^[a-z][a-z0-9:_.-]*$/i.test(name) || /^(on|style$)/i.test(name)) {
      throw new TypeError(`attributes: "${name}" may not be an attribute here`);
    }
    text += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return new Markup(text);
}

const NEEDS_ESCAPE = /[&<>"']/;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function partText(part: HtmlPart): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'number') return String(part);
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(partText).join('');
  throw new TypeError(`html: cannot write ${Object.prototype.toString.call(part)} into a page`);
}
