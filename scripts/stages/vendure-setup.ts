import { provideVendure } from '../../tests/shops/vendure/provide-vendure.ts';
import { ensureBuilt } from '../build/ensure-built.ts';

/** The shop must be there, and the browser is given what is in dist. */
export async function setup(): Promise<void> {
  const missing = await provideVendure(console.log);
  if (missing !== null) throw new Error(missing);
  if (!(await ensureBuilt())) throw new Error('The build failed, so there is nothing to test.');
}
