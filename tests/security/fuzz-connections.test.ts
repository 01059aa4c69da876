import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { forAll, readAnswer, sayRaw, upgradeText } from '../support/handshake-wire.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, SHOP_ORIGIN, up, visitorHello } from '../support/visitor-client.ts';
import { BAD_FRAMES } from './fuzz/bad-frames.ts';
import { badRequests } from './fuzz/bad-requests.ts';
import { frame, openWire, PING, TEXT } from './fuzz/frames.ts';

let sidecar: TestSidecar;
/** A visitor and an agent who talk all the while, and must not notice anything. */
let talking: Talking;

beforeAll(async () => {
  sidecar = await startTestSidecar({ bounds: { httpRequestsPerMinute: 1e9, requestMaxMs: 400 } });
  talking = await startTalking(sidecar);
});
afterAll(() => sidecar.stop());

/** Both say something and hear it; the sidecar takes new guests. */
async function expectServed(): Promise<void> {
  const { visitor, panel, conversation } = talking;
  const line = newId();
  expect(await panel.command(say(conversation, 'still here', line))).toMatchObject({ type: 'ack' });
  const { n: upTo } = (await visitor.next('chat.said', (said) => said.line.line === line)).line;
  // A visitor writes only so many lines a minute, but has always seen something.
  expect(await visitor.command({ type: 'chat.see', conversation, upTo })).toMatchObject({
    type: 'ack',
  });
  await panel.next('chat.seen', (seen) => seen.upTo === upTo);
  await (await openVisitor(sidecar)).close();
  expect(await sidecar.metric('toonbank_faults_total')).toBe(0);
}

const closes = async (): Promise<number> =>
  (await sidecar.metric('toonbank_closes_total', { cause: 'malformed' })) +
  (await sidecar.metric('toonbank_closes_total', { cause: 'too-large' })) +
  (await sidecar.metric('toonbank_closes_total', { cause: 'too-many' }));

describe.each(['before', 'after'])('%s the hello', (when) => {
  it.each(BAD_FRAMES)('[SC3, LM1] %s ends that connection and no other', async (_, bytes, code) => {
    const before = await closes();
    const { socket, closed } = await openWire(sidecar.port);
    if (when === 'after') {
      socket.write(frame({ opcode: TEXT, payload: JSON.stringify(visitorHello()) }));
    }
    socket.write(bytes());
    expect(await closed).toBe(code);
    expect(await closes()).toBe(before + 1);
    await expectServed();
  });
});

describe('bytes that are no request', () => {
  it('[SC3, LM1] each is answered in our words with our headers, or hung up on', async () => {
    const wrong: object[] = [];
    for (const [what, bytes, status] of badRequests(sidecar.port)) {
      const socket = await sayRaw(sidecar.port, Buffer.from(bytes, 'latin1'));
      const answer = await readAnswer(socket).catch(() => null);
      socket.destroy();
      const head = answer?.head.toLowerCase() ?? '';
      const isOurs =
        head.includes('x-content-type-options: nosniff') &&
        head.includes('cache-control: no-store') &&
        /^\{"kind":"[a-z-]+","sentence":/.test(answer?.body ?? '');
      if (answer?.status !== status || !isOurs) wrong.push({ what, status, ...answer });
    }
    expect(wrong).toEqual([]);
    await expectServed();
  });

  it('[SC3, LM1] what is refused there is counted', async () => {
    const labels = { at: 'http', kind: 'malformed' };
    const before = await sidecar.metric('toonbank_refused_total', labels);
    const socket = await sayRaw(sidecar.port, 'hello?\r\n\r\n');
    await readAnswer(socket);
    expect(await sidecar.metric('toonbank_refused_total', labels)).toBe(before + 1);
  });

  it('[SC3] who hangs up before being looked at is no fault', async () => {
    const host = `127.0.0.1:${sidecar.port}`;
    for (let n = 0; n < 200; n += 1) {
      const socket = await sayRaw(sidecar.port, upgradeText('/v1/visitor', [host], [SHOP_ORIGIN]));
      socket.resetAndDestroy();
    }
    await expectServed();
  });

  it('[SC3, LM1] a thousand requests at once on one connection are all answered', async () => {
    const one = `GET /v1/health/live HTTP/1.1\r\nHost: 127.0.0.1:${sidecar.port}\r\n\r\n`;
    const socket = await sayRaw(sidecar.port, one.repeat(1_000));
    let text = '';
    socket.on('data', (part) => {
      text += part.toString();
    });
    await expect.poll(() => text.split('HTTP/1.1 200 OK').length - 1, POLL).toBe(1_000);
    socket.destroy();
    await expectServed();
  });
});

const POLL = { timeout: 20_000 };

describe('who takes their time', () => {
  const slowly: readonly (readonly [string, (port: number) => string])[] = [
    ['a head that never ends', (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-A: a`],
    ['not even a line', () => 'G'],
    [
      'an upgrade that never ends',
      (port) => upgradeText('/v1/visitor', [`127.0.0.1:${port}`], [SHOP_ORIGIN]).slice(0, -2),
    ],
    [
      'a body that never comes',
      (port) =>
        `POST /v1/beacon HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${SHOP_ORIGIN}\r\n` +
        'Content-Type: text/plain\r\nContent-Length: 500\r\n\r\n{',
    ],
  ];
  it.each(slowly)('[SC3, LM1] %s is waited for so long and no longer', async (_, text) => {
    const answers = await forAll(new Array(40).fill(text(sidecar.port)), 40, async (bytes) => {
      const socket = await sayRaw(sidecar.port, bytes);
      return readAnswer(socket).then(
        ({ status }) => status,
        () => 0,
      );
    });
    expect(new Set(answers)).toEqual(new Set([408]));
    await expectServed();
  });

  it('[SC3, GW2] pings whose answers nobody reads take no more memory than a slow reader', async () => {
    const { socket, closed } = await openWire(sidecar.port);
    socket.write(frame({ opcode: TEXT, payload: JSON.stringify(visitorHello()) }));
    socket.pause();
    const flood = frame({ opcode: PING, payload: 'x'.repeat(125) });
    socket.write(Buffer.concat(new Array(20_000).fill(flood)));
    await expect
      .poll(() => sidecar.metric('toonbank_closes_total', { cause: 'too-many' }), POLL)
      .toBeGreaterThan(0);
    socket.destroy();
    await closed;
    await expectServed();
  });
});

describe('garbage after the hello', () => {
  it('[SC3, PR3] a visitor who babbles is hung up on, and nothing it said is kept', async () => {
    const babble = ['{"__proto__":{"x":1}}', '[]', '"text"', '1e999', '{"id":"a","at":-1}', '{'];
    for (const text of babble) {
      const visitor = await openVisitor(sidecar);
      visitor.say(text);
      visitor.say(up({ type: 'consent.set', observe: false }, 'after-the-end'));
      expect((await visitor.closed).kind).toBe('malformed');
      expect(visitor.all('ack')).toEqual([]);
    }
    await expectServed();
  });
});

it('[SC3, LM1] only so many sockets at all, whatever they say', async () => {
  const small = await startTestSidecar({ bounds: { socketsMax: 4 } });
  const visitor = await openVisitor(small);
  const sockets = await Promise.all(
    Array.from({ length: 12 }, () => sayRaw(small.port, 'GET / HTTP/1.1\r\n')),
  );
  await expect.poll(() => sockets.filter(({ closed }) => closed).length, POLL).toBeGreaterThan(7);
  expect(await visitor.command({ type: 'consent.set', observe: false })).toMatchObject({
    type: 'ack',
  });
  for (const socket of sockets) socket.destroy();
  await small.stop();
});
