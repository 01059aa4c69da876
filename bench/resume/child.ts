import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endTogether } from '../measure/end-together.ts';
import type { Answer, Ask, OpenTerms } from './asks.ts';

/** Clients in a process of their own. */
export interface Clients {
  leave(): Promise<Answer>;
  back(until?: string): Promise<Answer>;
  loseAndFind(): Promise<Answer>;
  close(): Promise<void>;
}

export async function startClients(terms: OpenTerms): Promise<Clients> {
  const program = fileURLToPath(new URL('./process.ts', import.meta.url));
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  endTogether(child);
  const ask = (what: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`clients ended with ${code} during ${what.kind}`));
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        child.off('exit', ended);
        resolve(answer);
      });
      child.send(what);
    });
  await ask({ kind: 'open', terms });
  return {
    leave: () => ask({ kind: 'leave' }),
    back: (until = '') => ask({ kind: 'back', until }),
    loseAndFind: () => ask({ kind: 'lose-and-find' }),
    close: async () => void (await ask({ kind: 'close' })),
  };
}
