import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import {
  BUS_BEHIND_MAX_BYTES,
  BUS_CONNECT_MAX_MS,
  BUS_MESSAGE_MAX_BYTES,
  BUS_RETRY_FIRST_MS,
  BUS_RETRY_MAX_MS,
  BUS_SILENT_MAX_MS,
} from '../../../shared/protocol/limits.ts';
import type { Log } from '../../ports/ambient.ts';
import type { Unsubscribe } from '../../ports/bus.ts';
import { dialNats } from './dial-nats.ts';
import type { NatsAddress } from './nats-address.ts';
import { retries } from './retries.ts';
import { type Unanswered, unanswered } from './unanswered.ts';
import { warnings } from './warnings.ts';

/** A connection to NATS that comes back by itself, for ever (SPEC BS3). */
export interface NatsLink {
  /** False when it is lost: nobody is there, or the server is too far behind. */
  publish(subject: string, message: Uint8Array): boolean;
  /** From now on, whenever there is a connection. */
  subscribe(subject: string, heard: (message: Uint8Array) => void): Unsubscribe;
  /** Why it is away; null while it is there. */
  away(): string | null;
  close(): Promise<void>;
}

export interface LinkTerms {
  readonly address: NatsAddress;
  readonly log: Log;
  /** 0 ≤ x < 1; spreads the tries of several sidecars. */
  readonly chance: () => number;
  readonly bounds?: typeof LINK_BOUNDS;
}

export const LINK_BOUNDS = {
  behindMaxBytes: BUS_BEHIND_MAX_BYTES,
  connectMaxMs: BUS_CONNECT_MAX_MS,
  silentMaxMs: BUS_SILENT_MAX_MS,
  retryFirstMs: BUS_RETRY_FIRST_MS,
  retryMaxMs: BUS_RETRY_MAX_MS,
};

interface Tuned {
  readonly subject: string;
  readonly heard: (message: Uint8Array) => void;
  subscription: Subscription | null;
}

interface Linked {
  readonly connection: NatsConnection;
  readonly waiting: Unanswered;
}

export function keepLink({ address, log, chance, bounds = LINK_BOUNDS }: LinkTerms): NatsLink {
  const tuned = new Set<Tuned>();
  const tries = retries(bounds, chance);
  let linked: Linked | null = null;
  let away: string | null = address.isTls ? UNTRUSTED : UNANSWERED;
  let isClosed = false;
  let wakeUp = (): void => undefined;

  const steadyMs = (): number => performance.now();
  const { connectMaxMs } = bounds;
  const dialing = { address, connectMaxMs, tries, isClosed: () => isClosed };
  const refused = warnings(log, 'NATS refuses what is said or asked for.');

  async function keep(): Promise<void> {
    while (!isClosed) {
      try {
        note(LEFT, await serve(await dialNats(dialing)));
      } catch (error) {
        note(REFUSED, error);
      }
      await pause(tries.waitMs());
    }
  }

  /** @returns why it ended, when something is known about that */
  async function serve(connection: NatsConnection): Promise<unknown> {
    if (isClosed) return connection.close();
    const { silentMaxMs, behindMaxBytes: maxBytes } = bounds;
    const waiting = unanswered({ flush: () => connection.flush(), maxBytes, steadyMs });
    const watch = setInterval(() => {
      waiting.ask();
      if (waiting.silentMs() > silentMaxMs) void connection.close();
    }, silentMaxMs / 4);
    try {
      linked = { connection, waiting };
      for (const each of tuned) begin(each, connection);
      void hearErrors(connection);
      const flushed = connection.flush().catch(() => undefined);
      // From then on what the others say is heard.
      await Promise.race([flushed, connection.closed()]);
      if (connection.isClosed()) return await connection.closed();
      if (away !== null) log.info('The bus to other sidecars is there.');
      warnOfSize(connection);
      away = null;
      tries.succeeded();
      return await connection.closed();
    } finally {
      clearInterval(watch);
      linked = null;
      for (const each of tuned) each.subscription = null;
    }
  }

  /** Such as a permission that is missing: what it is about is lost without another word. */
  async function hearErrors(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'error') refused({ cause: wordsOf(status.error) });
    }
  }

  function warnOfSize({ info }: NatsConnection): void {
    const mostBytes = info?.max_payload ?? 0;
    if (mostBytes >= BUS_MESSAGE_MAX_BYTES) return;
    log.warn('NATS takes no large messages: leave its max_payload at 1 MB.', { mostBytes });
  }

  function begin(each: Tuned, connection: NatsConnection): void {
    each.subscription = connection.subscribe(each.subject, {
      callback: (error, message) => {
        if (error === null) each.heard(message.data);
      },
    });
  }

  function note(why: string, cause: unknown): void {
    if (isClosed) return;
    const { servers } = address;
    if (away !== why)
      log.warn('The bus to other sidecars is away.', { why, servers, cause: wordsOf(cause) });
    away = why;
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isClosed) wakeUp();
    });
  }

  const keeping = keep();
  return {
    publish: (subject, message) => linked !== null && give(linked, subject, message),
    subscribe(subject, heard) {
      const own: Tuned = { subject, heard, subscription: null };
      tuned.add(own);
      if (linked !== null) begin(own, linked.connection);
      return () => {
        if (tuned.delete(own)) own.subscription?.unsubscribe();
      };
    },
    away: () => away,
    async close() {
      isClosed = true;
      tuned.clear();
      wakeUp();
      if (linked === null) return;
      await linked.connection.close();
      await keeping;
    },
  };
}

function give({ connection, waiting }: Linked, subject: string, message: Uint8Array): boolean {
  const most = connection.info?.max_payload ?? 0;
  if (connection.isClosed() || message.length > most) return false;
  if (!waiting.admits(message.length)) return false;
  connection.publish(subject, message);
  waiting.ask();
  return true;
}

function wordsOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}

// For everybody who asks after health: no address.
const UNANSWERED = 'NATS has not answered yet';
const UNTRUSTED = 'NATS has not answered yet, or not with a certificate that is trusted here';
const LEFT = 'NATS does not answer any more';
const REFUSED = 'NATS does not let this sidecar in';
