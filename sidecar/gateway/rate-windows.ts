import type { FastifyRateLimitOptions, FastifyRateLimitStore } from '@fastify/rate-limit';
import { RATE_ADDRESSES_MAX } from '../../shared/protocol/limits.ts';

type Answer = Parameters<FastifyRateLimitStore['incr']>[1];

interface Window {
  readonly beganMs: number;
  count: number;
}

/**
 * Counts requests by address in windows of a timer that nobody sets. The limiter's own store goes by
 * the machine's clock: once that goes back an hour, no window ends for an hour and everybody is refused.
 */
export class RateWindows implements FastifyRateLimitStore {
  readonly #windows = new Map<string, Window>();
  readonly #steadyMs: () => number;

  constructor(
    _options: FastifyRateLimitOptions = {},
    steadyMs: () => number = () => performance.now(),
  ) {
    this.#steadyMs = steadyMs;
  }

  incr(key: string, answer: Answer, windowMs: number): void {
    const nowMs = this.#steadyMs();
    const known = this.#windows.get(key);
    const isOn = known !== undefined && nowMs - known.beganMs < windowMs;
    const window = isOn ? known : { beganMs: nowMs, count: 0 };
    window.count += 1;
    // Put back at the end: a Map keeps the order in which addresses were last heard of.
    this.#windows.delete(key);
    this.#windows.set(key, window);
    if (this.#windows.size > RATE_ADDRESSES_MAX) this.#windows.delete(oldest(this.#windows));
    answer(null, { current: window.count, ttl: windowMs - (nowMs - window.beganMs) });
  }

  /** Each route with a limit of its own counts for itself. */
  child(): RateWindows {
    return new RateWindows({}, this.#steadyMs);
  }
}

function oldest(windows: ReadonlyMap<string, Window>): string {
  for (const key of windows.keys()) return key;
  return '';
}
