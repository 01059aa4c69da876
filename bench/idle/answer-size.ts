/** What a process holds, in bytes, with nothing left that could be thrown away. */
export interface Size {
  /** Of the whole process, as the machine counts it, when V8 has given back what it holds for new objects. */
  readonly rss: number;
  /** The same while V8 keeps that: it grows with the traffic there was, not with who is connected. */
  readonly rssWithRoom: number;
  /** Of JavaScript and its buffers. */
  readonly held: number;
}

const LOOKS_MAX = 20;
const APART_MS = 150;
/** Two looks that differ by less are the same. */
const SAME_SHARE = 0.001;

/** From now on answers `size` from the process that started this one. Needs `--expose-gc`. */
export function answerSize(): void {
  process.on('message', (asked) => {
    if (asked === 'size') void settledSize().then((size) => process.send?.(size));
  });
}

async function settledSize(): Promise<Size> {
  let before = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    if (globalThis.gc === undefined) throw new Error('start this with --expose-gc');
    globalThis.gc();
    const { rss: rssWithRoom, heapUsed, external } = process.memoryUsage();
    const held = heapUsed + external;
    if (Math.abs(before - held) < held * SAME_SHARE) {
      globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      return { rss: process.memoryUsage().rss, rssWithRoom, held };
    }
    before = held;
    await new Promise((resolve) => setTimeout(resolve, APART_MS));
  }
  throw new Error('what this process holds does not come to rest');
}
