import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { systemClock } from '../../sidecar/adapters/ambient/system.ts';
import { noOutside, webhookOutside } from '../../sidecar/adapters/outside/webhook.ts';
import type { Effect } from '../../sidecar/domain/effect/effect.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const EFFECT: Effect = {
  effect: asId('effect-1'),
  kind: 'webhook',
  body: { type: 'message.left', fields: { conversation: 'conversation-1' } },
  state: 'doing',
  tries: 1,
  dueAt: MONDAY_MORNING,
  leasedUntil: null,
  createdAt: MONDAY_MORNING,
};

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
type Answer = number | 'nothing' | 'hang-up';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function listen(answer: Answer): Promise<{ readonly url: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    if (answer === 'nothing') return;
    if (answer === 'hang-up') request.socket.destroy();
    else response.writeHead(answer, { location: '/elsewhere' }).end('whatever it says');
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  return { url: `http://127.0.0.1:${address.port}/hook`, heard };
}

function perform(
  url: string,
  { timeoutMs = 5_000, signal = new AbortController().signal, secrets = [SECRET] } = {},
) {
  const outside = webhookOutside({ url, secrets, clock: systemClock(), timeoutMs });
  return outside.perform(EFFECT, signal);
}

describe('webhook', () => {
  test('[EF1] an effect is posted, signed, under its own id at every try', async () => {
    const { url, heard } = await listen(204);
    expect(await perform(url)).toEqual({ kind: 'done' });
    expect(await perform(url)).toEqual({ kind: 'done' });
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual(['effect-1', 'effect-1']);
    for (const { headers, body } of heard) {
      const said = new Webhook(SECRET).verify(body, {
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      });
      expect(said).toEqual({
        type: 'message.left',
        timestamp: new Date(MONDAY_MORNING).toISOString(),
        data: { conversation: 'conversation-1' },
      });
    }
  });

  test('[KY1] while a secret is replaced each one signs, so that the receiver may know either', async () => {
    const { url, heard } = await listen(204);
    const next = 'whsec_bmV4dC1zZWNyZXQtb2YtdGhlLXNob3A=';
    const verifies = (secret: string): boolean => {
      const { headers, body } = heard.at(-1) ?? { headers: {}, body: '' };
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
      const said = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
      try {
        return new Webhook(secret).verify(body, said) !== null;
      } catch {
        return false;
      }
    };
    await perform(url, { secrets: [SECRET, next] });
    expect([SECRET, next].map(verifies)).toEqual([true, true]);
    await perform(url, { secrets: [next] });
    expect([SECRET, next].map(verifies)).toEqual([false, true]);
  });

  test.each([400, 401, 404, 429, 500, 503])(
    '[EF1] an answer of %i is tried again',
    async (status) => {
      const { url } = await listen(status);
      expect(await perform(url)).toMatchObject({ kind: 'failed', canRetry: true });
    },
  );

  test('[EF1] an answer of 410 ends it', async () => {
    const { url } = await listen(410);
    expect(await perform(url)).toMatchObject({ kind: 'failed', canRetry: false });
  });

  test('[EF1] a redirection is not followed', async () => {
    const { url, heard } = await listen(307);
    expect(await perform(url)).toMatchObject({
      kind: 'failed',
      sentence: expect.stringMatching('307'),
    });
    expect(heard).toHaveLength(1);
  });

  test('[EF1] without an answer in time nobody can say', async () => {
    const { url } = await listen('nothing');
    expect(await perform(url, { timeoutMs: 50 })).toMatchObject({ kind: 'unknown' });
  });

  test('[EF1] a connection that breaks off is unknown, one that never came is not', async () => {
    const { url } = await listen('hang-up');
    expect(await perform(url)).toMatchObject({ kind: 'unknown' });
    const [server] = servers.splice(0);
    server?.closeAllConnections();
    server?.close();
    expect(await perform(url)).toMatchObject({ kind: 'failed', canRetry: true });
  });

  test('[EF1] whoever stops the sidecar stops the call', async () => {
    const { url, heard } = await listen('nothing');
    const stopping = new AbortController();
    const performing = perform(url, { signal: stopping.signal });
    await expect.poll(() => heard.length).toBe(1);
    stopping.abort();
    expect(await performing).toMatchObject({ kind: 'unknown' });
  });

  test('[EF1] a secret that is none is noticed at the start', () => {
    const options = { url: 'http://127.0.0.1:1/', clock: systemClock() };
    expect(() => webhookOutside({ ...options, secrets: [SECRET, ''] })).toThrow();
    expect(() => webhookOutside({ ...options, secrets: [SECRET], url: 'nowhere' })).toThrow();
  });

  test('[EF1] without an address every effect is done', async () => {
    const nothing = () => undefined;
    const outside = noOutside({ debug: nothing, info: nothing, warn: nothing, error: nothing });
    const signal = new AbortController().signal;
    expect(await outside.perform(EFFECT, signal)).toEqual({ kind: 'done' });
  });
});
