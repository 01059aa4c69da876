import { nodeDigest, systemChance, systemClock, systemTurns } from '../adapters/ambient/system.ts';
import { fileSeal } from '../adapters/ledger/file-seal.ts';
import type { Reading } from '../adapters/store/reading.ts';
import { sealHead } from '../app/mandate/seal-head.ts';
import { type LedgerVerdict, verifyLedger } from '../app/mandate/verify-ledger.ts';
import type { LedgerAsked } from './asked-ledger.ts';
import { ledgerFile } from './ledger-file.ts';
import type { Place } from './place.ts';
import { reading } from './reading-place.ts';

type Asking<Task extends LedgerAsked['task']> = Extract<LedgerAsked, { readonly task: Task }>;

/** What became of it, for the one line that is said. */
export interface LedgerWord {
  readonly msg: 'ledger-whole' | 'ledger-broken' | 'ledger-signed' | 'ledger-unmoved';
  readonly sentence: string;
  readonly [field: string]: unknown;
}

/** Checks every row, every sum and every signed head, beside a sidecar that may be at work. */
export async function verify({ place, seals }: Asking<'ledger-verify'>): Promise<LedgerWord> {
  return reading(place, async (store) => {
    const verdict = await verdictOn(store, seals);
    const { isWhole, sentence, brokenAt, head, heads } = verdict;
    return isWhole
      ? { msg: 'ledger-whole', rows: head.place, head: head.hash, heads, sentence }
      : { msg: 'ledger-broken', row: brokenAt, sentence };
  });
}

/** The verdict on a copy that has no signed heads of its own. */
export function verifyCopy(place: Place): Promise<LedgerVerdict> {
  return reading(place, (store) => verdictOn(store, null));
}

/** Signs where the ledger ends now. */
export async function signNow({ place, seals }: Asking<'ledger-sign'>): Promise<LedgerWord> {
  return reading(place, async (store) => {
    const terms = { store, clock: systemClock(), ledgerSeal: fileSeal(seals) };
    const { sealing, head, last } = await sealHead(terms);
    switch (sealing) {
      case 'signed':
        return {
          msg: 'ledger-signed',
          row: head.place,
          sentence: `Row ${head.place} was signed as the last, in ${seals}.`,
        };
      case 'unmoved':
        return {
          msg: 'ledger-unmoved',
          row: head.place,
          sentence: `Row ${head.place} is the last, and was signed before.`,
        };
      case 'behind':
      case 'differs':
        return {
          msg: 'ledger-broken',
          row: Math.min(head.place + 1, last.place),
          sentence: `Row ${last.place} was signed and is not there any more. Run: npm run ledger -- verify.`,
        };
    }
  });
}

/** Writes the whole ledger, in pieces, as a file of the format. */
export async function exportTo(
  { place, format }: Asking<'ledger-export'>,
  write: (piece: string) => Promise<void>,
): Promise<void> {
  await reading(place, async (store) => {
    for await (const piece of ledgerFile(store, format)) await write(piece);
  });
}

function verdictOn(store: Reading, seals: string | null): Promise<LedgerVerdict> {
  return verifyLedger({
    store,
    turns: systemTurns(),
    digest: nodeDigest(),
    chance: systemChance(),
    ledgerSeal: seals === null ? null : fileSeal(seals),
  });
}
