import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Signal } from '../../../../shared/protocol/messages/session.ts';
import { packBeacon, sendBeacon } from '../../../../visitor/wire/beacon.ts';
import { BEACON_BODY_BYTES } from '../../../../visitor/wire/definitions.ts';
import { openPace } from '../../../../visitor/wire/pace.ts';
import { openSignalSending, SIGNALS_KEY } from '../../../../visitor/wire/signal-sending.ts';
import { openStorage } from '../browser.ts';

const head = { version: 1, shop: 'demo', secret: 's'.repeat(43), tab: 't' };
const track = (name: string): Signal => ({ type: 'track.noted', page: 'p', name });

let beacons: string[];
let doesBrowserTake: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  beacons = [];
  doesBrowserTake = true;
  vi.stubGlobal('navigator', {
    sendBeacon(_: string, text: string) {
      if (doesBrowserTake) beacons.push(text);
      return doesBrowserTake;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What goes over the next connection of the tab, when the sidecar had nothing of it. */
function sentAfterReload(storage: ReturnType<typeof openStorage>, isCopy = false): unknown[] {
  const next = openSignalSending(storage.keep(), isCopy);
  next.greeted(0);
  const sent: unknown[] = [];
  next.pump(({ body }) => sent.push(body) > 0);
  return sent;
}

it('[VS6] a dying page hands its unmarked signals to the browser, and keeps them until they are marked', () => {
  const storage = openStorage();
  const sending = openSignalSending(storage.keep(), false);
  sending.note(track('one'));
  sending.flush('https://sidecar.example/v1/beacon', head);
  expect(JSON.parse(beacons[0] ?? '')).toMatchObject({ messages: [{ n: 1, body: track('one') }] });
  expect(JSON.stringify(storage.keep().read(SIGNALS_KEY))).toContain('"wasSent":true');
});

it('[VS8] what the browser will not take waits for the tab’s next page', () => {
  const storage = openStorage();
  const sending = openSignalSending(storage.keep(), false);
  sending.note(track('one'));
  doesBrowserTake = false;
  sending.flush('https://sidecar.example/v1/beacon', head);
  expect(JSON.stringify(storage.keep().read(SIGNALS_KEY))).toContain('"wasSent":false');
  expect(sentAfterReload(storage)).toEqual([track('one')]);
});

it('[VS6] nothing leaves by beacon for a visitor nobody knows yet, nor when there is nothing to say', () => {
  const storage = openStorage();
  const sending = openSignalSending(storage.keep(), false);
  sending.flush('https://sidecar.example/v1/beacon', head);
  sending.note(track('one'));
  sending.flush('https://sidecar.example/v1/beacon', null);
  expect(beacons).toEqual([]);
  expect(sentAfterReload(storage)).toEqual([track('one')]);
});

it('[VS12] a duplicated tab does not send the signals of the tab it was copied from', () => {
  const storage = openStorage();
  const sending = openSignalSending(storage.keep(), false);
  sending.note(track('one'));
  sending.flush('https://sidecar.example/v1/beacon', null);
  expect(sentAfterReload(storage.copy(), true)).toEqual([]);
});

it('[VS6] a beacon stops before the bytes a browser takes, and leaves the rest for the next', () => {
  const noted = Array.from({ length: 80 }, (_, index) => ({
    n: index + 1,
    id: `id-${index}`,
    at: 1,
    wasSent: false,
    body: track('é'.repeat(1_000)),
  }));
  const packed = packBeacon(head, noted);
  expect(Buffer.byteLength(packed?.text ?? '')).toBeLessThanOrEqual(BEACON_BODY_BYTES);
  expect(packed?.upTo).toBeGreaterThan(20);
  expect(packed?.upTo).toBeLessThan(80);
  expect(
    packBeacon(
      head,
      noted.map((each) => ({ ...each, body: track('é'.repeat(40_000)) })),
    ),
  ).toBe(null);
});

it('[VS6] a browser without sendBeacon sends the same with a request that outlives the page', async () => {
  vi.useRealTimers();
  vi.stubGlobal('navigator', {});
  const arrived = new Promise<{ readonly type: string | undefined; readonly text: string }>(
    (resolve) => {
      const server = createServer((request, response) => {
        let text = '';
        request.on('data', (part) => {
          text += String(part);
        });
        request.on('end', () => {
          response.writeHead(204).end();
          server.close();
          resolve({ type: request.headers['content-type'], text });
        });
      });
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        expect(sendBeacon(`http://127.0.0.1:${port}/v1/beacon`, 'one')).toBe(true);
      });
    },
  );
  expect(await arrived).toEqual({ type: 'text/plain;charset=UTF-8', text: 'one' });
});

it('[LM1] once there is room again nothing has to wait', () => {
  const pace = openPace(1, 10);
  expect([pace.take(0), pace.take(0), pace.waitMs(0), pace.waitMs(100)]).toEqual([
    true,
    false,
    100,
    0,
  ]);
});
