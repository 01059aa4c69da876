import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { newKey, postPair } from '../support/agent-client.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let sidecar: TestSidecar;

beforeAll(async () => {
  const visitorDir = join(temporaryFolder(), 'visitor');
  mkdirSync(visitorDir);
  writeFileSync(join(visitorDir, 'toonbank.js'), '/* loader */');
  writeFileSync(join(visitorDir, 'toonbank-main.js'), '/* main */');
  writeFileSync(join(visitorDir, 'widget-a1B2c3D4.js'), '/* widget */');
  sidecar = await startTestSidecar(
    {},
    {
      visitorDir,
      metricsTokens: ['let-me-see', 'and-me'],
      operatorTokens: ['let-me-do-it'],
    },
  );
});
afterAll(() => sidecar.stop());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${sidecar.url}${path}`, { headers });

describe('about and pairing', () => {
  it('[ID2] about names the sidecar to the extension', async () => {
    const answer = await get('/v1/about', { origin: EXTENSION_ORIGIN });
    expect(answer.headers.get('access-control-allow-origin')).toBe(EXTENSION_ORIGIN);
    expect(await answer.json()).toEqual({
      name: 'Test counter',
      installation: sidecar.environment.installation,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      protocol: PROTOCOL_VERSION,
    });
  });

  it.each(['https://boots.example', 'https://evil.example', 'null'])(
    '[ID3] about and pair answer nothing to %s',
    async (origin) => {
      expect((await get('/v1/about', { origin })).status).toBe(403);
      const { publicKey } = await newKey();
      const { agent } = await sidecar.codes();
      expect((await postPair(sidecar, agent, publicKey, origin)).status).toBe(403);
      expect((await postPair(sidecar, agent, publicKey)).status).toBe(200);
    },
  );

  it('[PP2] a code pairs once', async () => {
    const { agent } = await sidecar.codes();
    const { publicKey } = await newKey();
    const first = await postPair(sidecar, agent, publicKey);
    expect(await first.json()).toMatchObject({ role: 'agent', device: expect.any(String) });
    const second = await postPair(sidecar, agent, publicKey);
    expect(second.status).toBe(403);
    expect(await second.json()).toEqual({
      kind: 'code-refused',
      sentence: expect.stringContaining('code'),
    });
  });

  it.each([
    ['no JSON', '{'],
    ['a key that is none', JSON.stringify({ code: 'a', publicKey: { x: 'a', y: 'b' }, name: 'n' })],
    ['a field too many', '{"code":"a","name":"n","publicKey":null,"role":"lead"}'],
    ['__proto__', '{"code":"a","name":"n","__proto__":{"role":"lead"}}'],
    ['nothing', ''],
  ])('[LM1] pairing with %s is malformed', async (_, body) => {
    const answer = await fetch(`${sidecar.url}/v1/pair`, {
      method: 'POST',
      headers: { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ kind: 'malformed' });
  });
});

describe('the visitor script', () => {
  it('[OP4] the loader is for every page and is asked for again after a while', async () => {
    const answer = await get('/toonbank.js');
    expect(await answer.text()).toBe('/* loader */');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const etag = answer.headers.get('etag') ?? '';
    expect((await ask('/toonbank.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it('[OP4] parts with a hash in their name are kept for ever, the others are not', async () => {
    const hashed = await get('/toonbank/widget-a1B2c3D4.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const main = await get('/toonbank/toonbank-main.js');
    expect(main.headers.get('cache-control')).toBe('public, max-age=300');
  });

  it.each([
    '/toonbank/..%2f..%2fpackage.json',
    '/toonbank/%2e%2e%2fx.js',
    '/toonbank/.env',
    '/toonbank/no.js',
  ])('[OP4] %s is not found', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ kind: 'not-found' });
  });

  it('[OP4] a script that has not been built says what to do', async () => {
    const bare = await startTestSidecar();
    const answer = await fetch(`${bare.url}/toonbank.js`);
    expect(answer.status).toBe(404);
    expect((await answer.json()).sentence).toContain('npm run build');
    await bare.stop();
  });
});

describe('health and counters', () => {
  it('[OP1] live and ready say so', async () => {
    expect(await (await get('/v1/health/live')).json()).toEqual({ isLive: true });
    const ready = await get('/v1/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ isReady: true });
  });

  it('[OP2] metrics are for this machine, or for whoever has the token', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await get('/metrics')).status).toBe(200);
    expect((await get('/metrics', forwarded)).status).toBe(401);
    const wrong = { ...forwarded, authorization: 'Bearer let-me-sea' };
    expect((await get('/metrics', wrong)).status).toBe(401);
    const right = { ...forwarded, authorization: 'Bearer let-me-see' };
    expect((await get('/metrics', right)).status).toBe(200);
  });

  it('[KY1] while the token for metrics is replaced either opens them', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    for (const token of ['let-me-see', 'and-me']) {
      const asked = { ...forwarded, authorization: `Bearer ${token}` };
      expect((await get('/metrics', asked)).status).toBe(200);
    }
    const both = { ...forwarded, authorization: 'Bearer let-me-see,and-me' };
    expect((await get('/metrics', both)).status).toBe(401);
  });

  it.each([
    'toonbank_connections',
    'toonbank_messages_received_total',
    'toonbank_refused_total',
    'toonbank_closes_total',
    'toonbank_commit_seconds_count',
    'toonbank_feed_lag_seconds_count',
    'toonbank_effects',
    'nodejs_eventloop_lag_seconds',
    'process_resident_memory_bytes',
  ])('[OP2] %s is among the metrics', async (name) => {
    expect(await (await get('/metrics')).text()).toContain(name);
  });
});

describe('every answer', () => {
  it('[OP3] the OpenAPI document has every route, and every path in it is a route', async () => {
    const document = await (await get('/v1/openapi.json')).json();
    const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = sidecar.routes.filter((route) => !route.startsWith('OPTIONS '));
    expect(routes.length).toBeGreaterThan(10);
    expect(described.sort()).toEqual([...routes].sort());
    for (const [path, methods] of Object.entries<object>(document.paths)) {
      for (const method of Object.keys(methods)) {
        const url = `${sidecar.url}${path.replace('{file}', 'toonbank-main.js')}`;
        const answer = await fetch(url, { method: method.toUpperCase() });
        expect([path, answer.status]).not.toEqual([path, 404]);
      }
    }
  });

  it('[ID3] a request under another name is refused, whatever it asks', async () => {
    for (const path of ['/v1/about', '/metrics', '/toonbank.js', '/v1/health/live', '/nowhere']) {
      const { status, text } = await ask(path, { host: 'evil.example' });
      expect([path, status]).toEqual([path, 421]);
      expect(text).toContain('host-not-allowed');
    }
  });

  it('[LM1] headers keep browsers from guessing and framing', async () => {
    const { headers } = await get('/v1/health/live');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('[LM1] a path that does not exist is not found in our words', async () => {
    const answer = await get('/v1/mandates');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ kind: 'not-found' });
  });
});

/** With headers that fetch does not let anybody set, or adds to. */
function ask(
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: sidecar.port, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += String(part);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asking.on('error', reject);
    asking.end();
  });
}
