import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { GOVUK_FOLDERS, type GovukOptions } from './generated/govuk-options.ts';
import { type Html, isHtml, trustedHtml } from './html.ts';

export type { GovukOptions } from './generated/govuk-options.ts';

/** One function a component: its official template, filled with typed options. */
export type Govuk = { readonly [Name in keyof GovukOptions]: (options: GovukOptions[Name]) => Html };

/**
 * The official components of govuk-frontend: `govuk.button({ text: 'Offer the place' })`. Text is escaped by the
 * template; options named `html` or ending in `Html` take `Html` only, and a plain string there throws.
 */
export const govuk: Govuk = Object.fromEntries(
  Object.entries(GOVUK_FOLDERS).map(([name, folder]) => [name, (options: object) => renderComponent(folder, options)]),
) as Govuk;

/** Fills the template of one component by the name of its folder. The same options give the same markup, so it is kept. */
function renderComponent(folder: string, options: object): Html {
  const params = forTemplate(options, '');
  const name = `${folder} ${JSON.stringify(params)}`;
  const before = kept.get(name);
  if (before) return before;
  const template = environment.getTemplate(`govuk/components/${folder}/template.njk`, true);
  const rendered = trustedHtml(template.render({ params }).trim());
  if (name.length <= LONGEST_KEPT) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, rendered);
  }
  return rendered;
}

/** Buttons, links, empty fields and filters come again on every page; what somebody typed is usually new and soon gone. */
const kept = new Map<string, Html>();
const MOST_KEPT = 500;
const LONGEST_KEPT = 4000;

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(
    join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist'),
    { noCache: false, watch: false },
  ),
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);

/** The service navigation's slots are printed unescaped too, though their names do not say so. */
const ATTRIBUTES_OPTION = /^(attributes|\w+Attributes)$/;
const MARKUP_OPTION = /^(html|\w+Html)$/;
const MARKUP_SLOTS = new Set(['start', 'end', 'navigationStart', 'navigationEnd']);

/** The options with `Html` turned to text, after making sure that what is printed unescaped was made by us. */
function forTemplate(value: unknown, key: string): unknown {
  if (isHtml(value)) return String(value);
  if (typeof value === 'string') {
    if (MARKUP_OPTION.test(key) || ATTRIBUTES_OPTION.test(key))
      throw new TypeError(`govuk: option "${key}" does not take a string`);
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => forTemplate(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (key === 'slots' && MARKUP_SLOTS.has(name) && typeof item === 'string') {
      throw new TypeError(`govuk: slot "${name}" takes Html, not a string`);
    }
    copy[name] = forTemplate(item, name);
  }
  return copy;
}
