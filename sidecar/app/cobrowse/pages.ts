import type { CobrowseId } from '../../../shared/kernel/ids.ts';
import { elapsed } from '../../../shared/kernel/time.ts';
import { COBROWSE_PAGE_SAID_EVERY_MS } from '../../../shared/protocol/limits.ts';
import type { Cobrowse } from '../../domain/cobrowse/cobrowse.ts';
import { pageSeen } from '../../domain/cobrowse/page-there.ts';
import type { Environment, Work } from '../context.ts';
import { commit, look } from '../pipeline.ts';

/**
 * A page's socket is open and counted. False when looking along ended, or was never agreed to, by now: who
 * ended it did not know of this page, so it is for the caller to send it away.
 */
export function pageCame(environment: Environment, cobrowse: CobrowseId): Promise<boolean> {
  return commit(environment, async (work) => {
    const known = await work.tx.cobrowses.find(cobrowse);
    if (known?.state !== 'active') return false;
    await work.tx.cobrowses.put(pageSeen(known, work.now));
    return true;
  });
}

/** The last page of the visitor is gone: from now on it counts how long (SPEC CB3). */
export function pageWent(environment: Environment, cobrowse: CobrowseId): Promise<void> {
  return commit(environment, async (work) => {
    const known = await work.tx.cobrowses.find(cobrowse);
    if (known?.state === 'active') await work.tx.cobrowses.put(pageSeen(known, work.now));
  });
}

/**
 * Which pages are there, to be called each second: kept once in COBROWSE_PAGE_SAID_EVERY_MS, so that a page
 * that went with its sidecar is found to be gone.
 */
export async function sayPages(
  environment: Environment,
  here: ReadonlySet<CobrowseId>,
): Promise<void> {
  if (here.size === 0) return;
  const dueOf = async ({ tx, now }: Pick<Work, 'tx' | 'now'>): Promise<readonly Cobrowse[]> =>
    (await tx.cobrowses.open()).filter(
      ({ cobrowse, pageSeenAt }) =>
        here.has(cobrowse) &&
        pageSeenAt !== null &&
        elapsed(pageSeenAt, now) >= COBROWSE_PAGE_SAID_EVERY_MS,
    );
  if ((await look(environment, dueOf)).length === 0) return;
  await commit(environment, async (work) => {
    for (const due of await dueOf(work)) await work.tx.cobrowses.put(pageSeen(due, work.now));
  });
}
