import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openIdentity } from '../../../../visitor/identity.ts';
import { openSocket } from '../../../../visitor/wire/socket.ts';
import { openStorage } from '../browser.ts';

let dials: number;

/** A network on which every connection breaks at once. */
class DeadSocket {
  onclose: ((event: { readonly code: number }) => void) | null = null;
  constructor() {
    dials += 1;
    queueMicrotask(() => this.onclose?.({ code: 1006 }));
  }
  close(): void {}
}

beforeEach(() => {
  dials = 0;
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', DeadSocket);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('[VS10] a page that wants a connection again with every change does not shorten the wait', async () => {
  const socket = openSocket({
    url: 'wss://sidecar.example/v1/visitor',
    identity: openIdentity(openStorage().keep(), undefined),
    hello: () => {
      throw new Error('nobody answers here');
    },
    welcomed: () => undefined,
    received: () => undefined,
    // As the page does: whatever changes, it says again what it needs.
    changed: () => queueMicrotask(() => socket.want(true)),
    replaced: async () => undefined,
    stopped: () => undefined,
  });
  socket.want(true);
  await vi.advanceTimersByTimeAsync(186);
  expect(dials).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(dials).toBe(2);
  await vi.advanceTimersByTimeAsync(374);
  expect(dials).toBe(2);
  socket.want(false);
});
