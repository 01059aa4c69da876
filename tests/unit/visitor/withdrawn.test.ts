// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { start } from '../../../visitor/main.ts';
import { type FakeSidecar, startFakeSidecar } from '../../support/fake-sidecar.ts';
import { openLocks } from './browser.ts';

const SECRET = 's'.repeat(43);
let sidecar: FakeSidecar;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  localStorage.setItem('toonbank.secret', JSON.stringify(SECRET));
  vi.stubGlobal('WebSocket', WebSocket);
  Object.defineProperty(navigator, 'locks', { configurable: true, value: openLocks() });
  sidecar = await startFakeSidecar();
});
afterEach(async () => {
  await vi.waitFor(() => expect(sidecar.connections()).toBe(0));
  await sidecar.close();
  vi.unstubAllGlobals();
});

const begin = (...queue: unknown[]): void => start({ shop: 'demo', origin: sidecar.origin, queue });
const heard = (type: string) => sidecar.heard.filter(({ body }) => body.type === type);

async function isToldAndForgotten(): Promise<void> {
  await vi.waitFor(() => expect(heard('consent.set')).toHaveLength(1));
  expect(heard('consent.set')[0]?.body).toMatchObject({ observe: false });
  expect(sidecar.hellos[0]).toMatchObject({ observe: false, secret: SECRET });
  await vi.waitFor(() => expect(localStorage.length + sessionStorage.length).toBe(0));
}

it('[PV2] a no called before the script was there is told, for who is known from before', async () => {
  localStorage.setItem('toonbank.observe', '"granted"');
  begin(['consent', { observe: false }]);
  await isToldAndForgotten();
});

it('[PV2] a no given on a page that was left too soon is told by the next', async () => {
  localStorage.setItem('toonbank.observe', '"withdrawn"');
  begin(['track', 'not any more']);
  await isToldAndForgotten();
  expect(heard('track.noted')).toEqual([]);
});

it('[PV2] a yes after it is the word that counts', async () => {
  localStorage.setItem('toonbank.observe', '"withdrawn"');
  const queue: unknown[] = [['consent', { observe: true }]];
  start({ shop: 'demo', origin: sidecar.origin, queue });
  await vi.waitFor(() => expect(sidecar.marked).toHaveLength(1));
  expect(sidecar.hellos[0]).toMatchObject({ observe: true });
  queue.push(['consent', { observe: false }]);
  await vi.waitFor(() => expect(localStorage.length + sessionStorage.length).toBe(0));
});
