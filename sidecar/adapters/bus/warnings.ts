import type { Log } from '../../ports/ambient.ts';

const EVERY_MS = 60_000;

/** Counts what went wrong and says so at most once a minute: whoever floods the bus does not fill the log. */
export function warnings(
  log: Log,
  sentence: string,
  steadyMs: () => number = () => performance.now(),
): (fields?: Readonly<Record<string, unknown>>) => void {
  let count = 0;
  let saidAtMs = Number.NEGATIVE_INFINITY;
  return (fields = {}) => {
    count += 1;
    if (steadyMs() - saidAtMs < EVERY_MS) return;
    saidAtMs = steadyMs();
    log.warn(sentence, { ...fields, count });
    count = 0;
  };
}
