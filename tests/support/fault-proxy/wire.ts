import type { Socket } from 'node:net';
import type { Direction, WireFault } from './fault.ts';
import { type OneWay, oneWay } from './one-way.ts';

/** One client's connection through the proxy. */
export interface Wire {
  /** Nothing that cannot be undone has been done to it yet. */
  isWhole(): boolean;
  suffer(fault: WireFault): void;
  heal(): void;
  reset(): void;
}

export function wireBetween(near: Socket, far: Socket, over: () => void): Wire {
  const up = oneWay(near, far);
  const down = oneWay(far, near);
  let isHoled = false;
  let isCut = false;
  let timer: NodeJS.Timeout | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    up.stop();
    down.stop();
    for (const socket of [near, far]) if (!socket.destroyed) socket.resetAndDestroy();
    over();
  };
  const finish = (): void => {
    up.swallow();
    down.swallow();
    near.end();
    far.end();
    // Whoever does not end in turn is not waited for.
    timer = setTimeout(reset, ENDS_WITHIN_MS);
  };
  const along = (direction: Direction): readonly OneWay[] => {
    if (direction === 'both') return [up, down];
    return direction === 'up' ? [up] : [down];
  };

  for (const [socket, toOther] of [
    [near, up],
    [far, down],
  ] as const) {
    // An error is followed by a close.
    socket.on('error', () => undefined);
    socket.on('end', () => {
      if (toOther.isSwallowing()) socket.destroy();
    });
    socket.on('close', () => {
      const areBothGone = near.destroyed && far.destroyed;
      // A black hole swallows the news of an end too; the other side hears nothing.
      if (areBothGone) reset();
      else if (!toOther.isSwallowing() && !toOther.hasEnded()) reset();
    });
  }

  return {
    isWhole: () => !isHoled && !isCut && !near.destroyed && !far.destroyed,
    suffer(fault) {
      switch (fault.kind) {
        case 'reset':
          reset();
          return;
        case 'finish':
          isCut = true;
          finish();
          return;
        case 'black-hole':
          isHoled = true;
          for (const way of along(fault.direction)) way.swallow();
          if (fault.forMs !== null) timer = setTimeout(reset, fault.forMs);
          return;
        case 'delay':
          for (const way of along(fault.direction)) way.delay(fault.byMs, fault.forMs);
          return;
        case 'truncate':
          isCut = true;
          for (const way of along(fault.direction)) way.truncate(fault.afterBytes, finish);
      }
    },
    heal() {
      up.heal();
      down.heal();
      if (isHoled && timer !== undefined) reset();
    },
    reset,
  };
}

const ENDS_WITHIN_MS = 1_000;
