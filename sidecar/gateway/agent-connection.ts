import { asFeedSeq } from '../../shared/kernel/ids.ts';
import { decodeAgentHello, decodeUpAgent } from '../../shared/protocol/codec.ts';
import type { AgentHello } from '../../shared/protocol/handshake.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { spokenCard } from '../app/agent/card.ts';
import { type GreetedAgent, greetAgent } from '../app/agent/greet-agent.ts';
import type { AgentCaller } from '../app/context.ts';
import { canResume, EVERYBODY } from '../app/feed.ts';
import { look } from '../app/pipeline.ts';
import { agentSnapshot } from '../app/snapshot.ts';
import type { Place } from './admission.ts';
import type { Hear } from './await-hello.ts';
import { type Challenge, challenge } from './challenge.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { followFeed } from './follow-feed.ts';
import { hearAgent } from './hear-agent.ts';
import { readHello } from './hear-hello.ts';
import { fatalOr } from './live-relay.ts';

/** One panel's link: challenge, hello, welcome, what it missed, then messages both ways. */
export function serveAgent(gateway: Gateway, connection: Connection, place: Place): void {
  challenge(gateway, connection, 'agent', (asked, text) =>
    greet(gateway, connection, place, asked, text),
  );
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  place: Place,
  asked: Challenge,
  text: string,
): Promise<Hear | null> {
  const isMessage = () => decodeUpAgent(text).isOk;
  const hello = readHello(gateway, connection, decodeAgentHello(text), isMessage);
  if (hello === null) return null;
  const { environment, counters, present, settings } = gateway;
  const greeted = await greetAgent(environment, hello, asked);
  if (!greeted.isOk) {
    const { refusal, sentence } = greeted.error;
    const { address } = connection;
    gateway.turnedAway({ kind: refusal, device: hello.device, address });
    connection.bye(fatalOr(refusal, 'unauthenticated'), sentence);
    return null;
  }
  const { who, device, card } = greeted.value;
  const canFollow = await canResumeFrom(gateway, greeted.value, hello.since);
  if (!connection.isOpen()) return null;
  const entry = { connection, who, device, version: hello.version };
  if (!present.addAgent(entry)) {
    connection.bye('too-many-connections');
    return null;
  }
  place.greeted();
  counters.opened('agent');
  environment.log.info('An agent is linked.', { agent: who.agent, device });
  connection.onEnd(() => {
    counters.ended('agent');
    present.removeAgent(entry);
  });
  // Who was revoked while being greeted was not yet among those whom the revocation closed.
  if (await isRevoked(gateway, who)) {
    connection.bye('revoked');
    return null;
  }
  connection.send({
    type: 'welcome',
    role: 'agent',
    version: PROTOCOL_VERSION,
    agent: spokenCard(hello.version, card),
    sidecar: { id: environment.installation, name: settings.sidecarName },
    now: environment.clock.now(),
  });
  const since = canFollow ? hello.since : null;
  const { version } = hello;
  const caughtUp = await bringUpToDate(gateway, connection, greeted.value, { since, version });
  return hearAgent(gateway, connection, who, caughtUp, version);
}

async function isRevoked({ environment }: Gateway, { agent }: AgentCaller): Promise<boolean> {
  const row = await look(environment, ({ tx }) => tx.agents.find(agent));
  return row === null || row.isRevoked;
}

type Since = AgentHello['since'];

async function canResumeFrom(
  { environment }: Gateway,
  { audience }: GreetedAgent,
  since: Since,
): Promise<boolean> {
  if (since === null) return false;
  return canResume(environment, [
    { audience, seq: since.own },
    { audience: EVERYBODY, seq: since.floor },
  ]);
}

async function bringUpToDate(
  gateway: Gateway,
  connection: Connection,
  { who, audience }: GreetedAgent,
  { since, version }: { readonly since: Since; readonly version: number },
): Promise<() => Promise<void>> {
  const { own, floor } = since ?? (await sendSnapshot(gateway, connection, who, version));
  const caughtUp = [
    followFeed(gateway, connection, { audience, feed: 'own', after: asFeedSeq(own), version }),
    followFeed(gateway, connection, {
      audience: EVERYBODY,
      feed: 'floor',
      after: asFeedSeq(floor),
      version,
    }),
  ];
  return async () => {
    await Promise.all(caughtUp.map((feed) => feed()));
  };
}

async function sendSnapshot(
  { environment }: Gateway,
  connection: Connection,
  who: AgentCaller,
  version: number,
): Promise<{ readonly own: number; readonly floor: number }> {
  const snapshot = await agentSnapshot(environment, who, version);
  connection.send(snapshot);
  // It may be large: what follows waits, or a slow line would look like a reader who sleeps.
  await connection.flushed();
  return snapshot;
}
