import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { knocksAround } from '../support/handshake-cells.ts';
import { answerToKnock, type Knocking, PATHS, type Site } from '../support/handshake-oracle.ts';
import { forAll, knockRaw, upgradeText } from '../support/handshake-wire.ts';
import {
  EXTENSION_ORIGIN,
  OTHER_SHOP,
  startTestSidecar,
  type TestSidecar,
} from '../support/sidecar.ts';
import { newId, openVisitor, SHOP_ORIGIN, up } from '../support/visitor-client.ts';

const AT_ONCE = 16;
// Rates have tests of their own; here each cell must be judged for itself.
const UNHURRIED = { upgradesPerMinute: 1e9, httpRequestsPerMinute: 1e9 };
const PLENTY = { ungreetedMax: 1e6, ungreetedPerAddressMax: 1e6 };

const siteOf = (sidecar: TestSidecar): Site => ({
  port: sidecar.port,
  shops: { boots: SHOP_ORIGIN, bikes: OTHER_SHOP.origins[0] ?? '' },
  extension: EXTENSION_ORIGIN,
});

/** Tries every cell over a socket of its own; what differs from the rules is what comes back. */
async function differences(site: Site, room: Knocking['room']) {
  const cells = knocksAround(site, room);
  const answers = await forAll(cells, AT_ONCE, ({ path, hosts, origins }) =>
    knockRaw(site.port, upgradeText(path, hosts, origins)),
  );
  const wrong = cells.flatMap((cell, place) => {
    const expected = answerToKnock(cell, site);
    return answers[place] === expected ? [] : [{ ...cell, expected, answered: answers[place] }];
  });
  const opened = answers.filter((answer) => answer === '101').length;
  return { count: cells.length, opened, wrong };
}

describe('origin × Host × path × room, over raw sockets', () => {
  it('[SC1, ID3] only the right origin under the right name opens a socket', async () => {
    const sidecar = await startTestSidecar({ bounds: { ...UNHURRIED, ...PLENTY } });
    const { count, opened, wrong } = await differences(siteOf(sidecar), 'open');
    await sidecar.stop();
    expect(wrong).toEqual([]);
    expect(count).toBe(PATHS.length * 30 * 19);
    // Two shops and one extension, at two doors each, under four names of this machine.
    expect(opened).toBe((2 + 1) * 2 * 4);
  });

  it('[SC1, LM1] with no place left nobody comes in, and strangers learn nothing of it', async () => {
    const sidecar = await startTestSidecar({ bounds: { ...UNHURRIED, connectionsMax: 0 } });
    const { opened, wrong } = await differences(siteOf(sidecar), 'full');
    await sidecar.stop();
    expect(wrong).toEqual([]);
    expect(opened).toBe(0);
  });

  it('[SC1, OP5] while the sidecar stops nobody comes in', async () => {
    const { store, hold, release } = holdingStore();
    const sidecar = await startTestSidecar({ store, bounds: { ...UNHURRIED, drainMaxMs: 60_000 } });
    const site = siteOf(sidecar);
    const visitor = await openVisitor(sidecar);
    const held = hold();
    // A command that is being kept: the stop waits for it.
    visitor.say(up({ type: 'consent.set', observe: false }, newId()));
    await held;
    const stopped = sidecar.stop();
    const { opened, wrong } = await differences(site, 'stopping');
    release();
    expect(await stopped).toBe(true);
    expect(wrong).toEqual([]);
    expect(opened).toBe(0);
  });
});

describe('an upgrade where there is no socket', () => {
  let sidecar: TestSidecar;
  beforeAll(async () => {
    sidecar = await startTestSidecar();
  });
  afterAll(() => sidecar.stop());

  it('[SC1, ID3] no other route becomes a socket, whoever asks', async () => {
    const paths = [
      ...sidecar.routes
        .filter((route) => route.startsWith('GET '))
        .map((route) => route.slice(4).replace('{file}', 'toonbank-main.js'))
        .filter((path) => !PATHS.some((door) => door === path)),
      '/',
      '/v1/visitor/',
      '/V1/visitor',
      '//v1/visitor',
      '/v1/visitor/../agent',
      '/v1/cobrowse',
      '/v1/cobrowse/page/',
      '/v1/cobrowse/Viewer',
    ];
    const host = `127.0.0.1:${sidecar.port}`;
    const asked = paths.flatMap((path) =>
      [SHOP_ORIGIN, EXTENSION_ORIGIN, 'https://evil.example'].map((origin) => ({ path, origin })),
    );
    const answers = await forAll(asked, AT_ONCE, ({ path, origin }) =>
      knockRaw(sidecar.port, upgradeText(path, [host], [origin])),
    );
    expect(asked.length).toBeGreaterThan(30);
    expect([...new Set(answers)]).toEqual(['404 not-found']);
  });

  it('[SC1, ID3] the address in the request line does not stand in for the Host', async () => {
    const knock = upgradeText(
      `http://127.0.0.1:${sidecar.port}/v1/visitor`,
      ['evil.example'],
      [SHOP_ORIGIN],
    );
    expect(await knockRaw(sidecar.port, knock)).toBe('421 host-not-allowed');
  });
});

/** A memory store that keeps a commit waiting when told to. */
function holdingStore() {
  const inner = memoryStore();
  let began: (() => void) | null = null;
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  const store: typeof inner = {
    ...inner,
    transact: async (work) => {
      if (began !== null) {
        began();
        await free;
      }
      return inner.transact(work);
    },
  };
  return {
    store,
    release: () => release(),
    hold: () =>
      new Promise<void>((resolve) => {
        began = resolve;
      }),
  };
}
