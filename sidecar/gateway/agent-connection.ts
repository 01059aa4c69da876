import { asFeedSeq } from '../../shared/kernel/ids.ts';
import { decodeAgentHello, decodeUpAgent } from '../../shared/protocol/codec.ts';
import type { AgentHello } from '../../shared/protocol/handshake.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type GreetedAgent, greetAgent } from '../app/agent/greet-agent.ts';
import type { AgentCaller } from '../app/context.ts';
import { canResume, EVERYBODY } from '../app/feed.ts';
import { look } from '../app/pipeline.ts';
import { agentSnapshot } from '../app/snapshot.ts';
import type { Place } from './admission.ts';
import { awaitHello, type Hear, isSupported, refuseHello, versionSentence } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { followFeed } from './follow-feed.ts';
import { hearAgent } from './hear-agent.ts';
import { fatalOr } from './live-relay.ts';

/** One panel's link: challenge, hello, welcome, what it missed, then messages both ways. */
export function serveAgent(gateway: Gateway, connection: Connection, place: Place): void {
  const { environment, bounds, faults, work } = gateway;
  const nonce = environment.ids.secret();
  const audience = environment.installation;
  connection.send({ type: 'challenge', version: PROTOCOL_VERSION, nonce, audience });
  awaitHello(connection, bounds.helloDeadlineMs, (text) => {
    const challenge = { nonce, audience };
    const greeting = greet(gateway, connection, place, challenge, text).catch((error: unknown) => {
      faults('agent-hello')(error);
      connection.bye('stopping', 'Nobody can be let in at the moment. Try again shortly.');
      return null;
    });
    work.track(greeting);
    return greeting;
  });
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  place: Place,
  challenge: { readonly nonce: string; readonly audience: string },
  text: string,
): Promise<Hear | null> {
  const hello = readHello(gateway, connection, text);
  if (hello === null) return null;
  const { environment, counters, present, settings } = gateway;
  const greeted = await greetAgent(environment, hello, challenge);
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
  const entry = { connection, who, device };
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
    agent: card,
    sidecar: { id: environment.installation, name: settings.sidecarName },
    now: environment.clock.now(),
  });
  const since = canFollow ? hello.since : null;
  const { version } = hello;
  const caughtUp = await bringUpToDate(gateway, connection, greeted.value, { since, version });
  return hearAgent(gateway, connection, who, caughtUp);
}

async function isRevoked({ environment }: Gateway, { agent }: AgentCaller): Promise<boolean> {
  const row = await look(environment, ({ tx }) => tx.agents.find(agent));
  return row === null || row.isRevoked;
}

function readHello({ counters }: Gateway, connection: Connection, text: string): AgentHello | null {
  const decoded = decodeAgentHello(text);
  if (!decoded.isOk) {
    refuseHello(connection, decoded.error, decodeUpAgent(text).isOk);
    return null;
  }
  counters.received('hello', 1);
  if (isSupported(decoded.value.version)) return decoded.value;
  connection.bye('version-not-supported', versionSentence(decoded.value.version));
  return null;
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
