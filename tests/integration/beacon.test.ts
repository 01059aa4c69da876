import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import {
  newId,
  openVisitor,
  pageViewed,
  SHOP_ORIGIN,
  up,
  type VisitorClient,
} from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let visitor: VisitorClient;

beforeAll(async () => {
  sidecar = await startTestSidecar();
  visitor = await openVisitor(sidecar);
});
afterAll(() => sidecar.stop());

interface Posting {
  readonly origin?: string;
  readonly type?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

function post({ origin = SHOP_ORIGIN, type = 'text/plain', fields = {} }: Posting = {}) {
  const { secret, tab } = visitor;
  const messages = [up(pageViewed('basket'), newId(), 1), up(pageViewed('checkout'), newId(), 2)];
  return fetch(`${sidecar.url}/v1/beacon`, {
    method: 'POST',
    headers: { origin, 'content-type': type },
    body: JSON.stringify({ version: 1, shop: 'boots', secret, tab, messages, ...fields }),
  });
}

it('[FD3] a beacon counts once, however often it comes and whatever the socket sends', async () => {
  const panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  for (const type of ['text/plain', 'text/plain;charset=UTF-8', 'application/json']) {
    const answer = await post({ type });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP_ORIGIN);
  }
  // The socket sends the same two again, and one more.
  await visitor.signal(pageViewed('basket'), pageViewed('checkout'), pageViewed('home'));
  panel.ask({ type: 'journey.ask', visitor: visitor.welcome.visitor, before: null });
  const { acts } = await panel.next('journey.answered');
  const pages = acts.flatMap(({ act }) => (act.type === 'page.viewed' ? [act.page] : []));
  expect(pages).toEqual(['home', 'checkout', 'basket']);
});

it.each([
  ['from an origin that is no shop', { origin: 'https://evil.example' }, 403, 'origin-not-allowed'],
  ['from another shop', { origin: 'https://bikes.example' }, 403, 'origin-not-allowed'],
  ['of another version', { fields: { version: 99 } }, 426, 'version-not-supported'],
  ['that is no beacon', { fields: { messages: 'none' } }, 400, 'malformed'],
  ['without messages', { fields: { messages: [] } }, 400, 'malformed'],
  ['with a command', { fields: { messages: [up({ type: 'ping' })] } }, 400, 'malformed'],
])('[ID3] a beacon %s is refused', async (_, posting, status, kind) => {
  const answer = await post(posting);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ kind });
});

it('[ID1] a beacon with an unknown secret is answered like any other and makes nobody', async () => {
  const answer = await post({ fields: { secret: 'x'.repeat(43) } });
  expect(answer.status).toBe(204);
});

it('[LM1] a beacon larger than browsers send is refused', async () => {
  const answer = await post({ fields: { shop: 'x'.repeat(70_000) } });
  expect(answer.status).toBe(413);
});

it('[ID3] a preflight lets the shop post JSON, and nobody else', async () => {
  const ask = (origin: string) =>
    fetch(`${sidecar.url}/v1/beacon`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-private-network': 'true' },
    });
  const shop = await ask(SHOP_ORIGIN);
  expect(shop.headers.get('access-control-allow-origin')).toBe(SHOP_ORIGIN);
  expect(shop.headers.get('access-control-allow-headers')).toBe('content-type');
  expect(shop.headers.get('access-control-allow-private-network')).toBe('true');
  const other = await ask('https://evil.example');
  expect(other.headers.get('access-control-allow-origin')).toBeNull();
  expect(other.headers.get('access-control-allow-private-network')).toBeNull();
});
