import { type Summary, summarise } from '../quantile.ts';
import type { Wires } from './wires.ts';

/** What a stretch of load gave. */
export interface Driven {
  readonly answered: number;
  readonly perSecond: number;
  readonly latencyMs: Summary;
}

// Longer than any answer of a server that still works.
const LAST_ANSWER_WITHIN_MS = 15_000;

/**
 * Every wire says one thing, waits for the answer, and says the next: the highest rate that many
 * pages get when each waits for its acknowledgement. Counts what is answered within the time.
 */
export async function closedLoop(wires: Wires, forMs: number): Promise<Driven> {
  const saidAt = new Float64Array(wires.count);
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + forMs;
  let inFlight = wires.count;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(unanswered(inFlight)), forMs + LAST_ANSWER_WITHIN_MS);
    wires.onAnswer((wire) => {
      const now = performance.now();
      if (now <= until) {
        latencies.push(now - (saidAt[wire] ?? now));
        saidAt[wire] = now;
        wires.say(wire);
        return;
      }
      inFlight -= 1;
      if (inFlight > 0) return;
      clearTimeout(late);
      resolve();
    });
    for (let wire = 0; wire < wires.count; wire += 1) {
      saidAt[wire] = performance.now();
      wires.say(wire);
    }
  });
  return drivenIn(latencies, forMs);
}

/**
 * Says so many things a second, whatever the answers do, on each wire in turn. A thing's time runs from
 * when it was due, not from when it could be said: a server that stalls is charged for everyone who
 * would have waited.
 */
export async function paced(wires: Wires, perSecond: number, forMs: number): Promise<Driven> {
  const due: number[][] = Array.from({ length: wires.count }, () => []);
  const latencies: number[] = [];
  const begun = performance.now();
  const total = Math.floor((perSecond * forMs) / 1_000);
  let said = 0;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(unanswered(total - latencies.length)),
      forMs + LAST_ANSWER_WITHIN_MS,
    );
    wires.onAnswer((wire, answered) => {
      const now = performance.now();
      for (const dueAt of due[wire]?.splice(0, answered) ?? []) latencies.push(now - dueAt);
      if (latencies.length < total) return;
      clearTimeout(late);
      resolve();
    });
    const step = (): void => {
      const dueNow = Math.min(total, Math.floor(((performance.now() - begun) * perSecond) / 1_000));
      for (; said < dueNow; said += 1) {
        const wire = said % wires.count;
        due[wire]?.push(begun + (said * 1_000) / perSecond);
        wires.say(wire);
      }
      if (said < total) setTimeout(step, 1);
    };
    step();
  });
  return drivenIn(latencies, forMs);
}

function drivenIn(latencies: readonly number[], forMs: number): Driven {
  return {
    answered: latencies.length,
    perSecond: latencies.length / (forMs / 1_000),
    latencyMs: summarise(latencies),
  };
}

function unanswered(count: number): Error {
  return new Error(`${count} of what was said had no answer in time`);
}
