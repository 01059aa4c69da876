import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Ask, Looked, Opened } from '../clients/asks.ts';

/** Clients in a process of their own. */
export interface Crew {
  readonly names: readonly string[];
  begin(): Promise<void>;
  end(): Promise<void>;
  last(): Promise<void>;
  die(name: string): Promise<void>;
  look(): Promise<readonly Looked[]>;
  /** Processor time that the clients have used, in milliseconds. */
  processorMs(): Promise<number>;
  /** Nothing of it runs until it is woken: a machine with its lid shut. */
  sleep(): void;
  wake(): void;
  close(): void;
}

const program = fileURLToPath(new URL('../clients/process.ts', import.meta.url));

/** @param module a module that exports `openClient` */
export async function startCrew(module: string, clients: readonly Opened[]): Promise<Crew> {
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const dieWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  child.once('exit', () => process.off('exit', dieWithUs));
  const ask = asking(child);
  const late = setTimeout(() => child.kill('SIGKILL'), OPEN_WITHIN_MS);
  await ask({ kind: 'open', module, clients });
  clearTimeout(late);
  const done = async (what: Ask): Promise<void> => void (await ask(what));
  const looked = async () => {
    const answer = await ask({ kind: 'look' });
    if (!('looked' in answer)) throw new Error('a crew did not look');
    return answer;
  };
  return {
    names: clients.map(({ name }) => name),
    begin: () => done({ kind: 'begin' }),
    end: () => done({ kind: 'end' }),
    last: () => done({ kind: 'last' }),
    die: (name) => done({ kind: 'die', name }),
    look: async () => (await looked()).looked,
    processorMs: async () => (await looked()).processorMs,
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    close() {
      closing.add(child);
      child.kill('SIGKILL');
    },
  };
}

/** Clients that are not welcomed by then will not be. */
const OPEN_WITHIN_MS = 90_000;

const closing = new WeakSet<ChildProcess>();

function asking(child: ChildProcess): (ask: Ask) => Promise<Answer> {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let hasEnded = false;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.of)?.resolve(answer);
    waiting.delete(answer.of);
  });
  child.once('exit', (code, signal) => {
    hasEnded = true;
    if (closing.has(child)) return;
    const why = new Error(`clients ended with ${code ?? signal}`);
    for (const { reject } of waiting.values()) reject(why);
  });
  return (ask) => {
    if (hasEnded) return Promise.reject(new Error(`clients have ended before ${ask.kind}`));
    asked += 1;
    const of = asked;
    return new Promise((resolve, reject) => {
      waiting.set(of, { resolve, reject });
      child.send({ of, ask });
    });
  };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (why: Error) => void;
}
