import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { Clock, Log } from '../ports/ambient.ts';
import { addressKey } from './admission.ts';
import type { Bounds } from './bounds.ts';

/** Writes down that somebody was turned away, with what is known of them. */
export type TurnedAway = (fields: Readonly<Record<string, string | number>>) => void;

/**
 * Who was turned away stands in the log (SPEC SC5): at most so many lines a minute, and at the
 * beginning of the next how many there were besides.
 */
export function noteTurnedAway(
  { refusalsLoggedPerMinute }: Pick<Bounds, 'refusalsLoggedPerMinute'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): TurnedAway {
  let since = Number.NEGATIVE_INFINITY;
  let written = 0;
  let besides = 0;
  return (fields) => {
    const now = clock.now();
    // A clock that goes back begins a new minute too.
    if (now - since >= MINUTE_MS || now < since) {
      if (besides > 0) log.warn('More were turned away.', { besides });
      since = now;
      written = 0;
      besides = 0;
    }
    if (written >= refusalsLoggedPerMinute) {
      besides += 1;
      return;
    }
    written += 1;
    log.warn('Turned away.', fields);
  };
}

/** No proof, not allowed, another name, too often. */
const STATUSES: ReadonlySet<number> = new Set([401, 403, 421, 429]);
const ORIGIN_SHOWN_CHARS = 100;

/** The same for what is refused by HTTP, an upgrade included. */
export function noteRefusedRequest(turnedAway: TurnedAway) {
  // Before it is sent: who hangs up on the answer was turned away all the same.
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (!STATUSES.has(reply.statusCode)) return payload;
    const { headers, ip, method, routeOptions } = request;
    turnedAway({
      status: reply.statusCode,
      method,
      // The route and not the address asked for: that one is the stranger's own text.
      route: routeOptions.url ?? 'none',
      address: addressKey(ip),
      origin: (headers.origin ?? '').slice(0, ORIGIN_SHOWN_CHARS),
    });
    return payload;
  };
}

/** A no that says "you may not", not "not now". */
export function isTurnedAway(kind: ErrorKind): boolean {
  return MAY_NOT.has(kind);
}

const MAY_NOT: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'not-allowed',
  'not-holder',
  'revoked',
  'blocked',
  'identity-refused',
]);
