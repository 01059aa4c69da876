import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { givenTo, ledgerIsWhole } from './rules/giving-settled.ts';
import { truth, type Unsettled } from './rules/settled.ts';
import type { World } from './world.ts';

const ERASED_WITHIN_MS = 120_000;
const CHECK_EVERY_MS = 1_000;
const SETTLING_MS = 5_000;

/**
 * At the end of the day everybody to whom something was given asks to be forgotten, and sometimes the sidecar dies
 * in the middle of it: nothing of them stays but the ledger, which is whole (LG1).
 */
export async function eraseEverybody(
  world: World,
  afterStep: () => Promise<void>,
): Promise<Unsettled | null> {
  const { times, chance, trace } = world;
  const environment = truth(world);
  const visitors = await givenTo(environment);
  const sidecar = world.process();
  if (visitors.length === 0 || sidecar === null) return null;
  trace.note(`${visitors.length} visitors are erased`);
  times.later(
    0,
    () =>
      void eraseVisitors(sidecar.environment, visitors, 'an operator').then(
        () => trace.note('they are'),
        (error: unknown) => world.fail('a bug', `nobody can be erased: ${error}`),
      ),
    sidecar.life,
  );
  if (chance.is(0.4)) {
    times.later(chance.whole(1, 4), () => world.crash('while somebody is erased'), null);
  }
  const by = times.now() + ERASED_WITHIN_MS;
  let left = visitors.length;
  while (left > 0 && times.now() < by && world.failure() === null) {
    await times.runUntil(times.now() + CHECK_EVERY_MS, afterStep);
    left = (await givenTo(environment)).length;
    // Whom a crash kept from being begun with is asked for again.
    const again = world.process();
    if (left > 0 && again !== null && again !== sidecar) return eraseEverybody(world, afterStep);
  }
  if (left > 0) return { rule: 'ER1', sentence: `${left} visitors are still there` };
  // Panels put away what they hear of it.
  await times.runUntil(times.now() + SETTLING_MS, afterStep);
  return ledgerIsWhole(world, environment);
}
