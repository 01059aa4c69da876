import { createHmac, randomUUID } from 'node:crypto';
import type { Clock } from '../../sidecar/ports/ambient.ts';

/** What a call's headers say other than they should. */
export interface CallChanges {
  readonly shop?: string;
  readonly key?: string;
  /** Unix seconds. */
  readonly timestamp?: number | string;
  readonly signature?: string;
  /** 2 covers the once-only key, 1 does not. */
  readonly version?: 1 | 2;
  /** null sends none. */
  readonly once?: string | null;
  /** Sent instead of what was signed. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the sidecar answered. */
export interface Heard {
  readonly status: number;
  readonly text: string;
  readonly said: Readonly<Record<string, unknown>>;
}

export const BOOTS_SERVER_KEY = 'a-key-for-the-server-of-the-boots-shop';

/** A shop's server: signs and sends as docs/SHOPS.md says, or as wrongly as it is told. */
export async function callAsShop(
  { url, environment }: { readonly url: string; readonly environment: { readonly clock: Clock } },
  path: string,
  fields: object,
  changes: CallChanges = {},
): Promise<Heard> {
  const { shop = 'boots', key = BOOTS_SERVER_KEY, once = randomUUID(), version = 2 } = changes;
  const body = JSON.stringify(fields);
  const timestamp = String(changes.timestamp ?? Math.floor(environment.clock.now() / 1_000));
  const covered = version === 1 ? `${path}.${body}` : `${once ?? ''}.${path}.${body}`;
  const signed = createHmac('sha256', key).update(`${timestamp}.${covered}`).digest('hex');
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    body: changes.body ?? body,
    headers: {
      'content-type': 'application/json',
      'toonbank-shop': shop,
      'toonbank-timestamp': timestamp,
      'toonbank-signature': changes.signature ?? `v${version}=${signed}`,
      ...(once === null ? {} : { 'idempotency-key': once }),
      ...changes.headers,
    },
  });
  const text = await answer.text();
  return { status: answer.status, text, said: JSON.parse(text) };
}
