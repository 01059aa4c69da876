import type { DownAgent } from '../../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../../shared/protocol/envelope.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { Life } from '../world/times.ts';
import type { Heard } from '../world.ts';

/** Something that holds after every step, whatever happened. */
export interface Rule {
  /** Its number in docs/SPEC.md. */
  readonly name: string;
  /** Looks at what is committed; what is wrong, or null. */
  readonly committed?: (tx: Tx) => Promise<string | null>;
  /** Looks at what reached a page or a panel. */
  readonly heard?: (heard: Heard) => string | null;
  /** Looks at what the sidecar gives to a socket. */
  readonly sent?: (heard: Heard) => string | null;
  /** A page or worker asks for a connection. */
  readonly dialled?: (life: Life) => string | null;
}

export type Envelope = DownEnvelope<DownAgent | DownVisitor>;
