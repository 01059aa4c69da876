import { beforeEach, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../../shared/protocol/version.ts';
import type { Work } from '../../../../sidecar/app/context.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import { eraseVisitors } from '../../../../sidecar/app/privacy/erase-visitor.ts';
import { ofAgent, ofVisitor } from '../../../../sidecar/domain/audience.ts';
import { serveAgent } from '../../../../sidecar/gateway/agent-connection.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { buildGateway } from '../../../../sidecar/gateway/build-gateway.ts';
import type { Gateway } from '../../../../sidecar/gateway/context.ts';
import { countInto } from '../../../../sidecar/gateway/counters.ts';
import { letIn } from '../../../../sidecar/gateway/let-in.ts';
import { fatalOr } from '../../../../sidecar/gateway/live-relay.ts';
import { serveVisitor } from '../../../../sidecar/gateway/visitor-connection.ts';
import { type Store, StoreUnavailable } from '../../../../sidecar/ports/store.ts';
import { aDevice, anAgent } from '../../../support/builders/agent.ts';
import { aVisitor } from '../../../support/builders/visitor.ts';
import { type TestEnvironment, testEnvironment } from '../../../support/environment.ts';
import { type PlainSocket, plainSocket } from '../../../support/plain-socket.ts';
import { testConfig } from '../../../support/sidecar.ts';
import { SHOP_ORIGIN, visitorHello } from '../../../support/visitor-client.ts';

const SECRET = 's'.repeat(43);
/** More than any greeting reads before its welcome. */
const READINGS = [1, 2, 3, 4, 5, 6, 7, 8];

let environment: TestEnvironment;
let gateway: Gateway;
/** How many readings there were, and what happens before one of them. */
let reads: number;
let beforeReading: { readonly n: number; readonly act: () => unknown } | null;
let ways: Door[];

/** A greeting of either kind, and what takes the access away while it is under way. */
interface Door {
  readonly hello: string;
  open(): PlainSocket;
  takeAway(work: Work): Promise<void>;
}

function knock(serve: Parameters<typeof letIn>[3]): PlainSocket {
  const socket = plainSocket();
  letIn(gateway, socket, '192.0.2.1', serve);
  return socket;
}
const agent = anAgent();
const visitor = aVisitor();
const bye = (kind: 'revoked' | 'blocked') => ({ type: 'bye', kind, sentence: '' }) as const;
const panel: Door = {
  hello: JSON.stringify({
    type: 'hello',
    role: 'agent',
    version: PROTOCOL_VERSION,
    device: 'device-1',
    token: 'token',
    since: { own: 0, floor: 0 },
  }),
  open: () => knock((connection, place) => serveAgent(gateway, connection, place)),
  async takeAway(work) {
    await work.tx.agents.put({ ...agent, isRevoked: true });
    work.show({ to: ofAgent(agent.agent), body: bye('revoked') });
  },
};
const page: Door = {
  hello: JSON.stringify(visitorHello({ secret: SECRET, since: 0 })),
  open: () =>
    knock((connection, place) =>
      serveVisitor(gateway, connection, { origin: SHOP_ORIGIN, device: null }, place),
    ),
  async takeAway(work) {
    const known = await work.tx.visitors.find(visitor.visitor);
    if (known === null) throw new Error('the visitor is kept');
    const blocked = { at: work.now, by: agent.agent, reason: 'rude' };
    await work.tx.visitors.put({ ...known, blocked });
    work.show({ to: ofVisitor(visitor.visitor), body: bye('blocked') });
  },
};

beforeEach(async () => {
  environment = testEnvironment();
  reads = 0;
  beforeReading = null;
  ways = [panel, page];
  const read: Store['read'] = async (question) => {
    reads += 1;
    if (reads === beforeReading?.n) await beforeReading.act();
    return environment.store.read(question);
  };
  ({ gateway } = buildGateway({
    environment: { ...environment, store: { ...environment.store, read } },
    settings: testConfig(),
    bounds: BOUNDS,
    counters: countInto(async () => ({})),
    outside: { perform: async () => ({ kind: 'done' }) },
    engines: { of: () => null },
  }));
  await commit(environment, async ({ tx, digest }) => {
    await tx.agents.put(agent);
    await tx.agents.putDevice(aDevice());
    await tx.visitors.put({ ...visitor, secretHash: digest.sha256(SECRET) });
  });
});

/** Until nothing is done and nothing more is read. */
async function quiet(): Promise<void> {
  let seen: number;
  do {
    seen = reads;
    await gateway.work.whenDone();
    await new Promise(setImmediate);
  } while (seen !== reads);
}

/** What was said after all that the hello set going. */
async function greeted({ open, hello }: Door): Promise<readonly string[]> {
  const socket = open();
  socket.hear(hello);
  await quiet();
  const said = socket.sent.map(({ body }) => body.kind ?? body.type);
  beforeReading = null;
  socket.emit('close', 1000);
  await quiet();
  return said.filter((type) => type !== 'challenge');
}

it('[ID2] who has access is welcomed, panel and page alike', async () => {
  for (const way of ways) expect((await greeted(way))[0]).toBe('welcome');
});

it.each(READINGS)(
  '[PP3] access that is taken away while the hello is looked at ends it (before reading %i)',
  async (n) => {
    let isReached = false;
    const act = async () => {
      isReached = true;
      await commit(environment, panel.takeAway);
    };
    beforeReading = { n, act };
    const said = await greeted(panel);
    expect(said).toContain(isReached ? 'revoked' : 'welcome');
  },
);

it.each(READINGS)(
  '[CV9] who is blocked while their hello is looked at is sent away (before reading %i)',
  async (n) => {
    let isReached = false;
    const act = async () => {
      isReached = true;
      await commit(environment, page.takeAway);
    };
    beforeReading = { n, act };
    const said = await greeted(page);
    expect(said).toContain(isReached ? 'blocked' : 'welcome');
  },
);

it.each(READINGS)(
  '[GW2] who hangs up while being greeted is not counted as here (before reading %i)',
  async (n) => {
    for (const way of ways) {
      reads = 0;
      const socket = way.open();
      beforeReading = { n, act: () => socket.emit('close', 1006) };
      socket.hear(way.hello);
      await quiet();
      socket.emit('close', 1006);
      await quiet();
    }
    expect([...gateway.present.all()]).toEqual([]);
    expect([...gateway.bells.audiences()]).toEqual([]);
  },
);

it('[ER3] a page whose visitor is erased while it is greeted begins again as a stranger', async () => {
  const found: string[] = [];
  for (const n of READINGS) {
    await commit(environment, ({ tx, digest }) =>
      tx.visitors.put({ ...visitor, secretHash: digest.sha256(SECRET) }),
    );
    reads = 0;
    beforeReading = {
      n,
      act: () => eraseVisitors(environment, [visitor.visitor], 'operator'),
    };
    found.push((await greeted(page)).at(-1) ?? 'nothing');
  }
  expect(found).toContain('unauthenticated');
});

it('[ST1] a store that cannot be read lets nobody in for now; a bug neither', async () => {
  for (const way of ways) {
    for (const error of [new StoreUnavailable('away'), new Error('a bug')]) {
      reads = 0;
      beforeReading = {
        n: 1,
        act: () => {
          throw error;
        },
      };
      expect(await greeted(way)).toEqual(['stopping']);
    }
  }
});

it('[PR3] a hello that is none, or of a version not spoken here, is answered and ends it', async () => {
  for (const way of ways) {
    expect(await greeted({ ...way, hello: 'no json' })).toEqual(['malformed']);
    const old = JSON.stringify({ ...JSON.parse(way.hello), version: 0 });
    expect(await greeted({ ...way, hello: old })).toEqual(['version-not-supported']);
    const early = JSON.stringify({ id: 'i', at: 1, body: { type: 'ping' } });
    expect(await greeted({ ...way, hello: early })).toEqual(['hello-expected']);
  }
});

it('[PR4] a no that ends no connection of itself ends it as what is named for it', () => {
  expect(fatalOr('blocked', 'unauthenticated')).toBe('blocked');
  expect(fatalOr('not-allowed', 'unauthenticated')).toBe('unauthenticated');
});
