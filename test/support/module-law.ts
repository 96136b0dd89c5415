/** A source file, by its path from the root of the checkout. */
export type SourceFile = { path: string; text: string };

/** Which modules each module may import. It has no circle; `workspace`, where pages combine modules, is on top. */
export const MODULE_GRAPH: Record<string, readonly string[]> = {
  audit: [],
  authorities: ['audit'],
  people: ['audit', 'authorities'],
  programmes: ['audit'],
  challenges: ['audit', 'authorities', 'people', 'programmes'],
  pool: ['audit', 'authorities', 'people', 'programmes', 'challenges'],
  recruitment: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'pool'],
  matching: [],
  teams: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'pool', 'matching'],
  planning: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'pool', 'matching', 'teams'],
  demand: ['audit', 'programmes', 'challenges', 'pool', 'recruitment', 'teams', 'planning'],
  preparation: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'teams'],
  timetable: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'teams'],
  notebook: ['audit', 'people', 'programmes', 'challenges', 'teams', 'preparation', 'timetable'],
  findings: ['audit', 'people', 'programmes', 'challenges', 'teams', 'preparation', 'timetable', 'notebook'],
  reporting: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'teams', 'timetable', 'findings'],
  improvement: ['audit', 'authorities', 'people', 'programmes', 'challenges', 'teams', 'findings', 'reporting'],
  workspace: [
    'audit',
    'authorities',
    'people',
    'programmes',
    'challenges',
    'pool',
    'recruitment',
    'matching',
    'teams',
    'planning',
    'demand',
    'preparation',
    'timetable',
    'notebook',
    'findings',
    'reporting',
    'improvement',
  ],
};

/** Which layers of its own module each layer may import. Left out: no rule (index.ts, testing, README). */
const LAYERS: Record<string, readonly string[]> = {
  domain: ['domain'],
  store: ['domain', 'store'],
  application: ['domain', 'store', 'application'],
  web: ['domain', 'store', 'application', 'web'],
  jobs: ['domain', 'store', 'application', 'jobs'],
  client: ['domain', 'client'],
};

/** Every import that breaks the law, as `file: what is wrong`. */
export function breaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found = imports(file.text).flatMap((one) => breach(file.path, one));
    const reads =
      /process\.env/.test(withoutComments(file.text)) &&
      file.path.startsWith('src/') &&
      !ENVIRONMENT_READERS.test(file.path);
    return [...found, ...(reads ? ['reads the environment: only config.ts may'] : [])].map(
      (what) => `${file.path}: ${what}`,
    );
  });
}

const ENVIRONMENT_READERS = /^src\/(main|worker|cli|config)\.ts$|\.test\.ts$|\/testing\//;

type Import = { from: string; typeOnly: boolean };

function imports(text: string): Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?[^'"`;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/gm,
  )) {
    found.push({ from: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined });
  }
  return found;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

function breach(file: string, { from, typeOnly }: Import): string[] {
  const wrong = (why: string) => [`imports ${from}: ${why}`];
  if (file.startsWith('src/kernel/')) return /^#/.test(from) ? wrong('the kernel imports nothing of ours') : [];
  if (file.startsWith('src/design/'))
    return /^#(platform|modules)/.test(from) ? wrong('the design knows no platform and no module') : [];
  if (file.startsWith('src/platform/')) return /^#modules/.test(from) ? wrong('the platform knows no module') : [];
  const [, module, layer] = /^src\/modules\/([^/]+)\/(?:([^/]+)\/)?/.exec(file) ?? [];
  if (!module) return [];
  const test = file.endsWith('.test.ts') || layer === 'testing';
  if (from.startsWith('#modules/')) return acrossModules(module, layer, from, typeOnly, test, wrong);
  if (from.startsWith('#'))
    return layer === 'domain' && !test && !typeOnly && !from.startsWith('#kernel/')
      ? wrong('domain is pure: kernel only')
      : [];
  if (!from.startsWith('.'))
    return layer === 'domain' && !test && from.startsWith('node:') && !PURE_NODE.has(from)
      ? wrong('domain does no input or output')
      : [];
  return withinModule(module, layer, file, from, test, wrong);
}

const PURE_NODE = new Set(['node:util']);

type Wrong = (why: string) => string[];

function acrossModules(
  module: string,
  layer: string | undefined,
  from: string,
  typeOnly: boolean,
  test: boolean,
  wrong: Wrong,
): string[] {
  if (test) return [];
  const other = from.slice('#modules/'.length);
  if (!(MODULE_GRAPH[module] ?? []).includes(other)) return wrong(`${module} may not know ${other}`);
  if (layer === 'domain' && !typeOnly) return wrong('domain takes only types from other modules');
  return [];
}

function withinModule(
  module: string,
  layer: string | undefined,
  file: string,
  from: string,
  test: boolean,
  wrong: Wrong,
): string[] {
  const target = new URL(from, `file:///${file}`).pathname.slice(1);
  const [, otherModule, otherLayer] = /^src\/modules\/([^/]+)\/(?:([^/]+)\/)?/.exec(target) ?? [];
  if (otherModule !== module)
    return test ? [] : wrong('other modules only through #modules, #platform, #design or #kernel');
  const allowed = layer === undefined ? undefined : LAYERS[layer];
  if (test || !allowed || !otherLayer || !(otherLayer in LAYERS)) return [];
  return allowed.includes(otherLayer) ? [] : wrong(`${layer} may not import ${otherLayer}`);
}
