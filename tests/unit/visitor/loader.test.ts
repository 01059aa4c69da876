// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const calls: string[] = [];

beforeEach(() => {
  vi.resetModules();
  calls.length = 0;
  const script = document.createElement('script');
  script.dataset.shop = 'demo';
  // A module that cannot be loaded: what is said here is about the page, not about main.
  Object.defineProperty(script, 'src', { value: 'nowhere://sidecar/toonbank.js' });
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script });
  vi.spyOn(console, 'warn').mockImplementation((text) => void calls.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'toonbank');
});

const load = () => import('../../../visitor/loader.ts');

it('[VS2] calls made before anything has loaded wait in one queue', async () => {
  await load();
  window.toonbank?.('track', 'a');
  window.toonbank?.('track', 'b');
  expect(window.toonbank?.q).toEqual([
    ['track', 'a'],
    ['track', 'b'],
  ]);
});

it('[VS2] the page’s own stub stays, with what it holds', async () => {
  const stub = Object.assign(() => undefined, { q: [['track', 'a']] });
  Object.assign(window, { toonbank: stub });
  await load();
  expect(window.toonbank).toBe(stub);
  expect(stub.q).toEqual([['track', 'a']]);
});

it('[VS1] a main module that cannot be loaded is named and does no harm', async () => {
  await load();
  await vi.waitFor(() => expect(calls.at(-1)).toContain('loading failed'));
  expect(window.toonbank).toBeTypeOf('function');
});

it('[VS1] without its own tag, or on a page that guards its names, nothing happens', async () => {
  Object.defineProperty(window, 'toonbank', { configurable: true, value: null, writable: false });
  await expect(load()).resolves.toBeDefined();
  vi.resetModules();
  Object.defineProperty(document, 'currentScript', { configurable: true, value: null });
  await expect(load()).resolves.toBeDefined();
});
