import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELLO_MAX_BYTES, MESSAGE_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { openSocket, type RawSocket } from '../support/raw-socket.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import {
  openVisitor,
  pageViewed,
  SHOP_ORIGIN,
  up,
  type VisitorClient,
  visitorHello,
} from '../support/visitor-client.ts';

let sidecar: TestSidecar;
/** Somebody decent, who must not notice anything. */
let bystander: VisitorClient;

beforeAll(async () => {
  sidecar = await startTestSidecar();
  bystander = await openVisitor(sidecar);
});
afterAll(() => sidecar.stop());

const stranger = () => openSocket({ url: `${sidecar.wsUrl}/v1/visitor`, origin: SHOP_ORIGIN });
const closes = (cause: string) => sidecar.metric('toonbank_closes_total', { cause });

/** Does it, and expects the end with this kind, counted, with the bystander served as before. */
async function expectEnd(raw: RawSocket, kind: string, act: () => void): Promise<void> {
  const before = await closes(kind);
  act();
  expect((await raw.closed).kind).toBe(kind);
  expect(await closes(kind)).toBe(before + 1);
  expect(bystander.socket.readyState).toBe(bystander.socket.OPEN);
  expect(await bystander.signal(pageViewed())).toBeGreaterThan(0);
}

const nested = `{"type":"hello","shop":${'['.repeat(2_000)}${']'.repeat(2_000)}}`;

describe('instead of a hello', () => {
  it.each([
    ['no JSON', 'hello?'],
    ['half a message', '{"type":"hello"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty text', ''],
    ['deep nesting', nested.slice(0, HELLO_MAX_BYTES)],
    ['__proto__', JSON.stringify(visitorHello()).replace('{', '{"__proto__":{"isAdmin":true},')],
    ['a field too many', JSON.stringify({ ...visitorHello(), isLead: true })],
    ['a shop that is no id', JSON.stringify({ ...visitorHello(), shop: '../boots' })],
    ['a secret that is none', JSON.stringify({ ...visitorHello(), secret: 'short' })],
    ['an agent at the wrong door', JSON.stringify({ ...visitorHello(), role: 'agent' })],
  ])('[LM1] %s ends the connection as malformed and is counted', async (_, text) => {
    const raw = await stranger();
    await expectEnd(raw, 'malformed', () => raw.say(text));
  });

  it('[LM1] more than a hello may be is too large', async () => {
    const raw = await stranger();
    await expectEnd(raw, 'too-large', () => raw.say('x'.repeat(HELLO_MAX_BYTES + 1)));
  });

  it('[LM1] bytes instead of text are malformed', async () => {
    const raw = await stranger();
    await expectEnd(raw, 'malformed', () => raw.socket.send(Buffer.from([1, 2, 3])));
  });

  it('[LM1] a shop that is not connected is told as a wrong origin', async () => {
    const raw = await stranger();
    await expectEnd(raw, 'origin-not-allowed', () => raw.say(visitorHello({ shop: 'nowhere' })));
  });
});

describe('after the welcome', () => {
  it.each([
    ['no JSON', 'what?'],
    ['an unknown type', JSON.stringify(up({ type: 'mandate.grant' }))],
    ["an agent's command", JSON.stringify(up({ type: 'presence.set', presence: 'away' }))],
    ['__proto__', '{"id":"a","at":1,"body":{"type":"ping","__proto__":{"x":1}}}'],
    ['a constructor', '{"id":"a","at":1,"body":{"type":"ping","constructor":1}}'],
    ['a signal without its counter', JSON.stringify(up(pageViewed()))],
    ['an id that is a path', JSON.stringify(up({ type: 'ping' }, '../../x'))],
  ])('[LM1] %s ends the connection as malformed and is counted', async (_, text) => {
    const visitor = await openVisitor(sidecar);
    await expectEnd(visitor, 'malformed', () => visitor.say(text));
  });

  it('[LM1] a message over the bound is too large, also when its characters are few', async () => {
    const visitor = await openVisitor(sidecar);
    const text = JSON.stringify({ text: '€'.repeat(MESSAGE_MAX_BYTES / 3) });
    expect(text.length).toBeLessThan(MESSAGE_MAX_BYTES);
    await expectEnd(visitor, 'too-large', () => visitor.say(text));
  });

  it('[LM1] a message far over the bound is cut off before it has arrived', async () => {
    const visitor = await openVisitor(sidecar);
    const before = await closes('too-large');
    visitor.say('x'.repeat(MESSAGE_MAX_BYTES * 20));
    expect((await visitor.closed).code).toBe(1009);
    expect(await closes('too-large')).toBe(before + 1);
    expect(await bystander.signal(pageViewed())).toBeGreaterThan(0);
  });

  it('[LM1] more messages than the rate allows end the connection as too many', async () => {
    const visitor = await openVisitor(sidecar);
    await expectEnd(visitor, 'too-many', () => {
      for (let n = 0; n < 200; n += 1) visitor.say(up({ type: 'ping' }));
    });
    expect(visitor.all('pong').length).toBeLessThan(200);
  });

  it('[LM1] a panel over its rate is hung up on too', async () => {
    const panel = await openAgent(
      sidecar,
      await pairDevice(sidecar, (await sidecar.codes()).agent),
    );
    await expectEnd(panel, 'too-many', () => {
      for (let n = 0; n < 600; n += 1) panel.say(up({ type: 'ping' }));
    });
  });
});
