import { mkdirSync } from 'node:fs';
import { asId, type MessageId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { ofShop } from '../../sidecar/domain/audience.ts';
import { ADDRESSES, addressOf, requestOf } from './calls.ts';
import { textsOf } from './fill.ts';
import type { LoadAsked, LoadDone } from './load-child.ts';
import { SHOP } from './settings.ts';
import { openWire } from './wire.ts';

/** A process that is nothing but load: redeems so many codes, so many at a time; or commits the least there is. */
process.once('message', (asked: LoadAsked) => {
  void obey(asked).then((done) => process.send?.(done, () => process.disconnect()));
});

interface Prepared {
  /** The time that each took. */
  run(): Promise<Float64Array>;
  close(): Promise<void>;
}

/** What comes before and after, as opening connections or a folder, is not counted. */
async function obey(asked: LoadAsked): Promise<LoadDone> {
  const { run, close } = await (asked.kind === 'redeem' ? toRedeem(asked) : toCommit(asked));
  const before = process.cpuUsage();
  const begun = performance.now();
  const latenciesMs = await run();
  const tookMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  await close();
  return { tookMs, processorMs: (user + system) / 1_000, latenciesMs: [...latenciesMs] };
}

async function toRedeem({
  url,
  from,
  count,
  together,
}: Extract<LoadAsked, { kind: 'redeem' }>): Promise<Prepared> {
  const places = Array.from({ length: Math.max(together, ADDRESSES) }, (_, n) => n);
  const wires = await Promise.all(places.map((n) => openWire(url, addressOf(n))));
  const requests = textsOf(from, count).map((code) =>
    requestOf(url, { code, order: `order-${code}`, once: `redeem-${code}` }),
  );
  const latenciesMs = new Float64Array(count);
  let next = 0;
  async function one(lane: number): Promise<void> {
    const own = wires.filter((_, n) => n % together === lane);
    for (let turn = 0; next < count; turn += 1) {
      const at = next;
      next += 1;
      const begun = performance.now();
      const heard = await own[turn % own.length]?.ask(requests[at] ?? '');
      latenciesMs[at] = performance.now() - begun;
      if (heard?.status !== 200) throw new Error(`${requests[at]} was answered ${heard?.text}`);
    }
  }
  return {
    run: async () => {
      await Promise.all(Array.from({ length: together }, (_, lane) => one(lane)));
      return latenciesMs;
    },
    close: async () => {
      for (const wire of wires) wire.close();
    },
  };
}

/** One smallest row each, one commit after the other, each on disk before the next begins. */
async function toCommit({
  dataDir,
  count,
}: Extract<LoadAsked, { kind: 'commit' }>): Promise<Prepared> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openEmbedded({ directory: dataDir });
  const row = { caller: ofShop(asId(SHOP)), bodyHash: '', at: asEpochMs(Date.now()) };
  const answer = { kind: 'done', result: null } as const;
  const session = String(process.pid);
  return {
    run: async () => {
      const latenciesMs = new Float64Array(count);
      for (let at = 0; at < count; at += 1) {
        const begun = performance.now();
        const id = asId<MessageId>(`${session}-${at}`);
        await store.transact((tx) => tx.marks.put({ ...row, answer, id }));
        latenciesMs[at] = performance.now() - begun;
      }
      return latenciesMs;
    },
    close: () => store.close(),
  };
}
