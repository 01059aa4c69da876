import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HEARTBEAT_MS } from '../../shared/protocol/limits.ts';
import { say, startTalking } from '../support/a-conversation.ts';
import { newKey, openAgent, postPair } from '../support/agent-client.ts';
import { openSocket } from '../support/raw-socket.ts';
import { EXTENSION_ORIGIN } from '../support/sidecar.ts';
import { newId, openVisitor, pageViewed, SHOP_ORIGIN, up } from '../support/visitor-client.ts';
import { ask, type BehindNginx, hasNginx, startBehindNginx } from './behind-nginx.ts';

describe.skipIf(!hasNginx)('behind the documented nginx', () => {
  let behind: BehindNginx;
  beforeAll(async () => {
    behind = await startBehindNginx();
  });
  afterAll(() => behind?.close());

  it('[OP9] visitor and agent greet, observe and talk over wss', async () => {
    expect(behind.sidecar.wsUrl).toMatch(/^wss:/);
    const { visitor, panel, conversation } = await startTalking(behind.sidecar);
    expect(await visitor.signal(pageViewed())).toBe(1);
    await panel.command(say(conversation, 'hello over wss'));
    await visitor.next('chat.said', ({ line }) => line.text === 'hello over wss');
    await visitor.close();
    await panel.close();
  });

  it('[OP9] the script is served with its headers, packed as the browser can unpack it', async () => {
    const loader = await ask(`${behind.nginx.url}/toonbank.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(loader).toMatchObject({
      status: 200,
      headers: { 'content-encoding': 'br', 'access-control-allow-origin': '*' },
    });
    expect(loader.headers['cache-control']).toBe('public, max-age=300');
    const main = await ask(`${behind.nginx.url}/toonbank/toonbank-main.js`);
    expect(main.status).toBe(200);
    expect(main.headers['content-type']).toContain('javascript');
  });

  it('[OP9] pages and scripts come over HTTP/2', async () => {
    const client = connect(behind.nginx.url);
    const status = await new Promise((resolve, reject) => {
      client.once('error', reject);
      const asked = client.request({ ':path': '/v1/health/live' });
      asked.once('response', (headers) => resolve(headers[':status']));
      asked.end();
    });
    expect(client.alpnProtocol).toBe('h2');
    expect(status).toBe(200);
    client.destroy();
  });

  it('[OP9] the public name is answered with strict transport, another is refused', async () => {
    const live = `${behind.nginx.url}/v1/health/live`;
    const { status, headers } = await ask(live);
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    const other = await ask(live, { headers: { host: 'evil.example' } });
    expect(other.status).toBe(421);
    const url = `${behind.sidecar.wsUrl}/v1/visitor`;
    const refused = openSocket({ url, origin: SHOP_ORIGIN, host: 'evil.example' });
    await expect(refused).rejects.toMatchObject({ status: 421, kind: 'host-not-allowed' });
  });

  it('[OP9] plain http is sent to https', async () => {
    const answer = await fetch(`${behind.nginx.plainUrl}/toonbank.js`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(`${behind.nginx.url}/toonbank.js`);
  });

  it('[OP2] metrics are not for the world, whatever it claims', async () => {
    const url = `${behind.nginx.url}/metrics`;
    expect((await ask(url, { from: '127.0.0.5' })).status).toBe(404);
    expect((await fetch(`${behind.directUrl}/metrics`)).status).toBe(200);
  });

  it('[LM1] cookies of the shop, however many, neither reach the sidecar nor stop a visitor', async () => {
    const cookie = Array.from({ length: 6 }, (_, n) => `c${n}=${'x'.repeat(3_800)}`).join('; ');
    const url = `${behind.sidecar.wsUrl}/v1/visitor`;
    const raw = await openSocket({ url, origin: SHOP_ORIGIN, headers: { cookie } });
    await raw.close();
    const loader = await ask(`${behind.nginx.url}/toonbank.js`, { headers: { cookie } });
    expect(loader.status).toBe(200);
  });

  it('[LM1] a message of the largest size passes, a body above the bound does not', async () => {
    const { visitor, panel, conversation } = await startTalking(behind.sidecar);
    const long = 'é'.repeat(4_000);
    await visitor.command(say(conversation, long));
    await panel.next('chat.said', ({ line }) => line.text === long);
    const body = 'x'.repeat(200_000);
    const headers = { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' };
    const answer = await ask(`${behind.nginx.url}/v1/pair`, { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    await visitor.close();
    await panel.close();
  });

  it('[GW2] the proxy waits longer for a sign of life than the sidecar does', async () => {
    const text = readFileSync(new URL('../../docs/nginx.conf', import.meta.url), 'utf8');
    const waits = [...text.matchAll(/proxy_(?:read|send)_timeout (\d+)s;/g)];
    expect(waits).toHaveLength(2);
    for (const [, seconds] of waits)
      expect(Number(seconds) * 1_000).toBeGreaterThan(3 * HEARTBEAT_MS);
  });
});

describe.skipIf(!hasNginx)('whose address counts', () => {
  let behind: BehindNginx;
  afterEach(() => behind?.close());

  const knock = (from: string, claimed?: string) =>
    openSocket({
      url: `${behind.sidecar.wsUrl}/v1/visitor`,
      origin: SHOP_ORIGIN,
      from,
      ...(claimed === undefined ? {} : { headers: { 'x-forwarded-for': claimed } }),
    });
  const refusalOf = (knocking: Promise<unknown>) => knocking.catch((error: unknown) => error);

  it('[OP8] two visitors behind one proxy do not use up each other’s connections', async () => {
    behind = await startBehindNginx({ bounds: { connectionsPerAddressMax: 2 } });
    await knock('127.0.0.2');
    await knock('127.0.0.2');
    const FULL = { status: 503, kind: 'too-many-connections' };
    expect(await refusalOf(knock('127.0.0.2'))).toMatchObject(FULL);
    await knock('127.0.0.3');
  });

  it('[OP8] a noisy address is limited alone: connections begun, and tries to pair', async () => {
    behind = await startBehindNginx({ bounds: { upgradesPerMinute: 3, pairTriesPerMinute: 2 } });
    for (let n = 0; n < 3; n += 1) await (await knock('127.0.0.2')).close();
    expect(await refusalOf(knock('127.0.0.2'))).toMatchObject({ status: 429, kind: 'too-many' });
    await (await knock('127.0.0.3')).close();

    const pair = async (from: string) => {
      const { x, y } = await crypto.subtle.exportKey('jwk', (await newKey()).publicKey);
      const body = JSON.stringify({ code: 'AAAA-BBBB-CCCC', publicKey: { x, y }, name: 'Mallory' });
      const headers = { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' };
      return (await ask(`${behind.nginx.url}/v1/pair`, { from, method: 'POST', headers, body }))
        .status;
    };
    expect([await pair('127.0.0.2'), await pair('127.0.0.2')]).toEqual([403, 403]);
    expect(await pair('127.0.0.2')).toBe(429);
    expect(await pair('127.0.0.3')).toBe(403);
    const { agent } = await behind.sidecar.codes();
    const { publicKey } = await newKey();
    expect((await postPair(behind.sidecar, agent, publicKey)).status).toBe(200);
  });

  it('[OP8] a claimed address is nobody’s: neither a way out nor a way to shut others out', async () => {
    behind = await startBehindNginx({ bounds: { connectionsPerAddressMax: 1 } });
    await knock('127.0.0.2', '203.0.113.1');
    expect(await refusalOf(knock('127.0.0.2', '203.0.113.2'))).toMatchObject({ status: 503 });
    expect(await refusalOf(knock('127.0.0.2', '127.0.0.3'))).toMatchObject({ status: 503 });
    await knock('127.0.0.3');
  });

  it('[OP8] with several proxies the right-most address that is not one of them counts', async () => {
    const trustedProxies = ['127.0.0.1', '127.0.0.9'];
    behind = await startBehindNginx(
      { bounds: { connectionsPerAddressMax: 1 } },
      { trustedProxies },
    );
    // 127.0.0.9 is a proxy of ours in front: what it adds is believed, what stands left of that is not.
    await knock('127.0.0.9', '203.0.113.66, 203.0.113.1');
    expect(await refusalOf(knock('127.0.0.9', '203.0.113.77, 203.0.113.1'))).toMatchObject({
      status: 503,
    });
    await knock('127.0.0.9', '203.0.113.66, 203.0.113.2');
  });

  it('[OP8] tabs are counted by visitor, not by the address that all of them share', async () => {
    behind = await startBehindNginx({ bounds: { connectionsPerVisitorMax: 2 } });
    const first = await openVisitor(behind.sidecar);
    await openVisitor(behind.sidecar, { secret: first.secret });
    const third = openVisitor(behind.sidecar, { secret: first.secret });
    await expect(third).rejects.toThrow('too-many-connections');
    const other = await openVisitor(behind.sidecar);
    expect(await other.signal(pageViewed())).toBe(1);
  });

  it('[OP8] without TRUSTED_PROXIES no header is believed: all behind the proxy are one', async () => {
    behind = await startBehindNginx(
      { bounds: { connectionsPerAddressMax: 1 } },
      { trustedProxies: [] },
    );
    await knock('127.0.0.2');
    expect(await refusalOf(knock('127.0.0.3'))).toMatchObject({ status: 503 });
  });

  it('[OP2] metrics that a proxy passes on all the same are refused by the sidecar', async () => {
    const change = (text: string) => text.replace(/location = \/metrics \{[^}]*\}/, '');
    behind = await startBehindNginx({}, {}, { change });
    const url = `${behind.nginx.url}/metrics`;
    expect((await ask(url, { from: '127.0.0.5' })).status).toBe(401);
    expect((await ask(url)).status).toBe(401);
    const claimed = { 'x-forwarded-for': '127.0.0.1' };
    expect((await ask(url, { from: '127.0.0.5', headers: claimed })).status).toBe(401);
  });
});

describe.skipIf(!hasNginx)('a proxy that cuts what is silent', () => {
  let behind: BehindNginx;
  afterEach(() => behind?.close());
  const impatient = { change: (text: string) => text.replaceAll('75s;', '1s;') };

  it('[GW2] a talk in which nobody speaks is kept up by the sidecar asking for a sign of life', async () => {
    behind = await startBehindNginx({ bounds: { heartbeatMs: 100 } }, {}, impatient);
    const visitor = await openVisitor(behind.sidecar);
    let asked = 0;
    visitor.socket.on('ping', () => {
      asked += 1;
    });
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(25);
    expect(visitor.socket.readyState).toBe(visitor.socket.OPEN);
  });

  it('[GW2] a proxy that does not wait for that cuts it off', async () => {
    behind = await startBehindNginx({ bounds: { heartbeatMs: 60_000 } }, {}, impatient);
    const visitor = await openVisitor(behind.sidecar);
    expect(await visitor.closed).toEqual({ code: 1006, kind: null });
  });
});

describe.skipIf(!hasNginx)('a proxy that dies', () => {
  let behind: BehindNginx;
  afterEach(() => behind?.close());

  it('[OP9] everybody comes back, and every line is there once, on both sides', async () => {
    behind = await startBehindNginx();
    const { sidecar, nginx } = behind;
    const { visitor, panel, paired, conversation } = await startTalking(sidecar);
    const lines = Array.from({ length: 40 }, (_, n) => {
      return { id: newId(), command: say(conversation, `line ${n}`) };
    });
    const [before, after] = [lines.slice(0, 20), lines.slice(20)];
    const firstId = before[0]?.id ?? '';
    for (const { id, command } of before) panel.say(up(command, id));
    await panel.receipt(firstId);
    await nginx.kill();
    await Promise.all([panel.closed, visitor.closed]);
    await nginx.start();

    const back = await openAgent(sidecar, paired, { since: panel.cursor() });
    const reader = await openVisitor(sidecar, {
      secret: visitor.secret,
      tab: visitor.tab,
      since: visitor.cursor(),
    });
    // As an outbox does: all that has no answer, under the same ids, in the same order.
    const answered = new Set(panel.all('ack').map(({ of }) => of));
    for (const { id, command } of [...before, ...after]) {
      if (!answered.has(id)) back.say(up(command, id));
    }
    const last = lines.at(-1)?.command.line;
    await reader.next('chat.said', ({ line }) => line.line === last);
    await back.next('chat.said', ({ line }) => line.line === last);
    const wanted = lines.map(({ command }) => command.line);
    for (const [first, second] of [
      [visitor, reader],
      [panel, back],
    ] as const) {
      const heard = [...first.all('chat.said'), ...second.all('chat.said')];
      const texts = heard.filter(({ line }) => line.text !== null).map(({ line }) => line.line);
      expect(texts).toEqual(wanted);
    }
  });
});
