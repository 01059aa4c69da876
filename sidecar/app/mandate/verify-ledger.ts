import { assertNever } from '../../../shared/kernel/assert.ts';
import { LEDGER_BEGIN, type LedgerHead, type LedgerRow } from '../../domain/mandate/ledger.ts';
import { type ChainFault, checkRow, linkWith } from '../../domain/mandate/ledger-chain.ts';
import type { Chance, Digest } from '../../ports/ambient.ts';
import type { LedgerSeal } from '../../ports/ledger-seal.ts';
import { checkSeal } from './check-seal.ts';
import type { SaidFault } from './said-fault.ts';
import { scopeSketch } from './scope-sketch.ts';
import { type Walking, walkLedger } from './walk-ledger.ts';
import { wrongSum } from './wrong-sum.ts';

export interface VerifyTerms extends Walking {
  readonly digest: Digest;
  readonly chance: Chance;
  /** Null where no heads are at hand, as of a copy. */
  readonly ledgerSeal: LedgerSeal | null;
}

/** What a check of the whole ledger found. */
export interface LedgerVerdict {
  readonly isWhole: boolean;
  /** The first place that is not what was written; null when it is whole, or when only a sum is wrong. */
  readonly brokenAt: number | null;
  /** For people: that all is well, or the first thing that is not, and where. */
  readonly sentence: string;
  /** The same for whoever says it in another language; null when it is whole. */
  readonly fault: SaidFault['fault'] | null;
  /** Up to where it was read. */
  readonly head: LedgerHead;
  /** How many signed heads stand in the chain. */
  readonly heads: number;
  /** The last signed head is half a line, as after a stop. */
  readonly isSealTorn: boolean;
}

/**
 * Reads the ledger from its first row to its last: every row in its place, tied to the one before and as it was
 * written; every signed head in it, none beyond its end (SPEC LG2); every sum what the chain adds up to (SPEC
 * LG3). Takes the same memory however long the chain is, and others go on meanwhile.
 */
export async function verifyLedger(terms: VerifyTerms): Promise<LedgerVerdict> {
  const { digest, chance, ledgerSeal } = terms;
  const link = linkWith((text) => digest.sha256(text));
  const sketch = scopeSketch([chance.next(), chance.next()]);
  let head: LedgerHead = LEDGER_BEGIN;
  let broken: { readonly row: LedgerRow; readonly fault: ChainFault } | null = null;
  const end = await walkLedger(terms, {
    row: (row) => {
      const checked = checkRow(head, row, link);
      if (checked.isOk) head = checked.value;
      else broken = { row, fault: checked.error };
      return checked.isOk;
    },
    charge: (charge) => sketch.charge(charge.scope, charge),
    sum: sketch.sum,
  });
  const no = (brokenAt: number | null, { sentence, fault }: SaidFault): LedgerVerdict => {
    return { isWhole: false, brokenAt, sentence, fault, head, heads: 0, isSealTorn: false };
  };
  if (end === null) return no(head.place + 1, sayFault(broken, head));
  if (end.head.place !== head.place || end.head.hash !== head.hash) {
    return no(head.place + 1, sayCutOff(head, end.head));
  }
  const seal = await checkSeal(terms, ledgerSeal, head);
  if (seal.broken !== null) return no(seal.broken.place, seal.broken);
  const wrong = await wrongSum(terms, sketch);
  if (wrong !== null) return no(null, wrong);
  const { heads, isTorn } = seal;
  return {
    isWhole: true,
    brokenAt: null,
    sentence: sayWhole(head, heads, isTorn),
    fault: null,
    head,
    heads,
    isSealTorn: isTorn,
  };
}

function sayFault(
  broken: { readonly row: LedgerRow; readonly fault: ChainFault } | null,
  { place }: LedgerHead,
): SaidFault {
  if (broken === null) {
    return { sentence: 'The ledger could not be read to its end.', fault: { word: 'unread' } };
  }
  const row = broken.row.place;
  switch (broken.fault) {
    case 'missing':
      return {
        sentence:
          place === 0
            ? `Row 1 is missing: the ledger begins with row ${row}.`
            : `Row ${place + 1} is missing: after row ${place} comes row ${row}.`,
        fault: { word: 'row-missing', row: place + 1, other: row },
      };
    case 'out-of-order':
      return {
        sentence: `Row ${row} stands after row ${place}: rows were put in another order.`,
        fault: { word: 'out-of-order', row, other: place },
      };
    case 'other-previous':
      return {
        sentence: `Row ${row} does not follow the row before it: one of the two was exchanged.`,
        fault: { word: 'row-exchanged', row },
      };
    case 'changed':
      return {
        sentence: `Row ${row} was changed: what it says is not what its hash was made of.`,
        fault: { word: 'row-changed', row },
      };
    default:
      return assertNever(broken.fault);
  }
}

function sayCutOff(last: LedgerHead, head: LedgerHead): SaidFault {
  const places = { row: last.place, other: head.place };
  return head.place > last.place
    ? {
        sentence: `Rows were cut off: the ledger ends at row ${last.place}, and its last was row ${head.place}.`,
        fault: { word: 'rows-cut-off', ...places },
      }
    : {
        sentence: `Row ${last.place} is not where the ledger says it ends (row ${head.place}): rows were put there from outside.`,
        fault: { word: 'rows-added', ...places },
      };
}

function sayWhole({ place }: LedgerHead, heads: number, isTorn: boolean): string {
  const rows = `${place} ${place === 1 ? 'row' : 'rows'}`;
  const signed = heads === 1 ? '1 signed head' : `${heads} signed heads`;
  const torn = isTorn
    ? ' The last signed head is half written, as after a stop; it counts for nothing.'
    : '';
  return `The ledger is whole: ${rows}, with ${signed} and every sum as it should be.${torn}`;
}
