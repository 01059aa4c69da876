import type { LedgerFault } from '../../../shared/protocol/ledger-fault.ts';

/** One thing that is wrong with the ledger: as a sentence, and for whoever says it in another language. */
export interface SaidFault {
  readonly sentence: string;
  readonly fault: LedgerFault;
}
