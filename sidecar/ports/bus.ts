import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { UpPage, UpViewer } from '../../shared/protocol/frame-sockets.ts';
import type { Shaped } from '../../shared/protocol/shape.ts';
import type { Audience } from '../domain/audience.ts';
import type { BetweenSidecars } from './between-sidecars.ts';

/** Perishable messages, for whoever is there now. A `bye` also ends their connections. */
export type Live =
  | Shaped<DownAgent | DownVisitor, 'live'>
  | Extract<DownAgent, { readonly type: 'bye' }>
  | BetweenSidecars;

/** A live message and whom it is for. `counter.state` goes to every visitor: audience `visitors`. */
export interface LiveMessage {
  readonly to: Audience | 'visitors' | `cobrowse.${string}`;
  readonly body: Live;
}

/** From the page of one cobrowse to who looks along, and the other way. */
export type Channel = `cobrowse.${string}.${'page' | 'viewers'}`;

/** A frame, or words about one picture; `room` and `page` tell several of them apart. */
export type Cast =
  | Uint8Array
  | { readonly type: 'page-said'; readonly body: UpPage }
  | { readonly type: 'viewer-said'; readonly body: UpViewer }
  /** Frames of this page come, from this checkpoint on. */
  | { readonly type: 'page-here'; readonly page: string; readonly since: number }
  | { readonly type: 'page-gone'; readonly page: string }
  /** Frames of it were left out, or lost between sidecars: what follows builds on what nobody has, until its next checkpoint. */
  | { readonly type: 'page-broke' }
  /** Who looks along by way of one room. */
  | { readonly type: 'audience'; readonly room: string; readonly names: readonly string[] };

/** Stops listening. */
export type Unsubscribe = () => void;

/**
 * Carries only what may be lost (law 4): a bell that says "look in the feed", live messages, and what
 * passes between a page and who looks along with it. One listener that throws does not stop the others.
 */
export interface Bus {
  /** Listeners of `wake` and `live` are called after the publisher's turn. */
  wake(audiences: readonly Audience[]): void;
  onWake(listener: (audience: Audience) => void): Unsubscribe;
  live(message: LiveMessage): void;
  onLive(listener: (message: LiveMessage) => void): Unsubscribe;
  /**
   * In the order of each who casts, to those tuned in when it was cast; perhaps within the caller's own turn,
   * because every turn adds to a picture's age. Nobody changes the bytes any more, before or after. Where
   * something was lost on the way, `page-broke` is heard before what follows.
   */
  cast(channel: Channel, message: Cast): void;
  tune(channel: Channel, listener: (message: Cast) => void): Unsubscribe;
  /** What is wrong, as a sentence; null when nothing is, or nobody else is to be reached. */
  health(): string | null;
  close(): Promise<void>;
}
