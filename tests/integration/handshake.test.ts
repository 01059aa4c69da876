import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import {
  knockAsAgent,
  newKey,
  openAgent,
  type PairedDevice,
  pairDevice,
} from '../support/agent-client.ts';
import { openSocket, UpgradeRefused } from '../support/raw-socket.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, SHOP_ORIGIN, up, visitorHello } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let paired: PairedDevice;

beforeAll(async () => {
  sidecar = await startTestSidecar({ bounds: { helloDeadlineMs: 200 } });
  paired = await pairDevice(sidecar, (await sidecar.codes()).agent);
});
afterAll(() => sidecar.stop());

const knock = (path: string, origin: string, host?: string) =>
  openSocket({ url: `${sidecar.wsUrl}${path}`, origin, ...(host === undefined ? {} : { host }) });

describe('a shop page says hello', () => {
  it('[ID1] a first visit gets a secret and a name; the secret brings the same name back', async () => {
    const first = await openVisitor(sidecar);
    expect(first.welcome.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await first.close();
    const second = await openVisitor(sidecar, { secret: first.secret });
    expect(second.welcome.secret).toBeNull();
    expect(second.welcome.visitor).toBe(first.welcome.visitor);
    await second.close();
  });

  it('[ID1] the shown visitor id opens nothing', async () => {
    const first = await openVisitor(sidecar);
    const id = first.welcome.visitor.padEnd(43, '_').slice(0, 43);
    const stranger = await openVisitor(sidecar, { secret: id });
    expect(stranger.welcome.visitor).not.toBe(first.welcome.visitor);
    await Promise.all([first.close(), stranger.close()]);
  });

  it.each([
    ['older', 0],
    ['newer', PROTOCOL_VERSION + 1],
  ])(
    '[PR2] a page of an %s version gets version-not-supported and no other answer',
    async (_, version) => {
      const raw = await knock('/v1/visitor', SHOP_ORIGIN);
      raw.say(visitorHello({ version }));
      expect(await raw.closed).toEqual({ code: 4426, kind: 'version-not-supported' });
      expect(raw.heard.map(({ body }) => body.type)).toEqual(['bye']);
    },
  );

  it('[PR2] a newer hello with fields that are unknown here gets the same answer', async () => {
    const raw = await knock('/v1/visitor', SHOP_ORIGIN);
    raw.say({ ...visitorHello({ version: PROTOCOL_VERSION + 1 }), brandNew: true });
    expect((await raw.closed).kind).toBe('version-not-supported');
  });

  it('[ID3] a page of one shop cannot speak for another', async () => {
    const raw = await knock('/v1/visitor', SHOP_ORIGIN);
    raw.say(visitorHello({ shop: 'bikes' }));
    expect(await raw.closed).toEqual({ code: 4403, kind: 'origin-not-allowed' });
  });

  it('[LM1] whoever says nothing is hung up on after the hello deadline', async () => {
    const before = await sidecar.metric('toonbank_closes_total', { cause: 'hello-expected' });
    const raw = await knock('/v1/visitor', SHOP_ORIGIN);
    expect(await raw.closed).toEqual({ code: 4401, kind: 'hello-expected' });
    expect(await sidecar.metric('toonbank_closes_total', { cause: 'hello-expected' })).toBe(
      before + 1,
    );
  });

  it('[LM1] a message before the hello is told that a hello is expected', async () => {
    const raw = await knock('/v1/visitor', SHOP_ORIGIN);
    raw.say(up({ type: 'ping' }));
    expect((await raw.closed).kind).toBe('hello-expected');
  });
});

describe('before the socket is open', () => {
  it.each([
    ['no origin of a connected shop', '/v1/visitor', 'https://evil.example'],
    ['the origin with a slash', '/v1/visitor', `${SHOP_ORIGIN}/`],
    ['an origin that only begins like the shop', '/v1/visitor', `${SHOP_ORIGIN}.evil.example`],
    ['the origin null', '/v1/visitor', 'null'],
    ['a shop at the door for panels', '/v1/agent', SHOP_ORIGIN],
    ['a panel at the door for shops', '/v1/visitor', EXTENSION_ORIGIN],
    ['another extension', '/v1/agent', 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ])('[ID3] %s is refused with 403 and counted', async (_, path, origin) => {
    const labels = { at: 'upgrade', kind: 'origin-not-allowed' };
    const before = await sidecar.metric('toonbank_refused_total', labels);
    const refusal = await knock(path, origin).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 403, kind: 'origin-not-allowed' });
    expect(await sidecar.metric('toonbank_refused_total', labels)).toBe(before + 1);
  });

  it('[ID3] no origin at all is refused', async () => {
    const refusal = await openSocket({ url: `${sidecar.wsUrl}/v1/visitor` }).catch(
      (e: unknown) => e,
    );
    expect(refusal).toMatchObject({ status: 403 });
  });

  it.each(['evil.example', `evil.example:${80}`, 'localhost', '127.0.0.1:1'])(
    '[ID3] Host %s is refused with 421: another name was pointed at us',
    async (host) => {
      const refusal = await knock('/v1/visitor', SHOP_ORIGIN, host).catch(
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(UpgradeRefused);
      expect(refusal).toMatchObject({ status: 421, kind: 'host-not-allowed' });
    },
  );

  it('[ID3] localhost with the port is a configured name', async () => {
    const raw = await knock('/v1/visitor', SHOP_ORIGIN, `LOCALHOST:${sidecar.port}`);
    await raw.close();
  });
});

describe('a panel says hello', () => {
  it('[ID2] a paired key that signs the challenge is let in', async () => {
    const panel = await openAgent(sidecar, paired);
    expect(panel.welcome.agent.agent).toBe(paired.agent);
    expect(panel.welcome.sidecar).toEqual({
      id: sidecar.environment.installation,
      name: 'Test counter',
    });
    await panel.next('agent.snapshot');
    await panel.close();
  });

  it('[ID2] a token signed with another key is refused', async () => {
    const { privateKey } = await newKey();
    const raw = await knockAsAgent(sidecar, paired, { key: privateKey });
    expect(await raw.closed).toEqual({ code: 4402, kind: 'unauthenticated' });
  });

  it.each([
    ['for another connection', { nonce: 'A'.repeat(43) }],
    ['for another sidecar', { aud: 'elsewhere' }],
    ['of another device', { iss: 'another-device' }],
    ['that has expired', { iat: 1_000, exp: 1_030 }],
    ['that is valid too long', { exp: Math.floor(Date.now() / 1_000) + 86_400 }],
  ])('[ID2] a token %s is refused', async (_, claims) => {
    const raw = await knockAsAgent(sidecar, paired, { claims });
    expect((await raw.closed).kind).toBe('unauthenticated');
  });

  it('[ID2] the same hello on a second connection is a replay and refused', async () => {
    const first = await openSocket({ url: `${sidecar.wsUrl}/v1/agent`, origin: EXTENSION_ORIGIN });
    const challenge = await first.next('challenge');
    const raw = await knockAsAgent(sidecar, paired, { claims: { nonce: challenge.nonce } });
    expect((await raw.closed).kind).toBe('unauthenticated');
    await first.closed;
  });

  it('[PR2] an older panel gets version-not-supported', async () => {
    const raw = await knock('/v1/agent', EXTENSION_ORIGIN);
    raw.say({ type: 'hello', role: 'agent', version: 0, device: 'd', token: 't', since: null });
    expect((await raw.closed).kind).toBe('version-not-supported');
  });

  it('[ID2] a worker that comes back takes the place of its older connection', async () => {
    const older = await openAgent(sidecar, paired);
    const newer = await openAgent(sidecar, paired);
    expect(await older.closed).toEqual({ code: 4412, kind: 'replaced' });
    await newer.close();
  });
});
