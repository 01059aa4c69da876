import { afterEach, expect, it } from 'vitest';
import type { Bounds } from '../../sidecar/gateway/bounds.ts';
import { newKey, openAgent, pairDevice, postPair } from '../support/agent-client.ts';
import { openSocket } from '../support/raw-socket.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed, SHOP_ORIGIN, up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
afterEach(() => sidecar.stop());

async function startWith(bounds: Partial<Bounds>, proxies: readonly string[] = []): Promise<void> {
  sidecar = await startTestSidecar({ bounds }, { trustedProxies: proxies });
}
const knock = (forwardedFor?: string) =>
  openSocket({
    url: `${sidecar.wsUrl}/v1/visitor`,
    origin: SHOP_ORIGIN,
    headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
  });
const refusalOf = (knocking: Promise<unknown>) => knocking.catch((error: unknown) => error);
const FULL = { status: 503, kind: 'too-many-connections' };

it('[LM1] only so many connections of one address may be without a hello', async () => {
  await startWith({ ungreetedPerAddressMax: 2 });
  const silent = [await knock(), await knock()];
  expect(await refusalOf(knock())).toMatchObject(FULL);
  await silent[0]?.close();
  const visitor = await openVisitor(sidecar);
  expect(await visitor.signal(pageViewed())).toBe(1);
  await openVisitor(sidecar);
});

it('[LM1] only so many connections may be without a hello, all together', async () => {
  await startWith({ ungreetedMax: 1 }, ['loopback']);
  await knock('203.0.113.1');
  expect(await refusalOf(knock('203.0.113.2'))).toMatchObject(FULL);
});

it('[LM1] only so many connections of one address, greeted ones included', async () => {
  await startWith({ connectionsPerAddressMax: 2 });
  const first = await openVisitor(sidecar);
  await openVisitor(sidecar);
  expect(await refusalOf(knock())).toMatchObject(FULL);
  await first.close();
  await openVisitor(sidecar);
});

it('[LM1] addresses behind a trusted proxy are counted one by one', async () => {
  await startWith({ connectionsPerAddressMax: 1 }, ['loopback']);
  await knock('203.0.113.1');
  expect(await refusalOf(knock('203.0.113.1'))).toMatchObject(FULL);
  await knock('203.0.113.2');
});

it('[LM1] one IPv6 household is one address', async () => {
  await startWith({ connectionsPerAddressMax: 1 }, ['loopback']);
  await knock('2001:db8:1:2::1');
  expect(await refusalOf(knock('2001:db8:1:2:3:4:5:6'))).toMatchObject(FULL);
  await knock('2001:db8:1:3::1');
});

it('[LM1] an address that a stranger claims is not believed', async () => {
  await startWith({ connectionsPerAddressMax: 1 });
  await knock('203.0.113.1');
  expect(await refusalOf(knock('203.0.113.2'))).toMatchObject(FULL);
});

it('[LM1] only so many connections at all', async () => {
  await startWith({ connectionsMax: 1 });
  await openVisitor(sidecar);
  expect(await refusalOf(knock())).toMatchObject(FULL);
  expect(await sidecar.metric('toonbank_refused_total', { at: 'upgrade', kind: FULL.kind })).toBe(
    1,
  );
});

it('[LM1] only so many tabs of one visitor, and others are let in', async () => {
  await startWith({ connectionsPerVisitorMax: 2 });
  const first = await openVisitor(sidecar);
  const second = await openVisitor(sidecar, { secret: first.secret });
  const third = openVisitor(sidecar, { secret: first.secret });
  await expect(third).rejects.toThrow('too-many-connections');
  expect(await openVisitor(sidecar)).toBeDefined();
  expect(second.socket.readyState).toBe(second.socket.OPEN);
});

it('[LM1] a newer connection of the same tab takes the place of the older', async () => {
  await startWith({});
  const older = await openVisitor(sidecar);
  const newer = await openVisitor(sidecar, { secret: older.secret, tab: older.tab });
  expect(await older.closed).toEqual({ code: 4412, kind: 'replaced' });
  expect(await newer.signal(pageViewed())).toBe(1);
});

it('[LM1] the tabs of one visitor share a rate', async () => {
  await startWith({ visitorBurst: 10, visitorPerSecond: 0, visitorTabsBusyMax: 1 });
  const first = await openVisitor(sidecar);
  const second = await openVisitor(sidecar, { secret: first.secret });
  for (let n = 0; n < 6; n += 1) first.say(up({ type: 'ping' }));
  await first.next('pong');
  for (let n = 0; n < 6; n += 1) second.say(up({ type: 'ping' }));
  expect((await second.closed).kind).toBe('too-many');
});

it('[LM1] only so many devices of one agent are linked at once', async () => {
  await startWith({ connectionsPerAgentMax: 1 });
  const { lead } = await sidecar.codes();
  await openAgent(sidecar, await pairDevice(sidecar, lead));
  const again = await pairDevice(sidecar, (await sidecar.codes()).lead);
  await expect(openAgent(sidecar, again)).rejects.toThrow('too-many-connections');
});

it('[LM1] requests of one address are counted by the minute', async () => {
  await startWith({ httpRequestsPerMinute: 3 });
  const ask = () => fetch(`${sidecar.url}/v1/health/live`);
  for (let n = 0; n < 3; n += 1) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ kind: 'too-many' });
});

it('[LM1] connections begun are counted by the minute', async () => {
  await startWith({ upgradesPerMinute: 2 });
  await (await knock()).close();
  await (await knock()).close();
  expect(await refusalOf(knock())).toMatchObject({ status: 429, kind: 'too-many' });
});

it('[LM1] pairing is tried only so often from one address', async () => {
  await startWith({ pairTriesPerMinute: 2 });
  const { publicKey } = await newKey();
  const attempt = () => postPair(sidecar, 'AAAA-BBBB-CCCC', publicKey);
  expect((await attempt()).status).toBe(403);
  expect((await attempt()).status).toBe(403);
  expect((await attempt()).status).toBe(429);
});

it('[LM1] a body over the bound is too large', async () => {
  await startWith({});
  const answer = await fetch(`${sidecar.url}/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'x'.repeat(70_000) }),
  });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ kind: 'too-large' });
});

it('[GW2] a connection that gives no sign of life is hung up on', async () => {
  await startWith({ heartbeatMs: 30 });
  const visitor = await openVisitor(sidecar);
  // Reads nothing any more, so that no pong goes back.
  visitor.socket.pause();
  await expect
    .poll(() => sidecar.metric('toonbank_closes_total', { cause: 'no-heartbeat' }))
    .toBe(1);
});

it('[GW2] a connection that answers pings stays', async () => {
  await startWith({ heartbeatMs: 20 });
  const visitor = await openVisitor(sidecar);
  let pings = 0;
  visitor.socket.on('ping', () => {
    pings += 1;
  });
  await expect.poll(() => pings).toBeGreaterThan(5);
  expect(visitor.socket.readyState).toBe(visitor.socket.OPEN);
});

it('[GW2] a reader that does not read is hung up on, and its memory is bounded', async () => {
  await startWith({ sendBufferMaxBytes: 100_000 });
  const panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  const visitor = await openVisitor(sidecar);
  const long = Array.from({ length: 60 }, (_, n) => pageViewed(`${n}`.padEnd(60, 'x')));
  await visitor.signal(...long.map((page) => ({ ...page, url: `/${'u'.repeat(1_000)}` })));
  panel.socket.pause();
  // Each answer is some 80 kB: 300 of them are more than any two kernels hold for us.
  for (let n = 0; n < 300; n += 1) {
    panel.say(up({ type: 'journey.ask', visitor: visitor.welcome.visitor, before: null }));
  }
  await expect
    .poll(() => sidecar.metric('toonbank_closes_total', { cause: 'slow-reader' }), {
      timeout: 9_000,
    })
    .toBe(1);
});
