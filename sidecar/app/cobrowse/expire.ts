import { ended, endingByTime } from '../../domain/cobrowse/ending.ts';
import type { Work } from '../context.ts';
import { COBROWSE_AGES } from './bounds.ts';
import { takeCobrowse } from './take.ts';

/** Ends what nobody answered, whose page has been gone for too long, or that went on for too long. */
export async function expireCobrowses(work: Work, isClockSettled: boolean): Promise<void> {
  for (const cobrowse of await work.tx.cobrowses.open()) {
    const ending = endingByTime(cobrowse, COBROWSE_AGES, work.now, isClockSettled);
    if (ending !== null) await takeCobrowse(work, ended(cobrowse, ending, work.now), 'time');
  }
}
