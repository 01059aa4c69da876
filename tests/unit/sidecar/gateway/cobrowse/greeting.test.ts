import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type CobrowseId } from '../../../../../shared/kernel/ids.ts';
import { PROTOCOL_VERSION } from '../../../../../shared/protocol/version.ts';
import { takeCobrowse } from '../../../../../sidecar/app/cobrowse/take.ts';
import type { Work } from '../../../../../sidecar/app/context.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { ofAgent, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { ended } from '../../../../../sidecar/domain/cobrowse/ending.ts';
import { BOUNDS } from '../../../../../sidecar/gateway/bounds.ts';
import { buildGateway } from '../../../../../sidecar/gateway/build-gateway.ts';
import { servePage } from '../../../../../sidecar/gateway/cobrowse/page-connection.ts';
import { serveViewer } from '../../../../../sidecar/gateway/cobrowse/viewer-connection.ts';
import type { Gateway } from '../../../../../sidecar/gateway/context.ts';
import { countInto } from '../../../../../sidecar/gateway/counters.ts';
import { letIn } from '../../../../../sidecar/gateway/let-in.ts';
import { StoreUnavailable } from '../../../../../sidecar/ports/store.ts';
import { aCobrowse } from '../../../../support/a-cobrowse.ts';
import { aDevice, anAgent } from '../../../../support/builders/agent.ts';
import { aVisitor } from '../../../../support/builders/visitor.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';
import { pageHello } from '../../../../support/frame-socket.ts';
import { framesFrom } from '../../../../support/frames.ts';
import { type PlainSocket, plainSocket } from '../../../../support/plain-socket.ts';
import { testConfig } from '../../../../support/sidecar.ts';
import { SHOP_ORIGIN } from '../../../../support/visitor-client.ts';

const SECRET = 's'.repeat(43);
const ALONG = asId<CobrowseId>('along');
/** More than any greeting asks of the store; halves are after the answer, before it is heard. */
const STEPS = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5];

let environment: TestEnvironment;
let gateway: Gateway;
/** How often the store was asked, and what happens before or after one of those times. */
let steps: number;
let beforeStep: { readonly n: number; readonly act: () => unknown } | null;

const agent = anAgent();
const visitor = aVisitor();

beforeEach(async () => {
  environment = testEnvironment();
  steps = 0;
  beforeStep = null;
  const step = async (n: number): Promise<void> => {
    if (n !== beforeStep?.n) return;
    const { act } = beforeStep;
    beforeStep = null;
    await act();
    // What it said has been heard everywhere.
    await new Promise(setImmediate);
  };
  async function around<T>(ask: () => Promise<T>): Promise<T> {
    steps += 1;
    const n = steps;
    await step(n);
    const answer = await ask();
    await step(n + 0.5);
    return answer;
  }
  const { store } = environment;
  const stepping: typeof store = {
    ...store,
    read: (question) => around(() => store.read(question)),
    transact: (work) => around(() => store.transact(work)),
  };
  ({ gateway } = buildGateway({
    environment: { ...environment, store: stepping },
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
    await tx.cobrowses.put(
      aCobrowse({ cobrowse: ALONG, visitor: visitor.visitor, askedBy: agent.agent }),
    );
  });
});

function knock(serve: Parameters<typeof letIn>[3]): PlainSocket {
  const socket = plainSocket();
  letIn(gateway, socket, '192.0.2.1', serve, { isBare: true });
  return socket;
}

const DOORS = {
  page: {
    open: () => knock((connection, place) => servePage(gateway, connection, SHOP_ORIGIN, place)),
    hello: JSON.stringify(pageHello(SECRET, ALONG)),
  },
  viewer: {
    open: () => knock((connection, place) => serveViewer(gateway, connection, place)),
    hello: JSON.stringify({
      type: 'hello',
      role: 'viewer',
      version: PROTOCOL_VERSION,
      device: 'device-1',
      token: 'token',
      cobrowse: ALONG,
    }),
  },
} as const;

async function quiet(): Promise<void> {
  let seen: number;
  do {
    seen = steps;
    await gateway.work.whenDone();
    await new Promise(setImmediate);
  } while (seen !== steps);
}

const wordsOf = ({ sent }: PlainSocket): (string | undefined)[] =>
  sent.map(({ type, kind }) => kind ?? type).filter((word) => word !== 'challenge');

async function end(work: Work): Promise<void> {
  const row = await work.tx.cobrowses.find(ALONG);
  if (row === null) throw new Error('the cobrowse is kept');
  await takeCobrowse(work, ended(row, 'stopped-by-visitor', work.now), visitor.visitor);
}

describe.each(['page', 'viewer'] as const)('a %s', (name) => {
  const { open, hello } = DOORS[name];

  it.each(STEPS)(
    '[FR1] that is being greeted when it ends, at step %i, is sent away',
    async (n) => {
      beforeStep = { n, act: () => commit(environment, end) };
      const socket = open();
      socket.hear(hello);
      await quiet();
      if (beforeStep !== null) return;
      expect(wordsOf(socket).at(-1)).toBe('over');
      expect(gateway.rooms.all()).toEqual([]);
      socket.emit('message', framesFrom(1_000_000_000 - 2).open(), true);
      expect(socket.frames).toEqual([]);
    },
  );

  it.each(STEPS)(
    '[FR1, GW3] whose access is taken back meanwhile, at step %i, is sent away',
    async (n) => {
      const to = name === 'page' ? ofVisitor(visitor.visitor) : ofAgent(agent.agent);
      const kind = name === 'page' ? ('unauthenticated' as const) : ('revoked' as const);
      beforeStep = {
        n,
        act: () =>
          commit(environment, async (work) => {
            if (name === 'viewer') await work.tx.agents.put({ ...agent, isRevoked: true });
            else await end(work);
            work.show({ to, body: { type: 'bye', kind, sentence: '' } });
          }),
      };
      const socket = open();
      socket.hear(hello);
      await quiet();
      if (beforeStep !== null) return;
      expect(['revoked', 'unauthenticated', 'over']).toContain(wordsOf(socket).at(-1));
    },
  );

  it('[FR1] is let in otherwise, and a closed one leaves no room behind', async () => {
    const socket = open();
    socket.hear(hello);
    await quiet();
    expect(wordsOf(socket).slice(0, 2)).toEqual([
      'welcome',
      name === 'page' ? 'cobrowse.audience' : 'cobrowse.source',
    ]);
    expect(gateway.rooms.all()).toEqual([ALONG]);
    socket.emit('close', 1000);
    await quiet();
    expect(gateway.rooms.all()).toEqual([]);
  });

  it('[ST1] that comes while nothing can be kept is asked to try again', async () => {
    beforeStep = {
      n: name === 'page' ? 2 : 4,
      act: () => Promise.reject(new StoreUnavailable('full')),
    };
    const socket = open();
    socket.hear(hello);
    await quiet();
    expect(wordsOf(socket)).toEqual(['stopping']);
    expect(gateway.rooms.all()).toEqual([]);
  });

  it('[FR1] that hangs up while it is greeted leaves nothing', async () => {
    for (const n of STEPS) {
      steps = 0;
      const socket = open();
      beforeStep = { n, act: async () => void socket.emit('close', 1006) };
      socket.hear(hello);
      await quiet();
      expect(wordsOf(socket).includes('welcome')).toBe(beforeStep !== null);
      socket.emit('close', 1006);
      await quiet();
      expect(gateway.rooms.all()).toEqual([]);
    }
  });
});
