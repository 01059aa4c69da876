import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import {
  VISITOR_MESSAGES_BURST,
  VISITOR_MESSAGES_PER_SECOND,
} from '../../shared/protocol/limits.ts';

/** What may go out at once, and per second after that: below the sidecar's bounds, so that it never closes on us. */
export const PACE_BURST = VISITOR_MESSAGES_BURST / 2;
export const PACE_PER_SECOND = VISITOR_MESSAGES_PER_SECOND / 2;

/** A connection that has not been greeted by then is given up and tried again. */
export const GREETING_MAX_MS = 10_000;
/** A command without an answer for so long: the connection is tried anew. */
export const ANSWER_MAX_MS = 15_000;
/** A tab out of sight for so long gives its connection back, unless somebody is talking in it. */
export const HIDDEN_MAX_MS = 300_000;
/** Browsers refuse bodies above 64 KiB; the rest is room for the secret and the names around it. */
export const BEACON_BODY_BYTES = 60_000;
/** Signals are kept for a reload at most this late; more often would cost the page. */
export const KEEP_EVERY_MS = 250;

/**
 * Close codes after which trying again on this page is pointless. Of the kinds that cannot be
 * retried, `replaced`, `unauthenticated` and `hello-expected` have ways of their own (socket.ts).
 */
export const FINAL_CLOSE_CODES: Readonly<Record<number, ErrorKind>> = {
  4400: 'malformed',
  4403: 'origin-not-allowed',
  4410: 'revoked',
  4411: 'blocked',
  4413: 'too-large',
  4414: 'over',
  4421: 'host-not-allowed',
  4426: 'version-not-supported',
};
export const REPLACED_CLOSE_CODE = 4412;
export const UNAUTHENTICATED_CLOSE_CODE = 4402;

/** Refusals after which the same command is sent again, later. */
export const RETRIED_KINDS: ReadonlySet<ErrorKind> = new Set([
  'too-many',
  'too-many-connections',
  'slow-reader',
  'no-heartbeat',
  'stopping',
  'at-capacity',
  'unavailable',
]);
