import { mkdirSync } from 'node:fs';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { ofShop } from '../../sidecar/domain/audience.ts';
import { openShopServer } from './calls.ts';
import { textsOf } from './fill.ts';
import type { LoadAsked, LoadDone } from './load-child.ts';
import { SHOP } from './settings.ts';

/** A process that is nothing but load: redeems so many codes, so many at a time; or commits the least there is. */
process.once('message', (asked: LoadAsked) => {
  void obey(asked).then((done) => process.send?.(done, () => process.disconnect()));
});

async function obey(asked: LoadAsked): Promise<LoadDone> {
  const before = process.cpuUsage();
  const begun = performance.now();
  const latenciesMs = asked.kind === 'redeem' ? await redeemAll(asked) : await commitAll(asked);
  const tookMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { tookMs, processorMs: (user + system) / 1_000, latenciesMs: [...latenciesMs] };
}

async function redeemAll({
  url,
  from,
  count,
  together,
}: Extract<LoadAsked, { kind: 'redeem' }>): Promise<Float64Array> {
  const shop = openShopServer(together);
  const texts = textsOf(from, count);
  const latenciesMs = new Float64Array(count);
  let next = 0;
  async function one(): Promise<void> {
    while (next < count) {
      const at = next;
      next += 1;
      const code = texts[at] ?? '';
      const begun = performance.now();
      const heard = await shop.redeem(url, {
        code,
        order: `order-${code}`,
        once: `redeem-${code}`,
      });
      latenciesMs[at] = performance.now() - begun;
      if (heard?.status !== 200) throw new Error(`${code} was answered ${heard?.text}`);
    }
  }
  await Promise.all(Array.from({ length: together }, one));
  shop.close();
  return latenciesMs;
}

/** One smallest row each, one commit after the other, each on disk before the next begins. */
async function commitAll({
  dataDir,
  count,
}: Extract<LoadAsked, { kind: 'commit' }>): Promise<Float64Array> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openEmbedded({ directory: dataDir });
  const latenciesMs = new Float64Array(count);
  const row = { caller: ofShop(asId(SHOP)), bodyHash: '', at: asEpochMs(Date.now()) };
  const answer = { kind: 'done', result: null } as const;
  const session = String(process.pid);
  for (let at = 0; at < count; at += 1) {
    const begun = performance.now();
    await store.transact((tx) => tx.marks.put({ ...row, answer, id: asId(`${session}-${at}`) }));
    latenciesMs[at] = performance.now() - begun;
  }
  await store.close();
  return latenciesMs;
}
