// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const calls: string[] = [];

beforeEach(() => {
  vi.resetModules();
  calls.length = 0;
  localStorage.clear();
  const script = document.createElement('script');
  script.dataset.shop = 'demo';
  // A module that cannot be loaded: what is said here is about the page, not about main.
  Object.defineProperty(script, 'src', { value: 'nowhere://sidecar/toonbank.js' });
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script });
  vi.spyOn(console, 'warn').mockImplementation((text) => void calls.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  // The page of this test stays in the window: it has nothing left to keep.
  window.toonbank?.q?.splice(0);
  Reflect.deleteProperty(window, 'toonbank');
});

const queued = () => [...(window.toonbank?.q ?? [])];
const load = () => import('../../../visitor/loader.ts');

it('[VS2] calls made before anything has loaded wait in one queue', async () => {
  await load();
  window.toonbank?.('track', 'a');
  window.toonbank?.('track', 'b');
  expect(queued()).toEqual([
    ['track', 'a'],
    ['track', 'b'],
  ]);
});

it('[VS2] the page’s own stub stays, with what it holds', async () => {
  const stub = Object.assign(() => undefined, { q: [['track', 'a']] });
  Object.assign(window, { toonbank: stub });
  await load();
  expect(window.toonbank).toBe(stub);
  expect(queued()).toEqual([['track', 'a']]);
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

describe('on a page that is still loading', () => {
  beforeEach(() => {
    Object.defineProperty(document, 'readyState', { configurable: true, value: 'loading' });
    vi.useFakeTimers();
  });
  afterEach(() => {
    Reflect.deleteProperty(document, 'readyState');
    vi.useRealTimers();
  });

  it('[VS2] whoever asks for the chat does not wait for the page', async () => {
    await load();
    window.toonbank?.('track', 'a');
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toEqual([]);
    window.toonbank?.('open');
    window.toonbank?.('open');
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(queued()).toEqual([['track', 'a'], ['open'], ['open']]);
  });

  it('[VS2] nor does who asked before the loader was there', async () => {
    Object.assign(window, { toonbank: Object.assign(() => undefined, { q: [['open']] }) });
    await load();
    await vi.waitFor(() => expect(calls).toHaveLength(1));
  });

  it('[VS2] a page that never loads is begun with all the same, once', async () => {
    await load();
    await vi.advanceTimersByTimeAsync(3_900);
    expect(calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_200);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    dispatchEvent(new Event('load'));
    window.toonbank?.('open');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(1);
  });
});

const word = () => localStorage.getItem('toonbank.observe');
const say = (observe: unknown) => window.toonbank?.('consent', { observe });
const leavings = [
  ['is left', () => dispatchEvent(new Event('pagehide'))],
  ['is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
] as const;

it.each(leavings)(
  '[PV2] a page that %s before anything has loaded keeps a yes',
  async (_, leave) => {
    await load();
    say(true);
    expect(word()).toBeNull();
    leave();
    expect(word()).toBe('"granted"');
  },
);

it.each(leavings)(
  '[PV2] a page that %s before anything has loaded keeps a no',
  async (_, leave) => {
    localStorage.setItem('toonbank.observe', '"granted"');
    await load();
    say(true);
    say(false);
    window.toonbank?.('track', 'a');
    leave();
    expect(word()).toBe('"withdrawn"');
  },
);

it('[PV1] a no from somebody who never said yes leaves nothing behind', async () => {
  await load();
  say(false);
  say('yes');
  dispatchEvent(new Event('pagehide'));
  expect(localStorage.length).toBe(0);
});

it('[PV1] a yes is kept once: it does not come back after a no in another tab', async () => {
  await load();
  say(true);
  document.dispatchEvent(new Event('visibilitychange'));
  localStorage.clear();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(word()).toBeNull();
  say(true);
  dispatchEvent(new Event('pagehide'));
  expect(word()).toBe('"granted"');
});

it('[PV1] with Global Privacy Control a yes is not kept either', async () => {
  Object.assign(navigator, { globalPrivacyControl: true });
  await load();
  say(true);
  dispatchEvent(new Event('pagehide'));
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  expect(localStorage.length).toBe(0);
});
