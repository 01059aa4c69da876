import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../scripts/project.ts';
import { endTogether } from '../measure/end-together.ts';

/** What a load process is asked to do, once. */
export type LoadAsked =
  | {
      readonly kind: 'redeem';
      readonly url: string;
      /** The codes from here on; each is redeemed once. */
      readonly from: number;
      readonly count: number;
      /** Under way at once. */
      readonly together: number;
    }
  | { readonly kind: 'commit'; readonly dataDir: string; readonly count: number };

export interface LoadDone {
  readonly tookMs: number;
  /** Processor time of the load itself. */
  readonly processorMs: number;
  readonly latenciesMs: readonly number[];
}

export async function runLoad(asked: LoadAsked): Promise<LoadDone> {
  const child = fork(inProject('bench', 'redeem', 'load.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endTogether(child);
  child.send(asked);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load ended with ${code}`);
  });
  const answered = once(child, 'message').then(([done]: readonly LoadDone[]) => done);
  ended.catch(() => undefined);
  const done = await Promise.race([answered, ended]);
  if (done === undefined) throw new Error('the load said nothing');
  return done;
}
