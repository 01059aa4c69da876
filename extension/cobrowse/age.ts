/** How old the picture is, by this machine's monotonic clock alone (SPEC VW4). */
export interface Age {
  /** A frame that says the picture is true: at once for a beat, when its batch is whole for a part. */
  arrived(nowMs: number, oldestMs: number): void;
  /** The way to the page and back took so long. */
  wentRound(tookMs: number): void;
  /** null: there is no picture. */
  ageMs(nowMs: number): number | null;
  /** There is no picture any more. */
  forget(): void;
}

export function newAge(): Age {
  let arrivedAt: number | null = null;
  let oldest = 0;
  let wayBackMs = 0;
  return {
    arrived(nowMs, oldestMs) {
      arrivedAt = nowMs;
      oldest = oldestMs;
    },
    wentRound(tookMs) {
      wayBackMs = Math.max(0, tookMs) / 2;
    },
    ageMs: (nowMs) =>
      arrivedAt === null ? null : Math.max(0, nowMs - arrivedAt) + wayBackMs + oldest,
    forget() {
      arrivedAt = null;
    },
  };
}

/** Numbers that go to the page and come back in a beat. */
export interface Echoes {
  next(nowMs: number): number;
  /** How long it took; null when it is not one of ours, or came back before. */
  answered(number: number, nowMs: number): number | null;
}

const UNDER_WAY_MAX = 16;

/**
 * Beats go to everybody who watches, so one's numbers must not be another's.
 *
 * @param first anywhere in 1..`most`, by chance
 */
export function newEchoes(first: number, most: number): Echoes {
  let last = first - 1;
  const sent = new Map<number, number>();
  return {
    next(nowMs) {
      last = last >= most ? 1 : last + 1;
      sent.set(last, nowMs);
      for (const number of sent.keys()) {
        if (sent.size <= UNDER_WAY_MAX) break;
        sent.delete(number);
      }
      return last;
    },
    answered(number, nowMs) {
      const at = sent.get(number);
      if (at === undefined) return null;
      sent.delete(number);
      return nowMs - at;
    },
  };
}
