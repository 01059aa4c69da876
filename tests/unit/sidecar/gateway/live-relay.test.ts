import { expect, it } from 'vitest';
import { asId, type DeviceId } from '../../../../shared/kernel/ids.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../../../sidecar/domain/audience.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { relayFloor } from '../../../../sidecar/gateway/floor-relay.ts';
import { relayLive } from '../../../../sidecar/gateway/live-relay.ts';
import { whoIsPresent } from '../../../../sidecar/gateway/present.ts';
import type { Bus, LiveMessage } from '../../../../sidecar/ports/bus.ts';
import { agentCaller, visitorCaller } from '../../../support/desk.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { plainConnection } from '../../../support/plain-socket.ts';

/** An agent and a visitor who are here, and the bus as the relay hears it. */
function aHall() {
  const environment = testEnvironment();
  const present = whoIsPresent(BOUNDS);
  const agent = plainConnection();
  const visitor = plainConnection();
  const who = agentCaller('anna');
  present.add(agent.connection);
  present.add(visitor.connection);
  present.addAgent({ connection: agent.connection, who, device: asId<DeviceId>('device-1') });
  present.addVisitor(
    { connection: visitor.connection, who: visitorCaller('visitor-1') },
    environment.clock.now(),
  );
  let say: (message: LiveMessage) => void = () => undefined;
  const bus: Bus = {
    ...environment.bus,
    onLive(listener) {
      say = listener;
      return () => undefined;
    },
  };
  const floor = relayFloor({ environment, bounds: BOUNDS, present });
  relayLive(bus, present, floor, environment.clock);
  const heard = () => ({
    agent: agent.socket.sent.map(({ body }) => body.kind ?? body.type),
    visitor: visitor.socket.sent.map(({ body }) => body.kind ?? body.type),
  });
  return { say: (message: LiveMessage) => say(message), heard };
}

const typing = { type: 'chat.typing', conversation: 'talk', isTyping: true } as const;
const counter = { type: 'counter.state', isStaffed: true, waitMs: null } as const;

it('[GW3] typing reaches the one it is for, and the state of the counter all visitors', () => {
  const { say, heard } = aHall();
  say({ to: ofAgent(asId('anna')), body: typing });
  say({ to: ofVisitor(asId('somebody-else')), body: typing });
  say({ to: 'visitors', body: counter });
  expect(heard()).toEqual({ agent: ['chat.typing'], visitor: ['counter.state'] });
});

it('[GW3] what is for the whole floor goes by the floor’s own way, or to nobody', () => {
  const { say, heard } = aHall();
  say({ to: FLOOR, body: { type: 'floor.whole', rows: [] } });
  say({ to: FLOOR, body: typing });
  expect(heard()).toEqual({ agent: [], visitor: [] });
});

it('[GW3] a goodbye ends the connection, as taken back when its reason ends none', () => {
  const { say, heard } = aHall();
  say({ to: ofAgent(asId('anna')), body: { type: 'bye', kind: 'not-allowed', sentence: '' } });
  say({ to: ofVisitor(asId('visitor-1')), body: { type: 'bye', kind: 'blocked', sentence: '' } });
  expect(heard()).toEqual({ agent: ['revoked'], visitor: ['blocked'] });
});

it('[GW3] a live message nobody knows is a bug and reaches nobody', () => {
  const { say, heard } = aHall();
  const strange = JSON.parse('{"to":"visitors","body":{"type":"chat.reacted"}}');
  expect(() => say(strange)).toThrow('chat.reacted');
  expect(heard()).toEqual({ agent: [], visitor: [] });
});
