// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { start } from '../../../visitor/main.ts';

const opened: string[] = [];
const beacons: unknown[] = [];
const writes: string[] = [];

beforeEach(() => {
  opened.length = beacons.length = writes.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor(url: string) {
        opened.push(url);
      }
      close(): void {}
    },
  );
  Object.assign(navigator, { sendBeacon: (url: unknown) => beacons.push(url) });
  const setItem = Storage.prototype.setItem;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    writes.push(key);
    setItem.call(this, key, value);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  Reflect.deleteProperty(window, 'dataLayer');
});

const seat = (queue: unknown[] = []) => ({ shop: 'demo', origin: 'http://127.0.0.1:1', queue });
const quiet = () => new Promise((resolve) => setTimeout(resolve));

/** Everything a visitor may do without having said yes. */
async function wander(): Promise<void> {
  Object.assign(window, {
    dataLayer: [{ event: 'view_item', ecommerce: { items: [{ item_id: 'b1' }] } }],
  });
  history.pushState({}, '', `/p${Math.random()}`);
  document.body.click();
  document.dispatchEvent(new Event('visibilitychange'));
  dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await quiet();
}

const nothing = { opened: [], beacons: [], writes: [] };

it('[PV1] before a yes nothing is stored, opened or sent, but help is there', async () => {
  const seated = seat();
  start(seated);
  seated.queue.push(['track', 'x'], ['order', { order: '1', valueMinor: 1, currency: 'EUR' }]);
  seated.queue.push(['identify', 'jwt'], ['visitor', () => expect.unreachable()]);
  await wander();
  expect({ opened, beacons, writes }).toEqual(nothing);
  const counter = document.querySelector('toonbank-counter');
  expect(counter?.shadowRoot?.querySelector('button')?.getAttribute('aria-label')).toBe(
    'Ask a question',
  );
});

it('[PV1] a no stores nothing either', async () => {
  start(seat([['consent', { observe: false }]]));
  await wander();
  expect({ opened, beacons, writes }).toEqual(nothing);
});

it('[PV1] with Global Privacy Control a yes changes nothing', async () => {
  Object.assign(navigator, { globalPrivacyControl: true });
  start(seat([['consent', { observe: true }]]));
  await wander();
  expect({ opened, beacons, writes }).toEqual(nothing);
});

it('[PV1] after a yes the connection opens and the yes is kept', async () => {
  start(seat([['consent', { observe: true }]]));
  await vi.waitFor(() => expect(opened).toEqual(['ws://127.0.0.1:1/v1/visitor']));
  expect(writes).toContain('toonbank.observe');
});

const strange: readonly (readonly unknown[])[] = [
  [null, undefined, 7, 'consent', {}],
  [['consent'], ['consent', null], ['consent', { observe: 'yes' }]],
  [['nothing-we-know', 1]],
  [['shop', { accent: 'url(javascript:x)', position: 3 }]],
  [{ length: -1 }, { length: 1e9 }, ['track', { toString: null }]],
];

it.each(strange.map((queue) => ({ queue })))(
  '[VS1] a queue holding $queue does no harm',
  async ({ queue }) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(() => start(seat([...queue]))).not.toThrow();
    await quiet();
  },
);

it('[VS1] what fails for good is not tried without end', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  let requests = 0;
  const request = () => {
    requests += 1;
    throw new Error('out of order');
  };
  vi.stubGlobal('navigator', { ...navigator, locks: { request }, language: 'en' });
  localStorage.setItem('toonbank.observe', '"granted"');
  sessionStorage.setItem('toonbank.tab', '{"tab":"t"}');
  start(seat());
  await quiet();
  await quiet();
  expect(requests).toBe(1);
});

it('[VS1] a page without an interface of ours missing still gets its launcher', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('IntersectionObserver', undefined);
  vi.stubGlobal('WebSocket', undefined);
  const before = document.querySelectorAll('toonbank-counter').length;
  expect(() => start(seat([['consent', { observe: true }]]))).not.toThrow();
  await quiet();
  expect(document.querySelectorAll('toonbank-counter').length).toBe(before + 1);
});
