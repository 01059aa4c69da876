import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Hear } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { hearHello } from './hear-hello.ts';

/** What the proof in a hello has to be made for: this connection, to this sidecar (SPEC ID2). */
export interface Challenge {
  readonly nonce: string;
  readonly audience: string;
}

/** Says first what has to be proved, then greets who says hello. */
export function challenge(
  gateway: Gateway,
  connection: Connection,
  role: 'agent' | 'viewer',
  greet: (challenge: Challenge, text: string) => Promise<Hear | null>,
): void {
  const { ids, installation: audience } = gateway.environment;
  const nonce = ids.secret();
  connection.send({ type: 'challenge', version: PROTOCOL_VERSION, nonce, audience });
  hearHello(gateway, connection, role, (text) => greet({ nonce, audience }, text));
}
