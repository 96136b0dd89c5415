import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Everything a process is told from outside, read once at start. Nothing else reads the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly baseUrl: string;
  readonly secret: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** The demo programme is loaded and one may sign in as its people with one press. */
  readonly demo: boolean;
  readonly production: boolean;
  readonly runs: 'all' | 'web' | 'worker';
  /** Whose `X-Forwarded-For` is believed when limits are counted by network. */
  readonly trustProxy: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const yesNo = z.preprocess(blankIsAbsent, z.enum(['yes', 'no', 'true', 'false', '1', '0']).optional());
const text = z.preprocess(blankIsAbsent, z.string().optional());

const environmentSchema = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(3000)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('data')),
  DATABASE_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  BASE_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  SECRET: text,
  SMTP_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z.preprocess(blankIsAbsent, z.string().default('Critical Friend <no-reply@localhost>')),
  DEMO: yesNo,
  NODE_ENV: text,
  RUNS: z.preprocess(blankIsAbsent, z.enum(['all', 'web', 'worker']).default('all')),
  TRUST_PROXY: yesNo,
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
});

/** Either the configuration, or each thing that is wrong with it in a sentence that says what to set. */
export function readConfig(environment: NodeJS.ProcessEnv): { config: Config } | { problems: string[] } {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const set = parsed.data;
  const demo = isYes(set.DEMO) ?? (!set.DATABASE_URL && set.NODE_ENV !== 'production');
  // A database of one's own means real people: safe unless told otherwise in so many words.
  const development = set.NODE_ENV === 'development' || set.NODE_ENV === 'test';
  const production = set.NODE_ENV === 'production' || (Boolean(set.DATABASE_URL) && !demo && !development);
  const problems = production ? unsafeForProduction(set, demo) : [];
  if (problems.length > 0) return { problems };
  const dataFolder = path.resolve(set.DATA_DIR);
  const secret = set.SECRET ?? keptSecret(dataFolder);
  if (secret === null)
    return { problems: [`${dataFolder} cannot be written: set DATA_DIR to a folder of the user who starts it.`] };
  return {
    config: {
      port: set.PORT,
      host: set.HOST,
      dataFolder,
      databaseUrl: set.DATABASE_URL ?? null,
      baseUrl: (set.BASE_URL ?? `http://localhost:${set.PORT}`).replace(/\/+$/, ''),
      secret,
      smtpUrl: set.SMTP_URL ?? null,
      mailFrom: set.MAIL_FROM,
      demo,
      production,
      runs: set.RUNS,
      trustProxy: isYes(set.TRUST_PROXY) ?? false,
      logLevel: set.LOG_LEVEL,
    },
  };
}

function isYes(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : ['yes', 'true', '1'].includes(value);
}

function unsafeForProduction(set: z.infer<typeof environmentSchema>, demo: boolean): string[] {
  const problems: string[] = [];
  if (!set.DATABASE_URL)
    problems.push('DATABASE_URL is not set: give the PostgreSQL 18 to use, postgres://user:password@host/name.');
  if (!set.SECRET)
    problems.push('SECRET is not set: give at least 32 random characters, for example from `openssl rand -hex 32`.');
  else if (set.SECRET.length < 32) problems.push('SECRET is too short: give at least 32 random characters.');
  if (!set.BASE_URL)
    problems.push('BASE_URL is not set: give the address people use, such as https://peers.example.org.');
  else if (!set.BASE_URL.startsWith('https://'))
    problems.push('BASE_URL is plain http: cookies would be readable on the way. Give an https:// address.');
  if (demo) problems.push('DEMO is on: anybody could sign in as anyone. Remove DEMO, or do not run as production.');
  return problems;
}

/** A secret made at the first start and kept in the data folder, readable by its owner only. Null where that cannot be. */
function keptSecret(dataFolder: string): string | null {
  const file = path.join(dataFolder, 'secret');
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
    mkdirSync(dataFolder, { recursive: true });
    const secret = randomBytes(32).toString('hex');
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    return secret;
  } catch (error) {
    if (isNotAllowed(error)) return null;
    throw error;
  }
}

/** The folder is another user's, on a disk that cannot be written, or below something that is no folder. */
function isNotAllowed(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
}
