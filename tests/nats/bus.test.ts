import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type { Bus, Cast, Channel, LiveMessage } from '../../sidecar/ports/bus.ts';
import { anInstallation, openNatsBus, QUICK_LINK, reaches } from '../support/nats-bus.ts';
import { type NatsServer, startNats } from '../support/nats-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PAGE: Channel = 'cobrowse.one.page';
const typing: LiveMessage = {
  to: 'agent.anna',
  body: { type: 'chat.typing', conversation: 'talk', isTyping: true },
};
const frame = (n: number): Cast => Uint8Array.of(n);

const warned: string[] = [];
const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message) => void warned.push(message),
  error: () => undefined,
};
const FOREIGN = 'Something on the bus was not from a sidecar of this installation.';

const ends: (() => Promise<unknown>)[] = [];
beforeEach(() => void warned.splice(0));
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function open(...terms: Parameters<typeof openNatsBus>): Bus {
  const bus = openNatsBus(...terms);
  ends.push(() => bus.close());
  return bus;
}

async function aServer(...flags: readonly string[]): Promise<NatsServer> {
  const server = await startNats(...flags);
  ends.push(() => server.kill());
  return server;
}

/** Everything cast on a channel, bytes as their first. */
function tuned(bus: Bus, channel = PAGE): unknown[] {
  const all: unknown[] = [];
  bus.tune(channel, (message) =>
    all.push(message instanceof Uint8Array ? message[0] : message.type),
  );
  return all;
}

function lives(bus: Bus): LiveMessage[] {
  const all: LiveMessage[] = [];
  bus.onLive((message) => all.push(message));
  return all;
}

describe('[BS3] NATS that is away', () => {
  it('[BS3] keeps nobody here from hearing, and health says so until it is back', async () => {
    const server = await aServer();
    await server.kill();
    const shared = anInstallation();
    const here = open(server.url, log, shared);
    const there = open(server.url, log, shared);
    const [own, far] = [tuned(here), tuned(there)];
    here.cast(PAGE, frame(1));
    expect(own).toEqual([1]);
    expect(here.health()).toContain('The bus to other sidecars is away: NATS has not answered yet');
    await server.start();
    await reaches(here, there);
    await expect.poll(() => [here.health(), there.health()]).toEqual([null, null]);
    here.cast(PAGE, frame(2));
    await expect.poll(() => far).toEqual([2]);
    expect(own).toEqual([1, 2]);
  });

  it('[BS3, BS5] comes back by itself after it was killed, and what was lost on a channel shows', async () => {
    const server = await aServer();
    const shared = anInstallation();
    const here = open(server.url, log, shared);
    const there = open(server.url, log, shared);
    const far = tuned(there);
    await reaches(here, there);
    here.cast(PAGE, frame(1));
    await expect.poll(() => far).toEqual([1]);
    for (const n of [2, 4]) {
      await server.kill();
      await expect.poll(() => here.health()).toContain('NATS does not answer any more');
      here.cast(PAGE, frame(n));
      await server.start();
      await reaches(here, there);
      here.cast(PAGE, frame(n + 1));
      await expect.poll(() => far.at(-1)).toBe(n + 1);
    }
    expect(far).toEqual([1, 'page-broke', 3, 'page-broke', 5]);
    expect(here.health()).toBeNull();
  });

  it('[BS3, LM1] costs only so much memory when it hangs, is left for dead, and taken again when it goes on', async () => {
    const server = await aServer();
    const shared = anInstallation();
    const bounds = { ...QUICK_LINK, silentMaxMs: 200, connectMaxMs: 200, behindMaxBytes: 300_000 };
    const here = open(server.url, log, { ...shared, bounds });
    const there = open(server.url, log, shared);
    const far = tuned(there);
    await reaches(here, there);
    server.hang();
    const large = new Uint8Array(65_536).fill(7);
    for (let n = 0; n < 20; n += 1) here.cast(PAGE, large);
    expect(warned).toContain('NATS does not keep up: what was for other sidecars is lost.');
    await expect.poll(() => here.health()).toContain('NATS does not answer any more');
    server.goOn();
    await reaches(here, there);
    here.cast(PAGE, frame(9));
    await expect.poll(() => far.at(-1)).toBe(9);
    // What it had taken before, and no more.
    expect(far.filter((each) => each === 7).length).toBeLessThanOrEqual(4);
    expect(far).toContain('page-broke');
  });

  it('[BS3, LM1] a message larger than the bound stays here', async () => {
    const shared = anInstallation();
    const [here, there] = [
      open(inject('natsUrl'), log, shared),
      open(inject('natsUrl'), log, shared),
    ];
    const [own, far] = [tuned(here), tuned(there)];
    await reaches(here, there);
    here.cast(PAGE, new Uint8Array(262_144).fill(1));
    here.cast(PAGE, new Uint8Array(262_145).fill(2));
    here.cast(PAGE, frame(3));
    await expect.poll(() => far).toEqual([1, 'page-broke', 3]);
    expect(own).toEqual([1, 2, 3]);
  });

  it('[BS3] one that was set to take small messages only is named in the log, and harms nobody', async () => {
    const conf = join(temporaryFolder(), 'nats.conf');
    writeFileSync(conf, 'max_payload: 1000\n');
    const server = await aServer('--config', conf);
    const shared = anInstallation();
    const [here, there] = [open(server.url, log, shared), open(server.url, log, shared)];
    const far = tuned(there);
    await reaches(here, there);
    expect(warned).toContain('NATS takes no large messages: leave its max_payload at 1 MB.');
    here.cast(PAGE, new Uint8Array(2_000).fill(1));
    here.cast(PAGE, frame(2));
    await expect.poll(() => far).toEqual([2]);
    expect(here.health()).toBeNull();
  });

  it('[BS3] closing does not wait for it', async () => {
    const server = await aServer();
    await server.kill();
    const bus = openNatsBus(server.url, log);
    await bus.close();
    await server.start();
  });
});

describe('[BS3] what opens NATS', () => {
  it.each([
    ['a name and a password', ['--user', 'toonbank', '--pass', 'a:b@c'], 'toonbank:a%3Ab%40c@'],
    ['a token', ['--auth', 'only-for-tests'], 'only-for-tests@'],
  ])('[BS3] %s in the address', async (_, flags, credentials) => {
    const server = await aServer(...flags);
    const shared = anInstallation();
    const url = server.url.replace('//', `//${credentials}`);
    const [here, there] = [open(url, log, shared), open(url, log, shared)];
    await reaches(here, there);
    const stranger = open(server.url, log, shared);
    await expect
      .poll(() => stranger.health())
      .toContain('The bus to other sidecars is away: NATS does not let this sidecar in');
  });
});

describe('[BS4] a stranger on the same NATS', () => {
  async function aStranger(shared: { readonly installation: string }) {
    const nats = await connect({ servers: inject('natsUrl') });
    ends.push(() => nats.close());
    const subject = (name: string): string => `toonbank.${shared.installation}.${name}`;
    return { nats, subject };
  }

  it('[BS4] can say nothing to a sidecar, whatever it sends', async () => {
    const shared = anInstallation();
    const bus = open(inject('natsUrl'), log, shared);
    const other = open(inject('natsUrl'), log, shared);
    const [casts, heard] = [tuned(bus), lives(bus)];
    const bells: unknown[] = [];
    bus.onWake((audience) => bells.push(audience));
    await reaches(other, bus);
    const { nats, subject } = await aStranger(shared);
    const words = JSON.stringify(typing);
    for (const name of ['wake', 'live', PAGE]) {
      for (const body of [
        '',
        'x',
        '[]',
        '["floor"]',
        words,
        '\u0001'.repeat(60),
        `\u0001${words}`,
      ]) {
        nats.publish(subject(name), body);
      }
      nats.publish(subject(name), new Uint8Array(400_000));
    }
    await nats.flush();
    other.live(typing);
    await expect.poll(() => heard).toEqual([typing]);
    expect([casts, bells]).toEqual([[], []]);
    // Each of the two says it once.
    expect(warned.filter((each) => each === FOREIGN)).toHaveLength(2);
  });

  it('[BS4] can read nothing, and what it repeats, changes or moves is not heard', async () => {
    const shared = anInstallation();
    const bus = open(inject('natsUrl'), log, shared);
    const other = open(inject('natsUrl'), log, shared);
    const { nats, subject } = await aStranger(shared);
    const caught: Uint8Array[] = [];
    nats.subscribe(subject('live'), { callback: (_, message) => void caught.push(message.data) });
    await nats.flush();
    const [heard, casts, own] = [lives(bus), tuned(bus), lives(other)];
    await reaches(other, bus);
    other.live(typing);
    await expect.poll(() => heard).toEqual([typing]);
    await expect.poll(() => caught.length).toBe(1);
    const [sealed = new Uint8Array()] = caught;
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('typing');
    const changed = Uint8Array.from(sealed);
    changed[30] = (changed[30] ?? 0) ^ 1;
    nats.publish(subject('live'), sealed);
    nats.publish(subject('live'), changed);
    nats.publish(subject(PAGE), sealed);
    await nats.flush();
    other.live({ ...typing, to: 'agent.bram' });
    await expect.poll(() => heard.map(({ to }) => to)).toEqual(['agent.anna', 'agent.bram']);
    expect(own.map(({ to }) => to)).toEqual(['agent.anna', 'agent.bram']);
    expect(casts).toEqual([]);
  });

  it('[BS4] is also a sidecar of another installation, and one with another secret', async () => {
    const shared = anInstallation();
    const bus = open(inject('natsUrl'), log, shared);
    const other = open(inject('natsUrl'), log, shared);
    const strangers = [
      open(inject('natsUrl'), log, anInstallation()),
      open(inject('natsUrl'), log, { ...anInstallation(), installation: shared.installation }),
    ];
    const heard = lives(bus);
    await reaches(other, bus);
    for (const stranger of strangers) {
      await expect.poll(() => stranger.health()).toBeNull();
      stranger.live(typing);
    }
    other.wake([FLOOR]);
    other.live({ ...typing, to: 'agent.bram' });
    await expect.poll(() => heard.map(({ to }) => to)).toEqual(['agent.bram']);
  });
});
