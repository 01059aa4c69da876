import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIN_SUPPORTED, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { aCobrowse } from '../support/a-cobrowse.ts';
import {
  type AgentClient,
  newKey,
  openAgent,
  pairDevice,
  postPair,
} from '../support/agent-client.ts';
import { type FrameSocket, openFrameSocket, pageHello } from '../support/frame-socket.ts';
import { pageGreetings, viewerGreetings } from '../support/handshake-cells.ts';
import {
  answerToPage,
  answerToViewer,
  type PageGreeting,
  type Standing,
  type ViewerGreeting,
} from '../support/handshake-oracle.ts';
import { type Hand, proofOf } from '../support/handshake-proofs.ts';
import { forAll } from '../support/handshake-wire.ts';
import { OTHER_SHOP, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, SHOP_ORIGIN } from '../support/visitor-client.ts';

const AT_ONCE = 8;
const VERSIONS = {
  ours: PROTOCOL_VERSION,
  older: MIN_SUPPORTED - 1,
  newer: PROTOCOL_VERSION + 1,
} as const;
const ORIGINS = { boots: SHOP_ORIGIN, bikes: OTHER_SHOP.origins[0] ?? '' } as const;

let sidecar: TestSidecar;
let panel: AgentClient;
let secrets: Readonly<Record<PageGreeting['secret'], string>>;
let hands: Readonly<Record<ViewerGreeting['who'], Omit<Hand, 'anotherNonce'>>>;

beforeAll(async () => {
  sidecar = await startTestSidecar({
    bounds: { upgradesPerMinute: 1e9, pairTriesPerMinute: 1e9, ungreetedPerAddressMax: 1e6 },
  });
  panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  await openEverything();
});
afterAll(() => sidecar.stop());

/** Visitors and agents of every kind, and a cobrowse of each standing. */
async function openEverything(): Promise<void> {
  const [own, another, blocked, bikes] = await Promise.all([
    openVisitor(sidecar),
    openVisitor(sidecar),
    openVisitor(sidecar),
    openVisitor(sidecar, { origin: ORIGINS.bikes, shop: 'bikes' }),
  ]);
  const { visitor } = blocked.welcome;
  await panel.command({ type: 'visitor.block', visitor, reason: 'test' });
  secrets = {
    own: own.secret,
    'of-bikes': bikes.secret,
    blocked: blocked.secret,
    unknown: randomBytes(32).toString('base64url'),
    malformed: `${own.secret.slice(0, 42)}=`,
  };
  hands = await handsOfAll();
  const common = { askedBy: 'holder', invited: ['invited', 'gone'] };
  const ofOwn = { ...common, visitor: own.welcome.visitor };
  await sidecar.environment.store.transact(async ({ cobrowses }) => {
    await cobrowses.put(aCobrowse({ ...ofOwn, cobrowse: 'asked', state: 'asked' }));
    await cobrowses.put(aCobrowse({ ...ofOwn, cobrowse: 'active' }));
    await cobrowses.put(
      aCobrowse({ ...ofOwn, cobrowse: 'declined', state: 'ended', ending: 'declined' }),
    );
    await cobrowses.put(
      aCobrowse({ ...ofOwn, cobrowse: 'ended', state: 'ended', ending: 'stopped-by-visitor' }),
    );
    const theirs = { ...common, visitor: another.welcome.visitor };
    await cobrowses.put(aCobrowse({ ...theirs, cobrowse: 'of-another' }));
  });
}

const idOf = (standing: Standing): string => (standing === 'none' ? 'never-was' : standing);

/** How the socket answered: the kind of its goodbye, or the welcome. */
async function answerOf(socket: FrameSocket): Promise<string> {
  const welcome = await Promise.race([socket.next('welcome').catch(() => null), socket.closed]);
  if (welcome === null) return socket.closed;
  if (typeof welcome === 'string') return welcome;
  await socket.close();
  if (welcome.role === 'page') return 'welcome';
  return welcome.canPoint ? 'points' : 'watches';
}

describe('origin × shop × secret × role × version × state of the cobrowse, of a page', () => {
  it('[SC1, FR1, CB2, ID1, PR2] every hello gets the one answer the rules give it', async () => {
    const cells = pageGreetings();
    const answers = await forAll(cells, AT_ONCE, async (said) => {
      const socket = await openFrameSocket(sidecar, 'page', ORIGINS[said.origin]);
      const { shop, role } = said;
      const version = VERSIONS[said.version];
      socket.say(pageHello(secrets[said.secret], idOf(said.standing), { shop, role, version }));
      return answerOf(socket);
    });
    const wrong = cells.flatMap((cell, place) =>
      answers[place] === answerToPage(cell) ? [] : [{ ...cell, answered: answers[place] }],
    );
    expect(wrong).toEqual([]);
    expect(cells.length).toBe(2 * 3 * 5 * 3 * 3 * 6);
    expect(answers.filter((answer) => answer === 'welcome').length).toBe(1);
  });
});

describe('agent × proof × role × version × state of the cobrowse, of a viewer', () => {
  it('[SC1, FR1, CB5, ID2, PR2] every hello gets the one answer the rules give it', async () => {
    const other = await openFrameSocket(sidecar, 'viewer');
    const { nonce: anotherNonce } = await other.next('challenge');
    const cells = viewerGreetings();
    const answers = await forAll(cells, AT_ONCE, async (said) => {
      const socket = await openFrameSocket(sidecar, 'viewer');
      const challenge = await socket.next('challenge');
      const hand = { ...hands[said.who], anotherNonce };
      socket.say({
        type: 'hello',
        role: said.role,
        version: VERSIONS[said.version],
        device: hand.deviceId,
        token: await tokenOf(said, hand, challenge),
        cobrowse: idOf(said.standing),
      });
      return answerOf(socket);
    });
    const wrong = cells.flatMap((cell, place) =>
      answers[place] === answerToViewer(cell) ? [] : [{ ...cell, answered: answers[place] }],
    );
    expect(wrong).toEqual([]);
    expect(cells.length).toBe(6 * 6 * 3 * 3 * 5);
    expect(answers.filter((answer) => answer === 'points').length).toBe(1);
    expect(answers.filter((answer) => answer === 'watches').length).toBe(2);
  });

  it('[SC1, ID2] a proof made for a link, or used before, opens no picture', async () => {
    const link = await openFrameSocket(sidecar, 'viewer');
    const second = await openFrameSocket(sidecar, 'viewer');
    const challenge = await link.next('challenge');
    await second.next('challenge');
    const hand = { ...hands.holder, anotherNonce: challenge.nonce };
    const hello = {
      type: 'hello',
      role: 'viewer',
      version: PROTOCOL_VERSION,
      device: hand.deviceId,
      token: await tokenOf(RIGHT, hand, challenge),
      cobrowse: 'active',
    };
    link.say(hello);
    await link.next('welcome');
    second.say(hello);
    expect(await second.closed).toBe('unauthenticated');
    link.say(hello);
    expect(await link.closed).toBe('malformed');
  });
});

const RIGHT: ViewerGreeting = {
  who: 'holder',
  proof: 'right',
  role: 'viewer',
  version: 'ours',
  standing: 'active',
};

function tokenOf(
  { proof }: ViewerGreeting,
  hand: Hand,
  challenge: { readonly nonce: string; readonly audience: string },
): Promise<string> {
  const signature = proof === 'other-key' || proof === 'none' ? proof : 'own-key';
  return proofOf(
    {
      device: 'paired',
      issuer: 'device',
      signature,
      nonce: proof === 'another-nonce' ? 'another' : 'this',
      audience: proof === 'another-audience' ? 'another' : 'ours',
      time: proof === 'expired' ? 'expired' : 'now',
    },
    hand,
    challenge,
  );
}

async function handsOfAll(): Promise<typeof hands> {
  const otherKey = await newKey();
  const invite = async (agent: string, role: 'agent' | 'lead') => {
    const answer = await panel.command({
      type: 'agent.invite',
      agent,
      name: agent,
      role,
      capacity: 1,
      languages: ['nl'],
    });
    if (answer.type !== 'ack' || answer.result === null) throw new Error('not invited');
    const { privateKey, publicKey } = await newKey();
    const said = await (await postPair(sidecar, answer.result.code, publicKey)).json();
    const deviceId = String(said.device);
    return { deviceId, anotherDeviceId: deviceId, key: privateKey, publicKey, otherKey };
  };
  const holder = await invite('holder', 'agent');
  const revoked = await invite('gone', 'agent');
  await panel.command({ type: 'agent.revoke', agent: 'gone' });
  return {
    holder,
    invited: await invite('invited', 'agent'),
    lead: await invite('leading', 'lead'),
    colleague: await invite('colleague', 'agent'),
    revoked,
    unknown: { ...holder, deviceId: 'a-device-that-never-was' },
  };
}
