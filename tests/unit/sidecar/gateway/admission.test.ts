import { expect, it } from 'vitest';
import { addressKey, admit } from '../../../../sidecar/gateway/admission.ts';
import { BOUNDS, type Bounds } from '../../../../sidecar/gateway/bounds.ts';
import { countInto } from '../../../../sidecar/gateway/counters.ts';
import { letIn } from '../../../../sidecar/gateway/let-in.ts';
import { whoIsPresent } from '../../../../sidecar/gateway/present.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { plainSocket } from '../../../support/plain-socket.ts';

const HERE = '192.0.2.1';
const ELSEWHERE = '198.51.100.1';

function aDoor(changes: Partial<Bounds>) {
  const bounds = { ...BOUNDS, ...changes };
  const counters = countInto(async () => ({}));
  return { bounds, counters, admission: admit(bounds, counters) };
}
const ungreeted = async ({ counters }: ReturnType<typeof aDoor>) =>
  /toonbank_connections\{kind="ungreeted"\} (\d+)/.exec(await counters.registry.metrics())?.[1];

function entered({ admission }: ReturnType<typeof aDoor>, address = HERE) {
  const place = admission.enter(address);
  if (typeof place === 'string') throw new Error(`not let in: ${place}`);
  return place;
}

it.each([
  ['at all', { connectionsMax: 2 }, ELSEWHERE],
  ['from one address', { connectionsPerAddressMax: 2 }, HERE],
  ['without a hello', { ungreetedMax: 2 }, ELSEWHERE],
  ['without a hello from one address', { ungreetedPerAddressMax: 2 }, HERE],
] as const)(
  '[LM1] two connections %s, where two are allowed, leave no room until one goes',
  (_, changes, third) => {
    const door = aDoor(changes);
    const first = entered(door);
    entered(door);
    expect(door.admission.refusalFor(third)).toBe('too-many-connections');
    expect(door.admission.enter(third)).toBe('too-many-connections');
    first.leave();
    expect(door.admission.refusalFor(third)).toBeNull();
    entered(door, third);
    expect(door.admission.enter(third)).toBe('too-many-connections');
  },
);

it('[LM1] a hello makes room for the next without one, and is counted once', async () => {
  const door = aDoor({ ungreetedPerAddressMax: 1, connectionsPerAddressMax: 2 });
  const first = entered(door);
  expect(await ungreeted(door)).toBe('1');
  first.greeted();
  first.greeted();
  expect(await ungreeted(door)).toBe('0');
  const second = entered(door);
  second.greeted();
  expect(door.admission.enter(HERE)).toBe('too-many-connections');
  first.leave();
  second.leave();
  expect(await ungreeted(door)).toBe('0');
  entered(door);
});

it('[OP5] from the first moment of a stop nobody is let in', () => {
  const door = aDoor({});
  door.admission.stop();
  expect(door.admission.refusalFor(HERE)).toBe('stopping');
  expect(door.admission.enter(HERE)).toBe('stopping');
});

it('[LM1] one IPv6 network is one address, and who has hung up has none', () => {
  expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:db8:1:2:ffff::9'));
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  expect(addressKey('192.0.2.1')).not.toBe(addressKey('192.0.2.2'));
  expect(addressKey(undefined)).toBe('gone');
});

it('[LM1] whose place was taken while the socket opened is told so, and who ends gives it back', () => {
  const door = aDoor({ connectionsMax: 1 });
  const hall = { ...door, environment: testEnvironment(), present: whoIsPresent(door.bounds) };
  const served: string[] = [];
  const open = (name: string) => {
    const socket = plainSocket();
    letIn(hall, socket, HERE, () => void served.push(name));
    return socket;
  };
  const first = open('first');
  const second = open('second');
  expect(second.closes).toEqual([4430]);
  expect(second.sent.at(-1)?.body).toMatchObject({ type: 'bye', kind: 'too-many-connections' });
  first.emit('close', 1000);
  open('third');
  expect(served).toEqual(['first', 'third']);
});
