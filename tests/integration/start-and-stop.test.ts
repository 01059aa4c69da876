import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { startSidecar } from '../../sidecar/main.ts';
import { StoreUnavailable } from '../../sidecar/ports/store.ts';
import { say, startTalking } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { TEST_POLICY, TEST_SHOP } from '../support/environment.ts';
import { openSocket } from '../support/raw-socket.ts';
import { startTestSidecar, testConfig } from '../support/sidecar.ts';
import { startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, openVisitor, SHOP_ORIGIN } from '../support/visitor-client.ts';

const SHOP = asId<ShopId>(TEST_SHOP.shop);

describe('a stop', () => {
  it('[OP5] closes everybody with "try again", and nobody is left', async () => {
    const sidecar = await startTestSidecar();
    const { visitor, panel } = await startTalking(sidecar);
    const silent = await openSocket({ url: `${sidecar.wsUrl}/v1/visitor`, origin: SHOP_ORIGIN });
    expect(await sidecar.stop()).toBe(true);
    for (const { closed } of [visitor, panel, silent]) {
      expect(await closed).toEqual({ code: 4503, kind: 'stopping' });
    }
    await expect(fetch(`${sidecar.url}/v1/health/live`)).rejects.toThrow();
  });

  it('[OP5] SIGTERM drains and ends with code 0; the next start has the same people', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
    const paired = await pairDevice(first, first.said.pairing?.lead ?? '');
    const panel = await openAgent(first, paired);
    first.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect((await panel.closed).kind).toBe('stopping');
    const second = await startProcess({ DATA_DIR });
    await openAgent(second, paired);
    second.kill('SIGINT');
    expect(await second.ended).toEqual({ code: 0, signal: null });
  });
});

describe('a stop with connections that ask nothing', () => {
  const head = 'HTTP/1.1\r\nHost: 127.0.0.1:';
  const over = async (port: number, text: string): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (text !== '') await new Promise((resolve) => socket.write(text, resolve));
    return socket;
  };
  const open = (sidecar: { readonly url: string }) => fetch(`${sidecar.url}/v1/health/live`);

  it.each([
    ['nothing at all', () => ''],
    ['half a head', (port: number) => `GET /v1/health/live ${head}${port}\r\n`],
    [
      'half a body',
      (port: number) =>
        `POST /v1/beacon ${head}${port}\r\nOrigin: ${SHOP_ORIGIN}\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\n{`,
    ],
    [
      'one request, then half a head',
      (port: number) => `GET / ${head}${port}\r\n\r\nGET / ${head}${port}\r\n`,
    ],
  ])('[OP5] %s holds nothing up', async (_, text) => {
    const sidecar = await startTestSidecar();
    const socket = await over(sidecar.port, text(sidecar.port));
    // Connections are taken in the order they came: after this answer the first one is known.
    await (await open(sidecar)).text();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    socket.once('end', () => socket.destroy());
    expect(await sidecar.stop()).toBe(true);
    await ended;
  });

  it('[OP5] what was asked whole before the stop is answered', async () => {
    let release = (): void => undefined;
    let reached = (): void => undefined;
    const isReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let isHeld = false;
    const beforeCommit = () => {
      if (!isHeld) return Promise.resolve();
      reached();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    const sidecar = await startTestSidecar({ store: memoryStore({ beforeCommit }) });
    const { agent } = await sidecar.codes();
    // What a shop learns at the start commits too, and is not what is held here.
    await vi.waitFor(async () => {
      const learning = await sidecar.environment.store.read((tx) => tx.learning.find(SHOP));
      expect(learning?.learnedAt).toBeTypeOf('number');
    });
    isHeld = true;
    const pairing = pairDevice(sidecar, agent);
    await isReached;
    const stopped = sidecar.stop();
    isHeld = false;
    release();
    expect((await pairing).agent).toBeTypeOf('string');
    expect(await stopped).toBe(true);
  });
});

describe('a start that cannot be', () => {
  const failing = async (environment: Readonly<Record<string, string>>) => {
    const tried = await startProcess({ DATA_DIR: temporaryFolder(), ...environment });
    expect(await tried.ended).toEqual({ code: 2, signal: null });
    return tried.said;
  };

  it('[OP6] a disk that keeps nothing gets a sentence, and what was opened is closed', async () => {
    const full = () => Promise.reject(new StoreUnavailable('The disk is full. Make room.'));
    const store = memoryStore({ beforeCommit: full });
    const started = await startSidecar(testConfig(), { store, policy: fixedPolicy(TEST_POLICY) });
    expect(started).toEqual({
      isOk: false,
      error: { kind: 'data-unusable', sentence: 'The disk is full. Make room.' },
    });
    await expect(store.read(async () => null)).rejects.toThrow();
  });

  it('[OP6] a port in use gets a sentence that says what to do', async () => {
    const squatter = createServer();
    const port = await new Promise<number>((resolve) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    expect(await failing({ PORT: String(port) })).toEqual({
      msg: 'cannot-start',
      kind: 'port-in-use',
      sentence: `Port ${port} is in use. Stop what uses it, or set PORT to another port.`,
    });
    squatter.close();
  });

  it('[OP6] data that another sidecar works with is not opened twice', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startProcess({ DATA_DIR });
    const said = await failing({ DATA_DIR });
    expect(said).toMatchObject({ msg: 'cannot-start', kind: 'data-unusable' });
    expect(said.sentence).toContain('Another sidecar');
    first.kill('SIGTERM');
    await first.ended;
  });

  it('[OP6] a data folder that is a file gets a sentence', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await failing({ DATA_DIR: file })).toMatchObject({ kind: 'data-unusable' });
  });

  it('[OP6] a policy that is none gets a sentence', async () => {
    const folder = join(temporaryFolder(), 'policy');
    mkdirSync(folder);
    writeFileSync(join(folder, 'policy.json'), '{"caps":"many"}');
    expect(await failing({ POLICY: folder })).toMatchObject({ kind: 'bad-policy' });
  });

  it.each([
    ['PORT', 'eighty'],
    ['SHOPS', 'boots=https://boots.example/shop'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', 'my-proxy'],
  ])('[OP6] a setting %s that is wrong is named', async (name, value) => {
    const said = await failing({ [name]: value });
    expect(said).toMatchObject({ msg: 'cannot-start', kind: 'bad-setting' });
    expect(said.sentence).toContain(name === 'SHOPS' ? 'https://boots.example/shop' : name);
  });
});

it('[OP7] neither chat text nor secrets, tokens or codes are in the log', async () => {
  const DATA_DIR = temporaryFolder();
  const sidecar = await startProcess({ DATA_DIR, PRINT_PAIRING: '1', LOG_LEVEL: 'debug' });
  const code = sidecar.said.pairing?.agent ?? '';
  const paired = await pairDevice(sidecar, code);
  const panel = await openAgent(sidecar, paired);
  await panel.command({ type: 'presence.set', presence: 'available' });
  const visitor = await openVisitor(sidecar);
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
  await visitor.command(say(conversation, 'my unmistakable words'));
  await panel.next('conversation.changed');
  visitor.say('{"body":"malformed unmistakable words"}');
  await visitor.closed;
  await expect(openVisitor(sidecar, { origin: 'https://evil.example' })).rejects.toThrow();
  sidecar.kill('SIGTERM');
  await sidecar.ended;
  expect(sidecar.log()).toContain('listening');
  for (const secret of ['unmistakable', visitor.secret, code, code.replaceAll('-', '')]) {
    expect(sidecar.log()).not.toContain(secret);
  }
});
