import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpPage, UpViewer } from '../../shared/protocol/frame-sockets.ts';
import { aCobrowse } from '../support/a-cobrowse.ts';
import type { PairedDevice } from '../support/agent-client.ts';
import { type FrameSocket, openPage, openViewer } from '../support/frame-socket.ts';
import { forAll } from '../support/handshake-wire.ts';
import { type Looking, startLooking } from '../support/look-along.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, SHOP_ORIGIN, type VisitorClient } from '../support/visitor-client.ts';
import { BAD_FRAMES } from './fuzz/bad-frames.ts';
import { openWire } from './fuzz/frames.ts';
import { anAttack, type Hostile } from './fuzz/hostile-frames.ts';

const MESSAGES = 6;
const CONNECTIONS = 250;
const AT_ONCE = 4;

let sidecar: TestSidecar;
/** Who looks along all the while, and must not notice anything. */
let honest: Looking;
let attacker: VisitorClient;
let device: PairedDevice;
/** How many its viewer must have got: two when it began. */
let honestFrames = 2;

beforeAll(async () => {
  sidecar = await startTestSidecar({
    bounds: { upgradesPerMinute: 1e9, httpRequestsPerMinute: 1e9 },
  });
  honest = await startLooking(sidecar);
  attacker = await openVisitor(sidecar);
  device = honest.paired;
  const visitor = attacker.welcome.visitor;
  const askedBy = device.agent;
  await sidecar.environment.store.transact(async ({ cobrowses }) => {
    for (let n = 0; n < AT_ONCE; n += 1) {
      await cobrowses.put(aCobrowse({ cobrowse: `bad-${n}`, visitor, askedBy }));
    }
  });
});
afterAll(() => sidecar.stop());

/** The honest page's next frame arrives, and its words too; nothing else ever came to its viewer. */
async function expectServed(): Promise<void> {
  const { page, viewer, frames } = honest;
  const place = honestFrames;
  honestFrames += 1;
  const sent = frames.next('still here');
  page.send(sent);
  expect((await viewer.got(place + 1))[place]).toEqual(sent);
  viewer.say({ type: 'cobrowse.echo', number: place });
  await page.next('cobrowse.echo', place - 1);
  expect(await sidecar.metric('toonbank_faults_total')).toBe(0);
  expect(new Set(viewer.heard.map(({ type }) => type))).toEqual(
    new Set(['challenge', 'welcome', 'cobrowse.source']),
  );
}

/** Says it all; what comes after the one that ends it is thrown at a closed door. */
async function attack(socket: FrameSocket, messages: readonly Hostile[]): Promise<void> {
  for (const message of messages) socket.socket.send(message);
  // Whoever was not sent away answers a ping once all of it was judged.
  const judged = new Promise((resolve) => socket.socket.once('pong', resolve));
  socket.socket.ping();
  await Promise.race([judged, socket.closed]);
  await socket.close();
}

const attacks = (schema: typeof UpPage | typeof UpViewer, seed: number): Hostile[][] =>
  fc.sample(anAttack(schema, MESSAGES), { numRuns: CONNECTIONS, seed });

describe.each([1, 2])('with seed %i', (seed) => {
  it('[SC3, FR2, FR9] a page that sends whatever it likes harms nobody', async () => {
    const all = attacks(UpPage, seed);
    let sent = 0;
    await forAll(all, AT_ONCE, async (messages) => {
      const mine = sent % AT_ONCE;
      sent += 1;
      const page = await openPage(sidecar, attacker.secret, `bad-${mine}`).catch(() => null);
      // Another of these attacks has taken its place.
      if (page !== null) await attack(page, messages);
      if (sent % 100 === 0) await expectServed();
    });
    expect(sent).toBe(CONNECTIONS);
    await expectServed();
    expect(await sidecar.metric('toonbank_tail_bytes')).toBeLessThan(100_000);
    // They get as far as the judgement: some follow each other, some do not.
    expect(await sidecar.metric('toonbank_frames_dropped_total', { why: 'gap' })).toBeGreaterThan(
      10,
    );
    expect(
      await sidecar.metric('toonbank_frames_dropped_total', { why: 'waiting' }),
    ).toBeGreaterThan(10);
  });

  it('[SC3, FR10, FR9] a viewer that sends whatever it likes harms nobody', async () => {
    const all = attacks(UpViewer, seed);
    let sent = 0;
    await forAll(all, AT_ONCE, async (messages) => {
      const mine = sent % AT_ONCE;
      sent += 1;
      await attack(await openViewer(sidecar, device, `bad-${mine}`), messages);
      if (sent % 100 === 0) await expectServed();
    });
    expect(sent).toBe(CONNECTIONS);
    await expectServed();
  });
});

describe.each([
  ['/v1/cobrowse/page', SHOP_ORIGIN],
  ['/v1/cobrowse/viewer', EXTENSION_ORIGIN],
])('at %s', (path, origin) => {
  it.each(BAD_FRAMES)('[SC3, LM1] %s ends that connection and no other', async (_, bytes, code) => {
    const { socket, closed } = await openWire(sidecar.port, path, origin);
    socket.write(bytes());
    expect(await closed).toBe(code);
    await expectServed();
  });
});
