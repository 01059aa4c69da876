import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPageLine } from '../../../../visitor/cobrowse/page-line.ts';

/** The browser's own socket, with a sidecar that says what the test says. */
class Wire {
  static last: Wire | null = null;
  onopen: (() => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  isClosed = false;
  readonly sent: string[] = [];

  constructor() {
    Wire.last = this;
  }
  send(what: string): void {
    this.sent.push(what);
  }
  close(): void {
    this.isClosed = true;
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

beforeEach(() => {
  Wire.last = null;
  vi.stubGlobal('WebSocket', Wire);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

const terms = { url: 'wss://x', shop: 's', tab: 't', cobrowse: 'c', secret: () => 'known' };

function listening() {
  const heard: string[] = [];
  const side = {
    welcomed: () => void heard.push('welcome'),
    heard: ({ type }: { readonly type: string }) => void heard.push(type),
    changed: (state: string) => void heard.push(state),
  };
  return { heard, side };
}

test('[FS7] the page is greeted while its recorder is still on its way, which hears all of it in order', async () => {
  const line = openPageLine(terms);
  Wire.last?.onopen?.();
  expect(JSON.parse(Wire.last?.sent[0] ?? '')).toMatchObject({
    type: 'hello',
    role: 'page',
    secret: 'known',
  });
  Wire.last?.say({ type: 'welcome', checkpoint: 1 });
  Wire.last?.say({ type: 'cobrowse.need', why: 'joined' });
  const { heard, side } = listening();
  const socket = line.take(side);
  expect([socket.state(), heard]).toEqual(['live', []]);
  Wire.last?.say({ type: 'cobrowse.audience', names: [] });
  await Promise.resolve();
  const before = ['connecting', 'live', 'welcome', 'cobrowse.need', 'cobrowse.audience'];
  expect(heard).toEqual(before);
  Wire.last?.say({ type: 'cobrowse.echo', number: 1 });
  expect(heard).toEqual([...before, 'cobrowse.echo']);
  line.stop();
});

test('[FS7] a page whose recorder never comes is not there any more', () => {
  const line = openPageLine(terms);
  Wire.last?.onopen?.();
  line.stop();
  expect(Wire.last?.isClosed).toBe(true);
});
