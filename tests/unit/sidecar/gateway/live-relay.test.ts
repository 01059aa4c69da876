import { expect, it } from 'vitest';
import {
  type AgentId,
  asId,
  type DeviceId,
  type VisitorId,
} from '../../../../shared/kernel/ids.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../../../sidecar/domain/audience.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { openRooms, type Rooms } from '../../../../sidecar/gateway/cobrowse/rooms.ts';
import { relayFloor } from '../../../../sidecar/gateway/floor-relay.ts';
import { relayLive } from '../../../../sidecar/gateway/live-relay.ts';
import { whoIsPresent } from '../../../../sidecar/gateway/present.ts';
import type { Bus, LiveMessage } from '../../../../sidecar/ports/bus.ts';
import { agentCaller, visitorCaller } from '../../../support/desk.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { plainConnection } from '../../../support/plain-socket.ts';
import { along, countedFrames, plainLink } from '../../../support/rooms.ts';

/** An agent and a visitor who are here, and the bus as the relay hears it. */
function aHall() {
  const environment = testEnvironment();
  const present = whoIsPresent(BOUNDS);
  const agent = plainConnection();
  const visitor = plainConnection();
  const who = agentCaller('anna');
  present.add(agent.connection);
  present.add(visitor.connection);
  present.addAgent({
    connection: agent.connection,
    who,
    device: asId<DeviceId>('device-1'),
    version: 5,
  });
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
  const rooms = openRooms({
    bus,
    bounds: BOUNDS,
    counts: countedFrames().counts,
    ids: environment.ids,
    checkpointsFrom: () => 1,
    steadyMs: () => environment.clock.now(),
  });
  relayLive(bus, { present, floor, rooms }, environment.clock);
  const heard = () => ({
    agent: agent.socket.sent.map(({ body }) => body.kind ?? body.type),
    visitor: visitor.socket.sent.map(({ body }) => body.kind ?? body.type),
  });
  return { say: (message: LiveMessage) => say(message), heard, rooms };
}

/** A page of visitor-1, and Anna who looks along with it. */
function aRoom(rooms: Rooms) {
  const page = plainLink();
  const viewer = plainLink();
  const visitor = asId<VisitorId>('visitor-1');
  rooms.admitPage(along(), { link: page, visitor, page: 'page-1', place: 1 });
  const anna = { agent: asId<AgentId>('anna'), name: 'Anna', readsBundles: true };
  rooms.admitViewer(along(), { link: viewer, ...anna });
  return { ends: () => [page.ended, viewer.ended] };
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

it('[FR1, GW3] a goodbye to a visitor or an agent ends what they look along with', () => {
  const { say, rooms } = aHall();
  const { ends } = aRoom(rooms);
  say({ to: ofAgent(asId('bram')), body: { type: 'bye', kind: 'revoked', sentence: '' } });
  expect(ends()).toEqual([null, null]);
  say({ to: ofAgent(asId('anna')), body: { type: 'bye', kind: 'revoked', sentence: '' } });
  expect(ends()).toEqual([null, 'revoked']);
  say({ to: ofVisitor(asId('visitor-1')), body: { type: 'bye', kind: 'blocked', sentence: '' } });
  expect(ends()).toEqual(['blocked', 'revoked']);
});

it('[FR1] the end of a cobrowse ends its sockets; who lost the right leaves alone', () => {
  const { say, rooms } = aHall();
  const { ends } = aRoom(rooms);
  const cobrowse = along();
  const agent = asId<AgentId>('anna');
  say({ to: 'cobrowse.along', body: { type: 'cobrowse.barred', cobrowse, agent } });
  expect(ends()).toEqual([null, 'over']);
  say({
    to: 'cobrowse.along',
    body: { type: 'cobrowse.over', cobrowse, ending: 'stopped-by-visitor' },
  });
  expect(ends()).toEqual(['over', 'over']);
});

it('[FR1, GW3] a goodbye that is for nobody in particular ends no picture', () => {
  const { say, rooms } = aHall();
  const { ends } = aRoom(rooms);
  say({ to: FLOOR, body: { type: 'bye', kind: 'stopping', sentence: '' } });
  expect(ends()).toEqual([null, null]);
});
