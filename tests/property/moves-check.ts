import fc from 'fast-check';
import { asId } from '../../shared/kernel/ids.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { aMove, type Move, VISITORS } from './conversation-moves.ts';

const RUNS = 60;
const MOVES_MAX = 60;

/** Runs moves on a desk with four agents and five visitors, many times, in many orders. */
export async function check(
  run: (desk: Desk, moves: readonly Move[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(aMove, { maxLength: MOVES_MAX, size: 'max' }), async (moves) =>
      run(await openedDesk(), moves),
    ),
    { numRuns: RUNS },
  );
}

async function openedDesk(): Promise<Desk> {
  const desk = aDesk();
  await desk.hire({ agent: asId('agent-a'), name: 'Anna', capacity: 1 });
  await desk.hire({ agent: asId('agent-b'), name: 'Bram', capacity: 2, languages: ['en'] });
  await desk.hire({ agent: asId('agent-c'), name: 'Chris', capacity: 2, chosen: 'away' });
  await desk.hire({ agent: asId('lead-d'), name: 'Dana', capacity: 1, role: 'lead' });
  for (const visitor of VISITORS) await desk.visit(visitor);
  return desk;
}
