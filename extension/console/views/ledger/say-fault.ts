import type { LedgerChecked } from '../../../../shared/protocol/messages/allowed.ts';
import type { Words } from '../../../panel/words/words.ts';
import type { ConsoleWords } from '../../words/en.ts';

/** What is wrong with the ledger, in the reader's language; of a newer sidecar's word only where. */
export function sayFault(
  { ledger }: Pick<ConsoleWords, 'ledger'>,
  { number, time, language }: Words,
  { fault, sentence }: Pick<LedgerChecked, 'fault' | 'sentence'>,
  now: number,
): string {
  const { faults } = ledger;
  if (fault === undefined || !isKnown(faults, fault.word)) return language === 'en' ? sentence : '';
  return faults[fault.word]({
    row: number.count(fault.row ?? 0),
    other: number.count(fault.other ?? 0),
    at: fault.at === undefined ? '' : time.exactly(fault.at, now),
    says: fault.says ?? '',
  });
}

function isKnown<T extends object>(table: T, word: string): word is Extract<keyof T, string> {
  return Object.hasOwn(table, word);
}
