import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { systemClock } from '../../sidecar/adapters/ambient/system.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { forAll } from '../support/handshake-wire.ts';
import { BOOTS_SERVER_KEY, callAsShop, type Heard } from '../support/shop-server.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// More than is done when it is killed.
const CODES = 24;
const ANSWERS_BEFORE_KILL = 8;
const AT_ONCE = 6;

let running: SidecarProcess;
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

interface Call {
  readonly fields: object;
  readonly once: string;
}

it('[CD2][CD5] after kill -9 in a burst of redemptions each code is redeemed once, and replays are identical', async () => {
  const DATA_DIR = temporaryFolder();
  const SHOPS = join(temporaryFolder(), 'shops.json');
  const origins = ['https://boots.example'];
  writeFileSync(
    SHOPS,
    JSON.stringify([{ shop: 'boots', origins, serverKeys: [BOOTS_SERVER_KEY] }]),
  );
  await onFolder(DATA_DIR, async (environment) => {
    for (const { code, exercise, text } of codes) {
      await keepGiven(environment, { code, exercise, text }, { exercise });
    }
  });

  running = await startProcess({ DATA_DIR, SHOPS });
  expect(running.said).toMatchObject({ msg: 'ready' });
  const calls = codes.flatMap(({ text }): readonly Call[] =>
    ['a', 'b'].map((buyer) => ({
      once: `${buyer}-${text}`,
      fields: redeemIn(text, `${buyer}-${text}`),
    })),
  );
  let answered = 0;
  // A few at a time: so many at once would all be in the one commit before the kill.
  const before = await forAll(calls, AT_ONCE, async (call) => {
    if (answered >= ANSWERS_BEFORE_KILL) running.kill('SIGKILL');
    const heard = await said(running, call);
    answered += heard === null ? 0 : 1;
    return heard;
  });
  await running.ended;
  expect(answered).toBeGreaterThanOrEqual(ANSWERS_BEFORE_KILL);
  expect(answered).toBeLessThan(calls.length);

  running = await startProcess({ DATA_DIR, SHOPS });
  const after = await Promise.all(calls.map((call) => said(running, call)));
  for (const [place, heard] of before.entries()) {
    if (heard !== null) expect(after[place]).toEqual(heard);
  }
  expect(after.filter((heard) => heard?.status === 200)).toHaveLength(CODES);
  expect(after.filter((heard) => heard?.status === 409)).toHaveLength(CODES);
  running.kill('SIGTERM');
  await running.ended;

  await onFolder(DATA_DIR, async (environment) => {
    const { day, ledger } = await standing(environment, 'code-0');
    expect(day).toEqual({ minor: CODES * 5_00, exercises: CODES });
    expect(ledger.filter((kind) => kind === 'redeemed')).toHaveLength(CODES);
  });
}, 120_000);

const codes = Array.from({ length: CODES }, (_, n) => ({
  code: asId<never>(`code-${n}`),
  exercise: asId<never>(`given-${n}`),
  text: `ABCD-EFGH-${String(n).padStart(4, '0')}`,
}));

function redeemIn(code: string, order: string) {
  const basket = { basketMinor: 80_00, currency: 'EUR', basket: null };
  return { code, asker: order, order, takenMinor: 5_00, ...basket };
}

/** Null when there was nobody to answer. */
async function said({ url }: SidecarProcess, { fields, once }: Call): Promise<Heard | null> {
  const environment = { clock: systemClock() };
  return callAsShop({ url, environment }, '/v1/codes/redeem', fields, { once }).catch(() => null);
}

async function onFolder(
  directory: string,
  work: (environment: TestEnvironment) => Promise<void>,
): Promise<void> {
  const store = await openEmbedded({ directory });
  await work(testEnvironment({ store, clock: fakeClock(systemClock().now()) }));
  await store.close();
}
