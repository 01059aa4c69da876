import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endTogether } from '../end-together.ts';
import type { Answer, Ask } from './asks.ts';
import type { Driven } from './drive.ts';
import type { Target } from './wires.ts';

/** Load in a process of its own. */
export interface Load {
  readonly pid: number;
  closedLoop(forMs: number): Promise<Loaded>;
  paced(perSecond: number, forMs: number): Promise<Loaded>;
  /** Ends it; how many things were answered in all. */
  close(): Promise<number>;
}

export interface Loaded extends Driven {
  /** Processor time that the load itself took. */
  readonly processorMs: number;
}

export async function startLoad(
  target: Target,
  count: number,
  nodeArgs: readonly string[] = [],
): Promise<Load> {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), [], {
    execArgv: [...nodeArgs],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endTogether(child);
  await ask(child, { kind: 'open', target, count });
  const driven = async (what: Ask): Promise<Loaded> => {
    const answer = await ask(child, what);
    if (answer.kind !== 'driven') throw new Error(`the load answered ${answer.kind}`);
    return { ...answer.driven, processorMs: answer.processorMs };
  };
  return {
    pid: child.pid ?? 0,
    closedLoop: (forMs) => driven({ kind: 'closed-loop', forMs }),
    paced: (perSecond, forMs) => driven({ kind: 'paced', perSecond, forMs }),
    async close() {
      const gone = once(child, 'exit');
      const answer = await ask(child, { kind: 'close' });
      await gone;
      return answer.kind === 'closed' ? answer.answered : 0;
    },
  };
}

function ask(child: ChildProcess, what: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`the load ended with ${code} during ${what.kind}`));
    child.once('exit', ended);
    child.once('message', (answer: Answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
    child.send(what);
  });
}
