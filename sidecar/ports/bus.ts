import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { Shaped } from '../../shared/protocol/shape.ts';
import type { Audience } from '../domain/audience.ts';

/** Perishable messages, for whoever is there now. A `bye` also ends their connections. */
export type Live =
  | Shaped<DownAgent | DownVisitor, 'live'>
  | Extract<DownAgent, { readonly type: 'bye' }>;

/** A live message and whom it is for. `counter.state` goes to every visitor: audience `visitors`. */
export interface LiveMessage {
  readonly to: Audience | 'visitors';
  readonly body: Live;
}

/** Stops listening. */
export type Unsubscribe = () => void;

/**
 * Carries only what may be lost (law 4): a bell that says "look in the feed", and live messages.
 * Listeners are called after the publisher's turn; one that throws does not stop the others.
 */
export interface Bus {
  wake(audiences: readonly Audience[]): void;
  onWake(listener: (audience: Audience) => void): Unsubscribe;
  live(message: LiveMessage): void;
  onLive(listener: (message: LiveMessage) => void): Unsubscribe;
  close(): Promise<void>;
}
