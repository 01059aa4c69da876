import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, it } from 'vitest';
import { commit } from '../../sidecar/app/pipeline.ts';
import type { Bounds } from '../../sidecar/gateway/bounds.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Delivery {
  readonly id: string;
  readonly body: string;
  readonly isSigned: boolean;
}

/** Somebody's server that answers as told, delivery by delivery, the last answer for all after it. */
async function startReceiver(...answers: readonly (number | 'silence')[]) {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      deliveries.push({ id: headers['webhook-id'] ?? '', body, isSigned: isSigned(body, headers) });
      const answer = answers[Math.min(deliveries.length, answers.length) - 1];
      if (answer !== 'silence') response.writeHead(answer ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/hook`, deliveries };
}

function isSigned(body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

async function startWith(url: string, bounds: Partial<Bounds> = {}): Promise<TestSidecar> {
  const sidecar = await startTestSidecar(
    { bounds: { effectBackoffFirstMs: 1, ...bounds } },
    { webhook: { url, secrets: [secret] } },
  );
  stops.push(() => sidecar.stop());
  return sidecar;
}

const act = (sidecar: TestSidecar): Promise<void> =>
  commit(sidecar.environment, (work) => work.act('webhook', 'order.placed', { order: 'A1' }));
const inState = (sidecar: TestSidecar, state: string) =>
  expect.poll(() => sidecar.metric('toonbank_effects', { state }), { timeout: 10_000 });

it('[EF1] a sidecar without an address writes no webhook', async () => {
  const sidecar = await startTestSidecar();
  stops.push(() => sidecar.stop());
  await act(sidecar);
  for (const state of ['due', 'doing', 'done']) {
    expect(await sidecar.metric('toonbank_effects', { state })).toBe(0);
  }
});

it('[EF1] an effect is performed, signed, with its row as the key', async () => {
  const { url, deliveries } = await startReceiver(204);
  const sidecar = await startWith(url);
  await act(sidecar);
  await inState(sidecar, 'done').toBe(1);
  expect(deliveries.length).toBe(1);
  expect(deliveries[0]?.isSigned).toBe(true);
  expect(JSON.parse(deliveries[0]?.body ?? '')).toMatchObject({
    type: 'order.placed',
    data: { order: 'A1' },
  });
});

it('[EF1] a failed effect is tried again with the same key until it is done', async () => {
  const { url, deliveries } = await startReceiver(500, 503, 204);
  const sidecar = await startWith(url);
  await act(sidecar);
  await inState(sidecar, 'done').toBe(1);
  expect(deliveries.length).toBe(3);
  expect(new Set(deliveries.map(({ id }) => id)).size).toBe(1);
  expect(deliveries.every((each) => each.isSigned)).toBe(true);
});

it('[EF1] an effect whose receiver is gone has failed, and is not tried again', async () => {
  const { url, deliveries } = await startReceiver(410);
  const sidecar = await startWith(url);
  await act(sidecar);
  await inState(sidecar, 'failed').toBe(1);
  expect(deliveries.length).toBe(1);
});

it('[EF1] an effect without an answer is broken off and performed again', async () => {
  const { url, deliveries } = await startReceiver('silence', 204);
  const sidecar = await startWith(url, { effectTimeoutMs: 50 });
  await act(sidecar);
  await inState(sidecar, 'done').toBe(1);
  expect(deliveries.map(({ id }) => id)).toEqual([deliveries[0]?.id, deliveries[0]?.id]);
});

it('[EF1] a commit does not wait for the outside world', async () => {
  const { url } = await startReceiver('silence');
  const sidecar = await startWith(url);
  await act(sidecar);
  await inState(sidecar, 'doing').toBe(1);
  await act(sidecar);
  await inState(sidecar, 'due').toBe(1);
});
