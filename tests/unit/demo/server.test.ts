import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type DemoShop, startDemoShop } from '../../../demo/server.ts';

const KEY = 'a key for the tests of the shop, 32 bytes';
const open: DemoShop[] = [];

async function shop(shopKey?: string): Promise<DemoShop> {
  const started = await startDemoShop({
    port: 0,
    sidecarUrl: 'http://127.0.0.1:4680',
    ...(shopKey === undefined ? {} : { shopKey }),
  });
  open.push(started);
  return started;
}

function post(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  });
}

async function signedIn(url: string): Promise<string> {
  const answer = await post(`${url}/nl/sign-in`, { customer: 'customer-1041' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

describe('demo shop', () => {
  it('[DM1] sends the policy with every answer', async () => {
    const { url } = await shop();
    for (const path of [
      '/',
      '/nl',
      '/nl/nowhere',
      '/assets/shop.css',
      '/art/sanne.svg',
      '/identify',
    ]) {
      const answer = await fetch(url + path, { redirect: 'manual' });
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('[DM2] the bare address leads to the language the browser asks for', async () => {
    const { url } = await shop();
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { 'accept-language': 'en-GB' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en']);
  });

  it('[DM3] an act is reported by the next page and by that page only', async () => {
    const { url } = await shop();
    const added = await post(`${url}/nl/basket/add`, { product: 'sanne', size: '39' });
    const cookie = added.headers.get('set-cookie')?.split(';')[0] ?? '';
    const first = await (await fetch(`${url}/nl/basket`, { headers: { cookie } })).text();
    const second = await (await fetch(`${url}/nl/basket`, { headers: { cookie } })).text();
    expect(first).toContain('"event":"add_to_cart"');
    expect(second).not.toContain('"event":"add_to_cart"');
    expect(second).toContain('"event":"view_cart"');
  });

  it('[DM5] vouches for the signed-in customer with a token bound to the visitor', async () => {
    const { url } = await shop(KEY);
    const cookie = await signedIn(url);
    const answer = await post(`${url}/identify?visitor=v-4F2A`, {}, { cookie });
    const token = await answer.text();
    const { payload } = await jwtVerify(token, new TextEncoder().encode(KEY), {
      issuer: 'demo',
      audience: 'toonbank',
    });
    expect(decodeProtectedHeader(token).alg).toBe('HS256');
    expect(payload).toMatchObject({
      sub: 'customer-1041',
      visitor: 'v-4F2A',
      name: 'Anna de Wit',
      customerValue: 'high',
      orders: 7,
      jti: expect.any(String),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(240);
  });

  it('[DM5] vouches for nobody who is not signed in, for no visitor, and not without a key', async () => {
    const { url } = await shop(KEY);
    expect((await post(`${url}/identify?visitor=v-1`, {})).status).toBe(401);
    const cookie = await signedIn(url);
    expect((await post(`${url}/identify`, {}, { cookie })).status).toBe(400);
    const keyless = await shop();
    const other = await signedIn(keyless.url);
    expect((await post(`${keyless.url}/identify?visitor=v-1`, {}, { cookie: other })).status).toBe(
      503,
    );
  });

  it('[DM5] refuses a form from another site and one that is too large', async () => {
    const { url } = await shop(KEY);
    const foreign = await post(`${url}/nl/sign-in`, {}, { origin: 'https://elsewhere.example' });
    const large = await post(`${url}/nl/basket/add`, { product: 'x'.repeat(20_000) });
    expect([foreign.status, large.status]).toEqual([403, 413]);
  });

  it('[DM8] a used port and a wrong sidecar address get a sentence that says what to set', async () => {
    const { url } = await shop();
    const port = Number(new URL(url).port);
    const sidecarUrl = 'http://127.0.0.1:4680';
    await expect(startDemoShop({ port, sidecarUrl })).rejects.toThrow(
      `Port ${port} is in use. Stop what uses it, or set DEMO_PORT to another port.`,
    );
    await expect(startDemoShop({ port: 0, sidecarUrl: 'toonbank' })).rejects.toThrow(
      'TOONBANK_URL',
    );
  });
});
