import { ensureBuilt } from '../build/ensure-built.ts';

/** The browser is given what is in dist, so that must be what the sources say. */
export async function setup(): Promise<void> {
  if (!(await ensureBuilt())) throw new Error('The build failed, so there is nothing to test.');
}
