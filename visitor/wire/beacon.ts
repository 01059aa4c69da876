import { BEACON_MESSAGES_MAX } from '../../shared/protocol/limits.ts';
import type { Beacon } from '../../shared/protocol/up-visitor.ts';
import { BEACON_BODY_BYTES } from './definitions.ts';
import type { Noted } from './signal-outbox.ts';

/** Who sends. */
export type BeaconHead = Omit<Beacon, 'messages'>;

/**
 * The first of the unmarked signals, as many as one beacon may hold, and the number of the last one.
 * Lowest first without leaving one out: the mark is one number, whatever it passes counts as taken.
 */
export function packBeacon(
  head: BeaconHead,
  noted: readonly Noted[],
): { readonly text: string; readonly upTo: number } | null {
  const messages: Beacon['messages'] = [];
  let bytes = bytesOf(JSON.stringify({ ...head, messages: [] }));
  for (const { n, id, at, body } of noted.slice(0, BEACON_MESSAGES_MAX)) {
    const message = { n, id, at, body };
    bytes += bytesOf(JSON.stringify(message)) + 1;
    if (bytes > BEACON_BODY_BYTES) break;
    messages.push(message);
  }
  const last = messages.at(-1);
  if (last?.n === undefined) return null;
  return { text: JSON.stringify({ ...head, messages } satisfies Beacon), upTo: last.n };
}

/** False when the browser would not take it: it then waits for the tab's next page. */
export function sendBeacon(url: string, text: string): boolean {
  // text/plain is one of the types that cross origins without a preflight, which a dying page cannot await.
  if (typeof navigator.sendBeacon === 'function') return navigator.sendBeacon(url, text);
  if (typeof fetch !== 'function') return false;
  const headers = { 'content-type': 'text/plain;charset=UTF-8' };
  fetch(url, { method: 'POST', body: text, headers, keepalive: true, mode: 'cors' }).catch(
    () => undefined,
  );
  return true;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
