import { join } from 'node:path';
import { asId } from '../../shared/kernel/ids.ts';
import { nodeDigest, systemChance, systemTurns } from '../../sidecar/adapters/ambient/system.ts';
import { fileSeal } from '../../sidecar/adapters/ledger/file-seal.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { verifyLedger } from '../../sidecar/app/mandate/verify-ledger.ts';
import type { Store } from '../../sidecar/ports/store.ts';

/** What a data folder says after its races, whatever anybody was answered. */
export interface Kept {
  readonly redemptions: number;
  /** Redemptions of one code beyond the first. */
  readonly twice: number;
  /** Sums of the ledger below nothing. */
  readonly negative: number;
  /** How far the day's budget is from what the codes came to. */
  readonly budgetOffMinor: number;
  readonly isWhole: boolean;
}

const PAGE = 500;

/** @param texts of all codes that were given in this folder */
export async function keptIn(directory: string, texts: readonly string[]): Promise<Kept> {
  const store = await openEmbedded({ directory });
  const redeemed = await redemptionsIn(store);
  const { negative, dayMinor } = await sumsIn(store);
  const cameMinor = await cameTo(store, texts);
  const { isWhole } = await verifyLedger({
    store,
    turns: systemTurns(),
    digest: nodeDigest(),
    chance: systemChance(),
    ledgerSeal: fileSeal(join(directory, 'ledger')),
  });
  await store.close();
  const redemptions = [...redeemed.values()].reduce((sum, count) => sum + count, 0);
  return {
    redemptions,
    twice: redemptions - redeemed.size,
    negative,
    budgetOffMinor: Math.abs(dayMinor - cameMinor),
    isWhole,
  };
}

/** By what was given, how often the ledger says it was redeemed. */
async function redemptionsIn(store: Store): Promise<ReadonlyMap<string, number>> {
  const redeemed = new Map<string, number>();
  for (let from = 1; ; from += PAGE) {
    const rows = await store.read((tx) => tx.ledger.from(from, PAGE));
    for (const { entry } of rows) {
      const { kind, exercise } = entry;
      if (kind !== 'redeemed' || exercise === null) continue;
      redeemed.set(exercise, (redeemed.get(exercise) ?? 0) + 1);
    }
    if (rows.length < PAGE) return redeemed;
  }
}

/** By what was given itself: what it came to, or what is still set aside for it. */
async function cameTo(store: Store, texts: readonly string[]): Promise<number> {
  let came = 0;
  for (const text of texts) {
    const exercise = await store.read((tx) => tx.exercises.find(asId(`given-${text}`)));
    came += exercise?.cost ?? exercise?.reserved ?? Number.NaN;
  }
  return came;
}

async function sumsIn(store: Store): Promise<{ negative: number; dayMinor: number }> {
  let [negative, dayMinor, scope] = [0, 0, ''];
  for (;;) {
    const sums = await store.read((tx) => tx.ledger.sums(scope, PAGE));
    negative += sums.filter(({ minor, exercises }) => minor < 0 || exercises < 0).length;
    for (const sum of sums) if (/^mandate:[^:]+:day:/.test(sum.scope)) dayMinor += sum.minor;
    scope = sums.at(-1)?.scope ?? scope;
    if (sums.length < PAGE) return { negative, dayMinor };
  }
}
