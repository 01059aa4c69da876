import type { Environment } from '../app/context.ts';
import { type Sealing, sealHead } from '../app/mandate/seal-head.ts';
import { nowAndThen } from './now-and-then.ts';

interface Terms {
  readonly environment: Environment;
  readonly everyMs: number;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

/** Signs where the ledger ends, again and again while it grows (SPEC LG2). */
export interface LedgerHeads {
  /** Looks whether it has grown, when it is time; called by the ticker. */
  look(): void;
}

export function signHeads({ environment, ...terms }: Terms): LedgerHeads {
  let before: Sealing | null = null;
  return {
    look: nowAndThen(terms, async () => {
      before = await signOnce(environment, before);
    }),
  };
}

/** Signs the head once more, as the last thing before the store is closed. */
export async function signLastHead(environment: Environment): Promise<void> {
  try {
    await signOnce(environment, null);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : 'no reason';
    environment.log.warn('ledger-head-not-signed', { sentence });
  }
}

/** @param before what came of it last, so that a chain that does not fit is told once */
async function signOnce(environment: Environment, before: Sealing | null): Promise<Sealing> {
  const { sealing, head, last } = await sealHead(environment);
  const isOdd = sealing === 'behind' || sealing === 'differs';
  if (isOdd && sealing !== before) {
    environment.log.error('ledger-other-than-signed', {
      sentence: 'The ledger is not the one that was signed: run `npm run ledger -- verify`.',
      row: head.place,
      signedRow: last.place,
    });
  }
  return sealing;
}
