import { ended, endingByTime } from '../../domain/cobrowse/ending.ts';
import type { ClockTrust } from '../clock-trust.ts';
import type { Work } from '../context.ts';
import { COBROWSE_AGES } from './bounds.ts';
import { takeCobrowse } from './take.ts';

/** Ends what nobody answered, whose page has been gone for too long, or that went on for too long. */
export async function expireCobrowses(work: Work, trust: ClockTrust): Promise<void> {
  const clock = { isSettled: trust.isSettled(), evenForMs: trust.evenForMs() };
  for (const cobrowse of await work.tx.cobrowses.open()) {
    const ending = endingByTime(cobrowse, COBROWSE_AGES, work.now, clock);
    if (ending !== null) await takeCobrowse(work, ended(cobrowse, ending, work.now), 'time');
  }
}
