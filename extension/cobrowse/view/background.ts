import { type ReadonlySignal, signal } from '@preact/signals';
import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { CobrowseEnding } from '../../../shared/protocol/messages/cobrowse.ts';
import {
  type FromViewer,
  type ToViewer,
  VIEWER_PORT,
  type ViewerChallenge,
} from '../../platform/viewer-channel.ts';
import type { Later } from './pointer.ts';

type Proof = Extract<ToViewer, { kind: 'proven' }>['proof'];
export type Around = Extract<ToViewer, { kind: 'around' }>;

/** One end of a port to the background, as platform/browser.ts gives it. */
export interface RawPort {
  post(message: FromViewer): void;
  onMessage(listener: (message: ToViewer) => void): void;
  onDisconnect(listener: () => void): void;
}

/** What the background does for a viewer. */
export interface Background {
  /** Null until it has answered. */
  readonly around: ReadonlySignal<Around | null>;
  /** Why it is over, as the facts said; at once when it was ended here. */
  readonly ending: ReadonlySignal<CobrowseEnding | null>;
  prove(challenge: ViewerChallenge): Promise<Proof>;
  end(): void;
  popOut(): void;
}

/** The worker dies and comes back; what was asked of it is asked again. */
export function openBackground(
  cobrowse: string,
  isTab: boolean,
  {
    connect,
    later,
    newId,
  }: {
    readonly connect: (name: string) => RawPort;
    readonly later: Later;
    readonly newId: () => string;
  },
): Background {
  const around = signal<Around | null>(null);
  const ending = signal<CobrowseEnding | null>(null);
  const unanswered = new Map<string, { message: FromViewer; settle: (proof: Proof) => void }>();
  let current: RawPort | null = null;
  let tries = 0;
  let ended: FromViewer | null = null;
  let isOver = false;

  const over = (why: CobrowseEnding) => {
    isOver = true;
    ending.value = why;
  };
  const attach = () => {
    const port = connect(VIEWER_PORT);
    current = port;
    port.onMessage((message) => {
      tries = 0;
      switch (message.kind) {
        case 'around':
          around.value = message;
          if (message.ending !== null) over(message.ending);
          break;
        case 'ended':
          over(message.ending);
          break;
        case 'proven':
          unanswered.get(message.id)?.settle(message.proof);
          unanswered.delete(message.id);
          break;
      }
    });
    port.onDisconnect(() => {
      if (current !== port) return;
      current = null;
      // The first time at once: connecting is what wakes the worker.
      const delayMs = tries === 0 ? 0 : Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** tries);
      tries += 1;
      later(attach, delayMs);
    });
    port.post({ kind: 'open', cobrowse, isTab });
    for (const { message } of unanswered.values()) port.post(message);
    if (ended !== null && !isOver) port.post(ended);
  };
  attach();

  return {
    around,
    ending,
    prove: (challenge) =>
      new Promise((settle) => {
        const message = { kind: 'prove' as const, id: newId(), challenge };
        unanswered.set(message.id, { message, settle });
        current?.post(message);
      }),
    end: () => {
      // The same id however often it is said: the outbox takes it once.
      ended ??= { kind: 'end', id: newId(), cobrowse };
      current?.post(ended);
      // Who stops looking sees nothing from that moment, however long the way to the sidecar is.
      ending.value ??= 'stopped-by-agent';
    },
    popOut: () => current?.post({ kind: 'pop-out', cobrowse }),
  };
}
