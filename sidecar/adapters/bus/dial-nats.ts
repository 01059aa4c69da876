import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NatsAddress } from './nats-address.ts';
import type { Retries } from './retries.ts';

interface Terms {
  readonly address: NatsAddress;
  readonly connectMaxMs: number;
  readonly tries: Retries;
  readonly isClosed: () => boolean;
}

/**
 * A connection to NATS, once. The library tries by itself for as long as nobody answers, with one socket at a
 * time. What is lost is ours to dial again: its own way of doing that keeps what was said meanwhile, without bound.
 *
 * @throws when NATS turns us away, or this is closed meanwhile
 */
export function dialNats({
  address,
  connectMaxMs,
  tries,
  isClosed,
}: Terms): Promise<NatsConnection> {
  const { user, password, token, isTls, servers } = address;
  return connect({
    name: 'toonbank',
    servers: [...servers],
    ...(isTls ? { tls: {} } : {}),
    ...(user === null ? {} : { user, pass: password ?? '' }),
    ...(token === null ? {} : { token }),
    timeout: connectMaxMs,
    noEcho: true,
    // Only what the operator named is spoken to.
    ignoreClusterUpdates: true,
    reconnect: false,
    waitOnFirstConnect: true,
    reconnectDelayHandler: tries.waitMs,
    reconnectToServer: () => {
      if (isClosed()) throw new Error('The bus was closed.');
      tries.tried();
      return null;
    },
  });
}
