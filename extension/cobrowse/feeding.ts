import { NODE_ID_MAX } from '../../shared/protocol/limits.ts';
import { type Echoes, newAge, newEchoes } from './age.ts';
import { newFramesIn } from './frames-in.ts';
import { newCatchingUp } from './late/catching-up.ts';
import type { Player } from './player.ts';
import { type NeedWhy, newResync } from './resync.ts';
import { openUnpacking } from './unpack.ts';

/** What comes in from the socket, on its way to the player. */
export interface Feeding {
  /** On a new connection all begins with a checkpoint, and after a restart numbers may begin lower. */
  connected(): void;
  /** The sidecar has said whether a page is there. */
  sourceTold(): void;
  frame(frame: Uint8Array): void;
  /** The picture differs from the page; `isLost`: nothing more can be built on it. */
  differs(why: NeedWhy, isLost: boolean): void;
  /** What is older than this checkpoint is not what the page is. */
  waitFor(checkpoint: number): void;
  /** The number of an echo that goes out now. */
  echo(): number;
  ageMs(): number | null;
  close(): void;
}

export interface FeedingSide {
  readonly player: Player;
  /** Monotonic milliseconds. */
  now(): number;
  /** Nobody looks at the viewer. */
  isHidden(): boolean;
  /** Asks the page; false when that cannot be said now. */
  ask(why: NeedWhy): boolean;
  /** Asks sidecar and page for a sign of life. */
  sendEcho(number: number): void;
  /** The page shows itself. */
  opened(): void;
}

/** @param chance 0..1 */
export function openFeeding(side: FeedingSide, chance: number): Feeding {
  const { player, now } = side;
  let framesIn = newFramesIn();
  const age = newAge();
  const resync = newResync();
  const echoes: Echoes = newEchoes(1 + Math.floor(chance * (NODE_ID_MAX - 1)), NODE_ID_MAX);
  let unpacking = openUnpacking();
  const catchingUp = newCatchingUp({
    apply: (events) => player.apply(events),
    isHidden: () => side.isHidden(),
  });
  let asking: ReturnType<typeof setTimeout> | undefined;

  function need(why: NeedWhy): void {
    resync.need(why, now());
    askWhenDue();
  }

  function askWhenDue(): void {
    clearTimeout(asking);
    const dueInMs = resync.dueInMs(now());
    if (dueInMs === null) return;
    if (dueInMs === 0) {
      const why = resync.asked(now());
      if (why !== null) side.ask(why);
      // Until one comes: it may have been lost on the way, or the page was busy.
      askWhenDue();
    } else asking = setTimeout(askWhenDue, dueInMs);
  }

  return {
    connected() {
      framesIn = newFramesIn();
      catchingUp.begin();
      const number = echoes.next(now());
      // What is built until it comes back is no part of the way.
      echoes.answered(number, now());
      side.sendEcho(number);
    },
    sourceTold: () => catchingUp.sourceTold(),
    frame(frame) {
      const taken = framesIn.take(frame);
      switch (taken.kind) {
        case 'gap':
          need('gap');
          return;
        case 'old':
        case 'waiting':
          return;
        case 'beat': {
          age.arrived(now(), 0);
          const tookMs = taken.echo === 0 ? null : echoes.answered(taken.echo, now());
          if (tookMs !== null) age.wentRound(tookMs);
          return;
        }
        case 'part':
      }
      if (taken.opensCheckpoint) {
        unpacking = openUnpacking();
        resync.opened(now());
        catchingUp.opened();
        player.begin(taken.checkpoint);
        side.opened();
      }
      const events = unpacking.push(taken.body, taken.endsBatch, catchingUp.isHolding());
      if (events === null) {
        framesIn.miss();
        need('gap');
        return;
      }
      if (!taken.endsBatch) return;
      catchingUp.take(events);
      age.arrived(now(), taken.oldestMs);
    },
    differs(why, isLost) {
      if (isLost) framesIn.miss();
      need(why);
    },
    waitFor: (checkpoint) => framesIn.waitFor(checkpoint),
    echo: () => echoes.next(now()),
    ageMs: () => (player.shown() === null ? null : age.ageMs(now())),
    close() {
      clearTimeout(asking);
      catchingUp.close();
    },
  };
}
