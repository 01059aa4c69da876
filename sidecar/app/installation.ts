import type { InstallationRow } from '../ports/store/installation.ts';
import type { Environment } from './context.ts';
import { commit } from './pipeline.ts';

/** What this data was created with; created now when it is new. */
export function openInstallation(
  environment: Environment,
): Promise<{ readonly row: InstallationRow; readonly isFresh: boolean }> {
  return commit(environment, async ({ tx, now, ids }) => {
    const found = await tx.installation.find();
    if (found !== null) return { row: found, isFresh: false };
    const row = { id: ids.next(), holdoutSalt: ids.secret(), createdAt: now };
    await tx.installation.create(row);
    return { row, isFresh: true };
  });
}
