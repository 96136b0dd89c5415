import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The components that the façade offers, by the name of their folder in govuk-frontend. */
export const OFFERED = [
  'accordion',
  'back-link',
  'breadcrumbs',
  'button',
  'character-count',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'generic-header',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'pagination',
  'panel',
  'phase-banner',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'summary-list',
  'table',
  'tabs',
  'tag',
  'task-list',
  'textarea',
  'warning-text',
];

/** The text of `src/design/generated/govuk-options.ts` as the installed govuk-frontend asks for it. */
export function generateGovukTypes(): string {
  const types = OFFERED.map((folder) => {
    const options = JSON.parse(
      readFileSync(join(componentsFolder(), folder, 'macro-options.json'), 'utf8'),
    ) as Option[];
    return `/** Options of the ${folder} component. */\nexport type ${pascal(folder)}Options = ${objectType(options, '')};\n`;
  });
  const names = OFFERED.map((folder) => `  ${camel(folder)}: ${pascal(folder)}Options;`).join('\n');
  const folders = OFFERED.map((folder) => `  ${camel(folder)}: '${folder}',`).join('\n');
  return [
    '// Written by tools/generate-govuk-types.ts from govuk-frontend. Do not edit.',
    "import type { Html } from '../html.ts';\n",
    '/** Null, undefined and false leave a value out of an attribute or leave a part out. */',
    'export type Nothing = null | undefined | false;\n',
    '/** Extra attributes of an element; values are escaped. */',
    'export type AttributeOptions = Record<string, string | number | boolean | null | undefined>;\n',
    ...types,
    `/** Every component offered, with its options. */\nexport type GovukOptions = {\n${names}\n};\n`,
    `/** The folder that each component's template is in. */\nexport const GOVUK_FOLDERS = {\n${folders}\n} as const;\n`,
  ].join('\n');
}

/** Where govuk-frontend keeps its component folders. */
export function componentsFolder(): string {
  const packageFile = createRequire(import.meta.url).resolve('govuk-frontend/package.json');
  return join(dirname(packageFile), 'dist/govuk/components');
}

type Option = {
  name: string;
  type: string;
  required: boolean;
  description: string;
  isComponent?: boolean;
  deprecated?: unknown;
  params?: Option[];
};

function objectType(options: readonly Option[], indent: string): string {
  const inner = `${indent}  `;
  const byName = Map.groupBy(
    options.filter((option) => option.type !== 'nunjucks-block'),
    (option) => option.name,
  );
  const lines = [...byName.values()].map((same) => {
    const first = same[0]!;
    const required = isRequired(first, options);
    const types = same.map((option) => typeOf(option, inner)).join(' | ') + (required ? '' : ' | Nothing');
    const doc = first.description.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ');
    return `${inner}/** ${doc} */\n${inner}${first.name}${required ? '' : '?'}: ${types};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function typeOf(option: Option, indent: string): string {
  if (option.type === 'string') return isMarkup(option) ? 'Html' : plainText(option);
  if (option.type === 'boolean') return 'boolean';
  if (option.type === 'integer') return 'number';
  if (option.type === 'array') {
    if (option.params === undefined) return 'readonly (string | Nothing)[]';
    const item = `(${objectType(option.params, indent)} | Nothing)[]`;
    return option.name === 'rows' && option.params.some((param) => param.name === 'colspan')
      ? `(${item} | Nothing)[]`
      : item;
  }
  if (option.params !== undefined) return `${objectType(option.params, indent)}`;
  if (option.isComponent) return `${pascal(kebab(option.name))}Options`;
  if (/attributes$/i.test(option.name)) return 'AttributeOptions';
  return 'Record<string, unknown>';
}

/** Everything that the templates print unescaped: `html`, `…Html`, and the slots of the service navigation. */
function isMarkup(option: Option): boolean {
  return /(^html|Html)$/.test(option.name) || option.description.startsWith('HTML injected');
}

function plainText(option: Option): string {
  return option.name === 'text' || option.name === 'value' ? 'string | number' : 'string';
}

/** The shipped flag says "required" of `text` and of `html` although one of the two is enough. */
function isRequired(option: Option, siblings: readonly Option[]): boolean {
  if (!option.required || option.deprecated || /not required|(will be|is) (ignored|required)/.test(option.description))
    return false;
  const oneOfTwo = /^(text|html|\w+Text|\w+Html)$/.test(option.name);
  return !(oneOfTwo && siblings.some((other) => isMarkup(other)));
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(folder: string): string {
  return folder.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(folder: string): string {
  return camel(`-${folder}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(
    fileURLToPath(new URL('../src/design/generated/govuk-options.ts', import.meta.url)),
    generateGovukTypes(),
  );
}
