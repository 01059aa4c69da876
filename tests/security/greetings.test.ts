import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIN_SUPPORTED, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import {
  newKey,
  openAgent,
  type PairedDevice,
  pairDevice,
  postPair,
} from '../support/agent-client.ts';
import { agentGreetings, visitorGreetings } from '../support/handshake-cells.ts';
import {
  type AgentGreeting,
  answerToAgent,
  answerToVisitor,
  type VisitorGreeting,
} from '../support/handshake-oracle.ts';
import { type Hand, proofOf } from '../support/handshake-proofs.ts';
import { forAll } from '../support/handshake-wire.ts';
import { openSocket, type RawSocket } from '../support/raw-socket.ts';
import {
  EXTENSION_ORIGIN,
  OTHER_SHOP,
  startTestSidecar,
  type TestSidecar,
} from '../support/sidecar.ts';
import { newId, openVisitor, SHOP_ORIGIN, visitorHello } from '../support/visitor-client.ts';

const AT_ONCE = 8;
const VERSIONS = {
  ours: PROTOCOL_VERSION,
  older: MIN_SUPPORTED - 1,
  newer: PROTOCOL_VERSION + 1,
} as const;
const ORIGINS = { boots: SHOP_ORIGIN, bikes: OTHER_SHOP.origins[0] ?? '' } as const;

let sidecar: TestSidecar;
let lead: PairedDevice;
beforeAll(async () => {
  sidecar = await startTestSidecar({ bounds: { upgradesPerMinute: 1e9, pairTriesPerMinute: 1e9 } });
  lead = await pairDevice(sidecar, (await sidecar.codes()).lead);
});
afterAll(() => sidecar.stop());

/** The kind of the goodbye, or null when the welcome came first. */
async function goodbye(raw: RawSocket): Promise<string | null> {
  return Promise.race([
    raw.closed.then(({ kind }) => kind ?? 'closed without a word'),
    raw.next('welcome').then(
      () => null,
      () => raw.closed.then(({ kind }) => kind ?? 'closed without a word'),
    ),
  ]);
}

describe('origin × shop × secret × role × version × state of a shop page', () => {
  it('[SC1, ID1, PR2] every hello gets the one answer the rules give it', async () => {
    const boots = await openVisitor(sidecar);
    const bikes = await openVisitor(sidecar, { origin: ORIGINS.bikes, shop: 'bikes' });
    const blocked = await openVisitor(sidecar);
    const panel = await openAgent(sidecar, lead);
    const visitor = blocked.welcome.visitor;
    expect(await panel.command({ type: 'visitor.block', visitor, reason: 'test' })).toMatchObject({
      type: 'ack',
    });
    await Promise.all([boots.close(), bikes.close(), blocked.closed, panel.close()]);
    const secrets = {
      none: null,
      boots: boots.secret,
      bikes: bikes.secret,
      blocked: blocked.secret,
      unknown: randomBytes(32).toString('base64url'),
      malformed: `${boots.secret.slice(0, 42)}=`,
    };
    const ids = { boots: boots.welcome.visitor, bikes: bikes.welcome.visitor };

    async function attempt(said: VisitorGreeting): Promise<string> {
      const origin = ORIGINS[said.origin];
      const raw =
        said.state === 'greeted'
          ? await openVisitor(sidecar, { origin, shop: said.origin })
          : await openSocket({ url: `${sidecar.wsUrl}/v1/visitor`, origin });
      raw.say({
        ...visitorHello({ shop: said.shop, secret: secrets[said.secret], tab: newId() }),
        role: said.role,
        version: VERSIONS[said.version],
      });
      const kind = await goodbye(raw);
      if (kind !== null) return kind;
      const welcome = raw.all('welcome').at(-1);
      await raw.close();
      if (welcome?.role !== 'visitor') return 'welcomed as an agent';
      return welcome.visitor === ids[said.origin] && welcome.secret === null ? 'known' : 'new';
    }

    const cells = visitorGreetings();
    const answers = await forAll(cells, AT_ONCE, attempt);
    const wrong = cells.flatMap((cell, place) =>
      answers[place] === answerToVisitor(cell) ? [] : [{ ...cell, answered: answers[place] }],
    );
    expect(wrong).toEqual([]);
    expect(cells.length).toBe(2 * 3 * 6 * 2 * 3 * 2);
    expect(answers.filter((answer) => answer === 'known').length).toBe(2);
    // A stranger's, another shop's or no secret makes a stranger, never somebody else.
    expect(answers.filter((answer) => answer === 'new').length).toBe(7);
  });
});

describe('device × issuer × signature × nonce × audience × time of a panel', () => {
  it('[SC1, ID2] only the whole proof lets a panel in', async () => {
    const hands = await handsOf(sidecar);
    const another = await openSocket({
      url: `${sidecar.wsUrl}/v1/agent`,
      origin: EXTENSION_ORIGIN,
    });
    const { nonce: anotherNonce } = await another.next('challenge');

    async function attempt(cell: AgentGreeting): Promise<string> {
      const raw = await openSocket({ url: `${sidecar.wsUrl}/v1/agent`, origin: EXTENSION_ORIGIN });
      const challenge = await raw.next('challenge');
      const hand = { ...hands[cell.device], anotherNonce };
      const token = await proofOf(cell, hand, challenge);
      const { deviceId: device } = hand;
      raw.say({
        type: 'hello',
        role: 'agent',
        version: PROTOCOL_VERSION,
        device,
        token,
        since: null,
      });
      const kind = await goodbye(raw);
      if (kind === null) await raw.close();
      return kind ?? 'welcome';
    }

    const cells = agentGreetings();
    const answers = await forAll(cells, AT_ONCE, attempt);
    const wrong = cells.flatMap((cell, place) =>
      answers[place] === answerToAgent(cell) ? [] : [{ ...cell, answered: answers[place] }],
    );
    expect(wrong).toEqual([]);
    expect(cells.length).toBe(3 * 2 * 5 * 2 * 3 * 5);
    expect(answers.filter((answer) => answer === 'welcome').length).toBe(1);
  });

  it('[SC1, ID2] a hello that was accepted opens nothing a second time', async () => {
    const first = await openSocket({ url: `${sidecar.wsUrl}/v1/agent`, origin: EXTENSION_ORIGIN });
    const second = await openSocket({ url: `${sidecar.wsUrl}/v1/agent`, origin: EXTENSION_ORIGIN });
    const challenge = await first.next('challenge');
    await second.next('challenge');
    const right: AgentGreeting = {
      device: 'paired',
      issuer: 'device',
      signature: 'own-key',
      nonce: 'this',
      audience: 'ours',
      time: 'now',
    };
    const { publicKey } = await newKey();
    const hand = {
      deviceId: lead.device,
      anotherDeviceId: 'another',
      key: lead.key,
      publicKey,
      otherKey: await newKey(),
      anotherNonce: challenge.nonce,
    };
    const hello = {
      type: 'hello',
      role: 'agent',
      version: PROTOCOL_VERSION,
      device: lead.device,
      token: await proofOf(right, hand, challenge),
      since: null,
    };
    first.say(hello);
    expect(await goodbye(first)).toBeNull();
    second.say(hello);
    expect(await goodbye(second)).toBe('unauthenticated');
    first.say(hello);
    expect((await first.closed).kind).toBe('malformed');
  });
});

type Hands = Readonly<Record<AgentGreeting['device'], Omit<Hand, 'anotherNonce'>>>;

/** A paired device, one that never was, and one whose agent was revoked. */
async function handsOf(at: TestSidecar): Promise<Hands> {
  const otherKey = await newKey();
  const panel = await openAgent(at, lead);
  const invite = async (agent: string) => {
    const answer = await panel.command({
      type: 'agent.invite',
      agent,
      name: agent,
      role: 'agent',
      capacity: 1,
      languages: ['nl'],
    });
    if (answer.type !== 'ack' || answer.result === null) throw new Error('not invited');
    const { privateKey, publicKey } = await newKey();
    const said = await (await postPair(at, answer.result.code, publicKey)).json();
    return { device: String(said.device), key: privateKey, publicKey };
  };
  const paired = await invite('agent-here');
  const revoked = await invite('agent-gone');
  await panel.command({ type: 'agent.revoke', agent: 'agent-gone' });
  await panel.close();
  const hand = ({ device, ...keys }: typeof paired, another: string) => ({
    deviceId: device,
    anotherDeviceId: another,
    ...keys,
    otherKey,
  });
  return {
    paired: hand(paired, lead.device),
    revoked: hand(revoked, paired.device),
    unknown: hand({ ...paired, device: 'a-device-that-never-was' }, paired.device),
  };
}
