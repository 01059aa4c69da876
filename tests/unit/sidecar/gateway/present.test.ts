import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../../../shared/kernel/ids.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { connectionOn, type Socket } from '../../../../sidecar/gateway/connection.ts';
import { whoIsPresent } from '../../../../sidecar/gateway/present.ts';
import { agentCaller, visitorCaller } from '../../../support/desk.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

const clock = fakeClock();

/** A socket that goes nowhere and remembers its close code. */
function aConnection() {
  const codes: number[] = [];
  const nothing = (): void => undefined;
  const socket: Socket = {
    bufferedAmount: 0,
    on: nothing,
    send: nothing,
    ping: nothing,
    pong: nothing,
    close: (code) => void codes.push(code),
    terminate: nothing,
    pause: nothing,
    resume: nothing,
  };
  const connection = connectionOn(socket, {
    address: '192.0.2.1',
    clock,
    sendBufferMaxBytes: BOUNDS.sendBufferMaxBytes,
    closed: nothing,
  });
  return { connection, codes };
}

const REPLACED = 4412;

describe('whoIsPresent', () => {
  it('[GW6] of two connections of one device the one opened first makes way, whichever is greeted last', () => {
    const present = whoIsPresent(BOUNDS);
    const [first, second] = [aConnection(), aConnection()];
    present.add(first.connection);
    present.add(second.connection);
    const who = agentCaller('anna');
    const device = asId<DeviceId>('device-1');
    expect(present.addAgent({ ...second, who, device, version: 5 })).toBe(true);
    expect(present.addAgent({ ...first, who, device, version: 5 })).toBe(false);
    expect([first.codes, second.codes]).toEqual([[REPLACED], []]);
    expect([...present.ofAgent('anna')]).toEqual([second.connection]);
  });

  it('[GW6] the same for a tab', () => {
    const present = whoIsPresent(BOUNDS);
    const [first, second] = [aConnection(), aConnection()];
    present.add(first.connection);
    present.add(second.connection);
    const who = visitorCaller('visitor-1');
    expect(present.addVisitor({ ...second, who }, clock.now())).not.toBeNull();
    expect(present.addVisitor({ ...first, who }, clock.now())).toBeNull();
    expect([first.codes, second.codes]).toEqual([[REPLACED], []]);
  });

  it('[GW6] a newer connection takes the place of an older one', () => {
    const present = whoIsPresent(BOUNDS);
    const [first, second] = [aConnection(), aConnection()];
    present.add(first.connection);
    const who = visitorCaller('visitor-1');
    present.addVisitor({ ...first, who }, clock.now());
    present.add(second.connection);
    expect(present.addVisitor({ ...second, who }, clock.now())).not.toBeNull();
    expect([first.codes, second.codes]).toEqual([[REPLACED], []]);
  });
});
