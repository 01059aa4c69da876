import type { CobrowseId } from '../../../shared/kernel/ids.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';

/** Those of the cobrowses that are not active, or not there any more: erased with their visitor. */
export async function overAmong(
  environment: Environment,
  cobrowses: readonly CobrowseId[],
): Promise<readonly CobrowseId[]> {
  if (cobrowses.length === 0) return [];
  return look(environment, async ({ tx }) => {
    const open = await tx.cobrowses.open();
    const active = new Set(
      open.filter(({ state }) => state === 'active').map((each) => each.cobrowse),
    );
    return cobrowses.filter((cobrowse) => !active.has(cobrowse));
  });
}
