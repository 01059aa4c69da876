import { backoffMs } from '../../shared/protocol/backoff.ts';
import { decodeDownAgent } from '../../shared/protocol/codec.ts';
import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import { ERROR_KINDS, type ErrorKind, kindOfCloseCode } from '../../shared/protocol/error-kind.ts';
import {
  HEARTBEAT_MISSES_MAX,
  HEARTBEAT_MS,
  LINK_GREETING_MAX_MS,
} from '../../shared/protocol/limits.ts';
import type { UpAgent } from '../../shared/protocol/up-agent.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { cursorOf } from '../db/apply.ts';
import type { Tables } from '../db/tables.ts';
import type { LinkState } from '../platform/panel-channel.ts';
import { pairingOf, proofFor } from './sign-in.ts';

/** What the link needs from around it. */
export interface LinkParts {
  readonly db: Tables;
  readonly now: () => number;
  readonly onState: (state: LinkState) => void;
  /** At each heartbeat of a live link. */
  readonly onBeat?: () => void;
  /** Messages after the handshake, in order; the next batch waits until this one is done. */
  readonly onMessages: (batch: readonly DownEnvelope<DownAgent>[]) => Promise<void>;
}

/**
 * The one connection to the sidecar. A service worker dies after 30 s without traffic, so a ping
 * goes out every 20 s; an alarm calls `ensure` in case it died all the same.
 * @see https://developer.chrome.com/docs/extensions/how-to/web-platform/websockets
 */
export class Link {
  readonly #parts: LinkParts;
  #socket: WebSocket | null = null;
  #state: LinkState = { kind: 'unpaired' };
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #greeting: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #silentBeats = 0;
  #working: Promise<void> = Promise.resolve();
  /** How far the sidecar's clock is ahead of this machine's. */
  #aheadMs = 0;
  #clockTold: () => void = () => undefined;
  readonly #clockKnown = new Promise<void>((resolve) => {
    this.#clockTold = resolve;
  });

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Now by the sidecar's clock, once it has said so: this machine's may be wrong (SPEC CK3). */
  async sidecarNow(): Promise<number> {
    await this.#clockKnown;
    return this.#parts.now() + this.#aheadMs;
  }

  /** Connects unless connected, connecting, or stopped for a reason that a person must mend. */
  async ensure(): Promise<void> {
    if (this.#socket !== null || this.#state.kind === 'stopped') return;
    clearTimeout(this.#retry);
    const pairing = await pairingOf(this.#parts.db);
    if (this.#socket !== null) return;
    if (pairing === null) {
      this.#become({ kind: 'unpaired' });
      return;
    }
    this.#become({ kind: 'connecting', since: this.#parts.now(), tries: this.#tries });
    const socket = new WebSocket(`${pairing.url.replace(/^http/, 'ws')}/v1/agent`);
    this.#socket = socket;
    const inbox: DownEnvelope<DownAgent>[] = [];
    socket.onmessage = (event) => this.#received(socket, inbox, String(event.data));
    socket.onclose = (event) => this.#closed(event.code);
    // A half-open network accepts a connection and then says nothing for ever.
    this.#greeting = setTimeout(() => this.#giveUp(), LINK_GREETING_MAX_MS);
  }

  /**
   * Forgets a stop and starts afresh: a person asked, or the pairing changed.
   *
   * @param between done while no link is up and nothing that had arrived is still being written
   */
  async restart(between?: () => Promise<void>): Promise<void> {
    this.#leave(1000);
    this.#tries = 0;
    this.#state = { kind: 'unpaired' };
    if (between !== undefined) {
      await this.#working;
      await between();
    }
    await this.ensure();
  }

  /** Sends when live; false otherwise. */
  send(id: string, at: number, body: UpAgent): boolean {
    if (this.#state.kind !== 'live' || this.#socket === null) return false;
    this.#socket.send(JSON.stringify({ id, at, body }));
    return true;
  }

  #received(socket: WebSocket, inbox: DownEnvelope<DownAgent>[], text: string): void {
    this.#silentBeats = 0;
    const decoded = decodeDownAgent(text);
    // Both ends are ours: a message we cannot read means one of them is too old or too new.
    if (!decoded.isOk) {
      this.#stop('version-not-supported', '');
      return;
    }
    inbox.push(decoded.value);
    this.#working = this.#working.then(() => this.#work(socket, inbox));
  }

  async #work(socket: WebSocket, inbox: DownEnvelope<DownAgent>[]): Promise<void> {
    // What a connection that is gone still had to say comes again over the next one.
    if (socket !== this.#socket) return;
    try {
      const rest: DownEnvelope<DownAgent>[] = [];
      for (const envelope of inbox.splice(0)) {
        if (!(await this.#handshake(socket, envelope))) rest.push(envelope);
      }
      if (rest.length > 0) await this.#parts.onMessages(rest);
    } catch (error) {
      // A gap, or a table that cannot be written: start again from the cursor that is on disk.
      console.error('the link starts again', error);
      socket.close(4000);
    }
  }

  async #handshake(socket: WebSocket, { at, body }: DownEnvelope<DownAgent>): Promise<boolean> {
    if (body.type === 'challenge' || body.type === 'pong') {
      this.#aheadMs = at - this.#parts.now();
      this.#clockTold();
    }
    if (body.type === 'challenge') {
      const pairing = await pairingOf(this.#parts.db);
      if (pairing === null || socket !== this.#socket) return true;
      this.#become({ kind: 'catching-up', since: this.#parts.now() });
      const cursor = await cursorOf(this.#parts.db);
      // By the sidecar's clock: this machine's may be wrong, and the nonce makes the proof new.
      const token = await proofFor(pairing, body, at);
      socket.send(
        JSON.stringify({
          type: 'hello',
          role: 'agent',
          version: PROTOCOL_VERSION,
          device: pairing.device,
          token,
          since: cursor === null ? null : { own: cursor.own, floor: cursor.floor },
        }),
      );
      return true;
    }
    if (body.type === 'welcome') {
      await this.#parts.db.ones.put({ key: 'me', card: body.agent });
      // It may have closed meanwhile: then nothing is live, and no heart is to beat for it.
      if (socket !== this.#socket) return true;
      clearTimeout(this.#greeting);
      this.#tries = 0;
      this.#become({ kind: 'live', since: this.#parts.now() });
      this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
      return true;
    }
    if (body.type === 'bye' && isFinal(body.kind)) {
      this.#stop(body.kind, body.sentence);
      return true;
    }
    return body.type === 'bye' || body.type === 'pong';
  }

  #beat(): void {
    this.#parts.onBeat?.();
    this.#silentBeats += 1;
    if (this.#silentBeats > HEARTBEAT_MISSES_MAX) this.#giveUp();
    else this.send(crypto.randomUUID(), this.#parts.now(), { type: 'ping' });
  }

  #giveUp(): void {
    this.#leave(4000);
    this.#closed(4000);
  }

  #closed(code: number): void {
    this.#clean();
    this.#socket = null;
    const kind = kindOfCloseCode(code);
    if (kind !== undefined && isFinal(kind)) {
      this.#stop(kind, '');
      return;
    }
    this.#become({ kind: 'connecting', since: this.#parts.now(), tries: this.#tries });
    this.#retry = setTimeout(() => void this.ensure(), backoffMs(this.#tries, Math.random()));
    this.#tries += 1;
  }

  #stop(because: ErrorKind, sentence: string): void {
    this.#become({ kind: 'stopped', since: this.#parts.now(), because, sentence });
    this.#leave(1000);
  }

  /** A dead network answers a close after minutes, if ever: what comes then is no longer ours. */
  #leave(code: number): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#clean();
    if (socket === null) return;
    socket.onmessage = socket.onclose = null;
    socket.close(code);
  }

  #clean(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#greeting);
    clearInterval(this.#heartbeat);
    this.#silentBeats = 0;
  }

  #become(state: LinkState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}

/** Whether only a person can mend it. Our hello came too late over a slow network: the next may not. */
function isFinal(kind: ErrorKind): boolean {
  return kind !== 'hello-expected' && ERROR_KINDS[kind]?.canRetry !== true;
}
