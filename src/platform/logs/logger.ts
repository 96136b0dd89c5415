import { pino } from 'pino';

export type Logger = ReturnType<typeof makeLogger>;

/**
 * Logs lines of JSON with no personal data: a request is its route pattern (never its address or its query), status and
 * duration; an error is its name, message and stack. Anything that looks like a person is cut by name as a second net.
 */
export function makeLogger(level: string) {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'email',
        'name',
        'address',
        'token',
        'cookie',
        '*.email',
        '*.name',
        '*.token',
        'req.headers',
        'req.remoteAddress',
      ],
      remove: true,
    },
  });
}
