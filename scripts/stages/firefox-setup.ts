import { ensureBuilt } from '../build/ensure-built.ts';
import { firefoxTarget, targets } from '../build/targets.ts';

/** The packages are made of what is in dist, for both browsers. */
export async function setup(): Promise<void> {
  const wanted = [...targets.filter(({ name }) => name === 'extension'), firefoxTarget];
  if (!(await ensureBuilt(undefined, wanted))) {
    throw new Error('The build failed, so there is nothing to test.');
  }
}
