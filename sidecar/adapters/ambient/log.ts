import pino from 'pino';
import type { Log } from '../../ports/ambient.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Whatever bears such a name stays out of the log: chat text, secrets, signed tokens, pairing codes. */
const PRIVATE = new Set(['text', 'secret', 'token', 'code']);
const HIDDEN = '[hidden]';
const DEPTH_MAX = 6; // a log line is flat by habit; this only ends circles

/** Log lines as JSON on standard error, one object a line: standard output stays free for answers. */
export function systemLog(level: LogLevel = 'info', write = toStandardError): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return {
    debug: (message, fields = {}) => logger.debug(withoutPrivate(fields), message),
    info: (message, fields = {}) => logger.info(withoutPrivate(fields), message),
    warn: (message, fields = {}) => logger.warn(withoutPrivate(fields), message),
    error: (message, fields = {}) => logger.error(withoutPrivate(fields), message),
  };
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}

function withoutPrivate(fields: Readonly<Record<string, unknown>>, depth = 0): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      PRIVATE.has(name) ? HIDDEN : shown(value, depth + 1),
    ]),
  );
}

function shown(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEPTH_MAX) return HIDDEN;
  if (value instanceof Error) {
    return {
      name: value.name,
      message: value.message,
      stack: value.stack,
      ...(value.cause === undefined ? {} : { cause: shown(value.cause, depth + 1) }),
    };
  }
  if (Array.isArray(value)) return value.map((one) => shown(one, depth + 1));
  return withoutPrivate(Object.fromEntries(Object.entries(value)), depth);
}
