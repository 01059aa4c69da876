import { assertNever } from '../../../shared/kernel/assert.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { LedgerHead } from '../../domain/mandate/ledger.ts';
import type { LedgerSeal, SealedLine } from '../../ports/ledger-seal.ts';
import type { SaidFault } from './said-fault.ts';
import type { Walking } from './walk-ledger.ts';

/** What the signed heads say about a chain that holds together. */
export interface SealCheck {
  readonly heads: number;
  readonly isTorn: boolean;
  readonly broken: SealBroken | null;
}

export interface SealBroken extends SaidFault {
  /** Where the chain is other than it was signed; null when it is the heads themselves that are wrong. */
  readonly place: number | null;
}

/** Whether every signed head is a row of the chain (SPEC LG2). @param end where the chain was read up to */
export async function checkSeal(
  { store }: Walking,
  seal: LedgerSeal | null,
  end: LedgerHead,
): Promise<SealCheck> {
  let heads = 0;
  let isTorn = false;
  for await (const line of seal?.lines() ?? []) {
    if (line.kind === 'torn') isTorn = true;
    else {
      const broken = await brokenBy(store, line, end);
      if (broken !== null) return { heads, isTorn, broken };
      heads += 1;
    }
  }
  return { heads, isTorn, broken: null };
}

async function brokenBy(
  store: Walking['store'],
  line: Exclude<SealedLine, { readonly kind: 'torn' }>,
  end: LedgerHead,
): Promise<SealBroken | null> {
  switch (line.kind) {
    case 'unreadable':
      return no(null, `Line ${line.line} of the signed heads cannot be read: it was changed.`, {
        word: 'head-unreadable',
        row: line.line,
      });
    case 'head': {
      const { head, isGenuine, at } = line;
      const when = whenSigned(at);
      const signed = { row: head.place, at };
      if (!isGenuine) {
        return no(
          null,
          `The head of row ${head.place} (${when}) was not signed by a key known here.`,
          { word: 'head-not-ours', ...signed },
        );
      }
      const [row] = await store.read((tx) => tx.ledger.from(head.place, 1));
      if (row === undefined) {
        return no(
          end.place + 1,
          `Rows were cut off: the ledger ends at row ${end.place}, and row ${head.place} was signed on ${when}.`,
          { word: 'signed-cut-off', other: end.place, ...signed },
        );
      }
      if (row.place === head.place && row.hash === head.hash) return null;
      return no(
        head.place,
        `Row ${head.place} is not the one that was signed on ${when}: the ledger was written anew, from there or from before.`,
        { word: 'written-anew', ...signed },
      );
    }
    default:
      return assertNever(line);
  }
}

function no(place: number | null, sentence: string, fault: SaidFault['fault']): SealBroken {
  return { place, sentence, fault };
}

function whenSigned(at: EpochMs): string {
  return new Date(at).toISOString();
}
