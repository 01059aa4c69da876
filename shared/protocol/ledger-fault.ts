import { type Static, Type } from '@sinclair/typebox';
import { TITLE_MAX_CHARS } from './limits.ts';
import { Count, Exact, Moment, Text } from './scalars.ts';

/** What can be wrong with a ledger (SPEC LG2, LG3): a closed list, which the console has words for (SPEC PN20). */
export const LEDGER_FAULTS = [
  'unread',
  'row-missing',
  'out-of-order',
  'row-exchanged',
  'row-changed',
  'rows-cut-off',
  'rows-added',
  'head-unreadable',
  'head-not-ours',
  'signed-cut-off',
  'written-anew',
  'sum-wrong',
  'sum-moved',
] as const;

/** One word of the closed list. */
export type LedgerFaultWord = (typeof LEDGER_FAULTS)[number];

/** A word with what a sentence about it names. Checked as text here, because a newer sidecar may know more words. */
export const LedgerFault = Exact({
  word: Type.Unsafe<LedgerFaultWord>(Type.String({ pattern: '^[a-z-]{1,40}$' })),
  /** The row it is about; of the signed heads, their line. */
  row: Type.Optional(Count()),
  /** The row that stands there instead, or after which it stands. */
  other: Type.Optional(Count()),
  /** When the head was signed. */
  at: Type.Optional(Moment),
  /** The sum, and what it says beside what the rows say. */
  says: Type.Optional(Text(TITLE_MAX_CHARS)),
});

export type LedgerFault = Static<typeof LedgerFault>;
