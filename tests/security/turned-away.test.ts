import { expect, it } from 'vitest';
import { systemLog } from '../../sidecar/adapters/ambient/log.ts';
import { noteTurnedAway } from '../../sidecar/gateway/turned-away.ts';
import { startTalking } from '../support/a-conversation.ts';
import { knockAsAgent, newKey, openAgent, pairDevice, postPair } from '../support/agent-client.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { knockRaw, upgradeText } from '../support/handshake-wire.ts';
import { startTestSidecar } from '../support/sidecar.ts';
import { openVisitor } from '../support/visitor-client.ts';

interface LogLine {
  readonly at: string;
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A real log whose lines a test can read. */
function aLog() {
  const written: string[] = [];
  const log = systemLog('info', (line) => void written.push(line));
  const lines = (): LogLine[] => written.map((line) => JSON.parse(line));
  return { log, written, lines };
}

it('[SC5] who is turned away stands in the log: when, what, from where, and as whom', async () => {
  const { log, lines, written } = aLog();
  const sidecar = await startTestSidecar({ log });
  const { panel, paired, visitor } = await startTalking(sidecar);
  const host = `127.0.0.1:${sidecar.port}`;
  await knockRaw(sidecar.port, upgradeText('/v1/visitor', [host], ['https://evil.example']));
  await knockRaw(sidecar.port, upgradeText('/v1/agent', ['evil.example'], ['null']));
  await fetch(`${sidecar.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  await postPair(sidecar, 'ABCD-EFGH-JKMN', (await newKey()).publicKey);
  const forger = await newKey();
  await (await knockAsAgent(sidecar, paired, { key: forger.privateKey })).closed;
  await panel.command({ type: 'agent.revoke', agent: 'lead-lotte' });
  await visitor.command({ type: 'visitor.identify', token: 'not.a.token' });
  await sidecar.stop();

  const turned = lines().filter(({ message }) => message === 'Turned away.');
  expect(turned).toMatchObject([
    { level: 'warn', status: 403, route: '/v1/visitor', origin: 'https://evil.example' },
    { level: 'warn', status: 421, route: '/v1/agent', origin: 'null' },
    { level: 'warn', status: 401, route: '/metrics' },
    { level: 'warn', status: 403, route: '/v1/pair' },
    { level: 'warn', kind: 'unauthenticated', device: paired.device },
    { level: 'warn', kind: 'not-allowed', type: 'agent.revoke', agent: paired.agent },
    { level: 'warn', kind: 'identity-refused', type: 'visitor.identify' },
  ]);
  for (const { at } of turned) expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(lines()).toContainEqual(
    expect.objectContaining({ message: 'An agent is linked.', device: paired.device }),
  );
  expect(written.join('')).not.toMatch(/not\.a\.token|ABCD-EFGH/);
});

it('[SC5] what a stranger writes cannot make a line of its own', async () => {
  const { log, written } = aLog();
  const sidecar = await startTestSidecar({ log });
  const host = `127.0.0.1:${sidecar.port}`;
  const origin = 'https://x/","level":"error","message":"all is lost\\n{"at":"now"}\u2028\x1b[2J';
  await knockRaw(sidecar.port, upgradeText('/v1/visitor', [host], [origin]));
  await fetch(`${sidecar.url}/toonbank/%0a%7b%22level%22%3a%22error%22%7d`);
  const visitor = await openVisitor(sidecar);
  visitor.say('{"id":"\\n{\\"level\\":\\"error\\"}"}');
  await visitor.closed;
  await sidecar.stop();
  expect(written.length).toBeGreaterThan(0);
  for (const line of written) {
    // One object, one line, nothing that a terminal would obey.
    expect(line.endsWith('\n')).toBe(true);
    const held = line.slice(0, -1);
    expect(['\n', '\r', '\u001b'].filter((sign) => held.includes(sign))).toEqual([]);
    expect(JSON.parse(line)).not.toMatchObject({ level: 'error' });
  }
});

it('[SC5] a flood of refusals does not fill the log, and is counted', () => {
  const { log, lines } = aLog();
  const clock = fakeClock();
  const turnedAway = noteTurnedAway({ refusalsLoggedPerMinute: 3 }, { clock, log });
  for (let n = 0; n < 10; n += 1) turnedAway({ n });
  expect(lines().length).toBe(3);
  clock.advance(60_000);
  turnedAway({ n: 10 });
  expect(lines().slice(3)).toMatchObject([
    { message: 'More were turned away.', besides: 7 },
    { message: 'Turned away.', n: 10 },
  ]);
});

it('[SC5, LM1] a clock that goes back silences nothing', () => {
  const { log, lines } = aLog();
  const clock = fakeClock();
  const turnedAway = noteTurnedAway({ refusalsLoggedPerMinute: 1 }, { clock, log });
  turnedAway({ n: 1 });
  clock.advance(-3_600_000);
  turnedAway({ n: 2 });
  expect(lines().map(({ n }) => n)).toEqual([1, 2]);
});

it('[SC5, ID2] a panel that is let in stands in the log too', async () => {
  const { log, lines } = aLog();
  const sidecar = await startTestSidecar({ log });
  const device = await pairDevice(sidecar, (await sidecar.codes()).agent);
  await openAgent(sidecar, device);
  await sidecar.stop();
  expect(lines()).toContainEqual(
    expect.objectContaining({ level: 'info', agent: device.agent, device: device.device }),
  );
});
