import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSocket, type ViewerSocket } from '../../../../extension/cobrowse/socket.ts';
import { bundled } from '../../../../shared/protocol/frame-bundle.ts';
import { VIEWER_SILENT_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { type FakeGallery, openFakeGallery } from '../../../support/picture/fake-gallery.ts';

let gallery: FakeGallery;
let socket: ViewerSocket;
let noted: string[];
let framed: Uint8Array[];

function open(prove = async () => ({ device: 'device-1', token: 'token' }) as never): ViewerSocket {
  socket = openSocket({
    url: gallery.url,
    cobrowse: 'along-1',
    prove,
    welcomed: ({ canPoint }) => void noted.push(canPoint ? 'welcome' : 'welcome to look'),
    heard: ({ type }) => void noted.push(type),
    framed: (frame) => void framed.push(frame),
    broke: () => void noted.push('broke'),
    ended: (kind, sentence) => void noted.push(`ended: ${kind} ${sentence}`),
  });
  return socket;
}

beforeEach(async () => {
  noted = [];
  framed = [];
  gallery = await openFakeGallery();
});
afterEach(async () => {
  vi.restoreAllMocks();
  socket.close();
  await gallery.close();
});

const bye = (kind: string, sentence: string) => gallery.tell({ type: 'bye', kind, sentence });

test('[VW1] a challenge is answered, and then messages and frames come in', async () => {
  open();
  await expect.poll(() => noted).toEqual(['welcome']);
  expect(gallery.said[0]).toMatchObject({
    ...{ type: 'hello', role: 'viewer', device: 'device-1', token: 'token', cobrowse: 'along-1' },
  });
  gallery.tell({ type: 'cobrowse.page', isShown: false });
  gallery.frames([Uint8Array.of(1, 2, 3)]);
  await expect.poll(() => framed).toEqual([Uint8Array.of(1, 2, 3)]);
  expect(noted).toEqual(['welcome', 'cobrowse.page']);
  expect(socket.send({ type: 'cobrowse.clear' })).toBe(true);
  await expect.poll(() => gallery.said.at(-1)).toEqual({ type: 'cobrowse.clear' });
});

test('[FR12] frames that came in one message are taken one by one', async () => {
  open();
  await expect.poll(() => noted).toEqual(['welcome']);
  const frames = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
  gallery.frames([bundled(frames), Uint8Array.of(5)]);
  await expect.poll(() => framed).toEqual([...frames, Uint8Array.of(5)]);
});

test('[VW1] nothing is sent before the welcome', () => {
  open();
  expect(socket.send({ type: 'cobrowse.clear' })).toBe(false);
});

test('[VW1] a connection that breaks, or that nobody signs for yet, is tried again', async () => {
  let asked = 0;
  open(async () => {
    asked += 1;
    if (asked === 1) throw new Error('the background has gone');
    return (asked === 2 ? null : { device: 'device-1', token: 'token' }) as never;
  });
  await expect.poll(() => noted).toEqual(['broke', 'broke', 'welcome']);
  gallery.viewer()?.terminate();
  await expect.poll(() => noted.slice(3)).toEqual(['broke', 'welcome']);
  bye('stopping', 'Back soon.');
  gallery.viewer()?.close(4503);
  await expect.poll(() => noted.slice(5)).toEqual(['broke', 'welcome']);
});

test('[VW1] what trying again cannot mend ends it, with the sentence that came', async () => {
  for (const kind of ['wrong-state', 'revoked', 'not-allowed', 'unheard-of']) {
    noted = [];
    open();
    await expect.poll(() => noted).toEqual(['welcome']);
    const before = gallery.connections();
    bye(kind, 'It is over.');
    await expect.poll(() => noted.at(-1)).toBe(`ended: ${kind} It is over.`);
    expect(socket.send({ type: 'cobrowse.clear' })).toBe(false);
    expect(gallery.connections()).toBe(before);
  }
});

test('[VW1] a close code that says the same ends it too', async () => {
  open();
  await expect.poll(() => noted).toEqual(['welcome']);
  gallery.viewer()?.close(4410);
  await expect.poll(() => noted.at(-1)).toBe('ended: revoked ');
});

test('[VW1] words that are no message end it: one of both is too old', async () => {
  for (const words of ['', '{}', '[1]', '{"type":"cobrowse.page"}', '{"type":"bye","kind":"a"}']) {
    noted = [];
    open();
    await expect.poll(() => noted).toEqual(['welcome']);
    gallery.viewer()?.send(words);
    await expect.poll(() => noted.at(-1)).toBe('ended: version-not-supported ');
  }
});

test('[VW1, LM1] a sidecar that is silent for VIEWER_SILENT_MAX_MS while it should answer is tried anew', async () => {
  open();
  await expect.poll(() => noted).toEqual(['welcome']);
  socket.waited(VIEWER_SILENT_MAX_MS);
  gallery.tell({ type: 'cobrowse.page', isShown: true });
  await expect.poll(() => noted).toEqual(['welcome', 'cobrowse.page']);
  // It has said something: the count began anew.
  socket.waited(VIEWER_SILENT_MAX_MS);
  expect(noted).not.toContain('broke');
  socket.waited(1);
  await expect.poll(() => noted.slice(2)).toEqual(['broke', 'welcome']);
});

test('[VW1] a network that accepts and says nothing is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const silent = await openFakeGallery({ isSilent: true });
  const { url } = gallery;
  gallery = {
    ...silent,
    close: () => Promise.all([silent.close(), gallery.close]).then(() => undefined),
  };
  expect(url).not.toBe(silent.url);
  open();
  vi.advanceTimersByTime(10_001);
  expect(noted).toEqual(['broke']);
  vi.useRealTimers();
});
