import { randomUUID } from 'node:crypto';
import { observedAt } from './observed.ts';

/** What a page would send, made anew each time as a page does, so that every arm carries the same. */
export function sameText(): (wire: number) => string {
  const said: number[] = [];
  return (wire) => {
    const n = (said[wire] ?? 0) + 1;
    said[wire] = n;
    const body = observedAt(n - 1, wire);
    return JSON.stringify({ id: randomUUID(), at: Date.now(), n, body });
  };
}
