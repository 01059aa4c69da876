import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fault, type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';

let server: Server;
let proxy: FaultProxy;
let far: Socket[];
let near: Socket;
let heard: { up: string; down: string };
let ended: { near: string; far: string };

beforeEach(async () => {
  far = [];
  heard = { up: '', down: '' };
  ended = { near: 'open', far: 'open' };
  server = createServer((socket) => {
    far.push(socket);
    socket.on('data', (part) => {
      heard.up += String(part);
    });
    socket.on('end', () => {
      ended.far = 'finished';
    });
    socket.on('error', () => {
      ended.far = 'reset';
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  proxy = await startFaultProxy(() => port);
  come();
  await expect.poll(() => heard.up).toBe('hello ');
});
afterEach(async () => {
  near.destroy();
  await proxy.close();
  for (const socket of far) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function come(): void {
  near = connect(proxy.port, '127.0.0.1');
  near.on('data', (part) => {
    heard.down += String(part);
  });
  near.on('end', () => {
    ended.near = 'finished';
  });
  near.on('error', () => {
    ended.near = 'reset';
  });
  near.write('hello ');
}

const inflict = (fault: Fault): void => {
  expect(proxy.inflict(fault, 0)).toBe(true);
};
const sayBoth = (up: string, down: string): void => {
  near.write(up);
  far[0]?.write(down);
};

test('[FT1] without a fault every byte arrives, and an end is an end', async () => {
  sayBoth('up', 'down');
  await expect.poll(() => heard).toEqual({ up: 'hello up', down: 'down' });
  near.end();
  await expect.poll(() => ended).toEqual({ near: 'finished', far: 'finished' });
  await expect.poll(() => proxy.open()).toBe(0);
});

test.each(['reset', 'finish'] as const)('[FT1] a %s ends both sides', async (kind) => {
  inflict({ kind });
  await expect.poll(() => ended.near).not.toBe('open');
  await expect.poll(() => ended.far).not.toBe('open');
  expect(proxy.open()).toBe(0);
});

test('[FT1] a black hole swallows bytes and ends, and closes nothing', async () => {
  inflict({ kind: 'black-hole', direction: 'both', forMs: null });
  sayBoth('lost', 'lost');
  near.end();
  come();
  // Said after all of it, over another connection.
  await expect.poll(() => heard.up).toBe('hello hello ');
  expect(heard.down).toBe('');
  expect(ended.far).toBe('open');
});

test('[FT1] a black hole of one direction lets the other through', async () => {
  inflict({ kind: 'black-hole', direction: 'up', forMs: null });
  sayBoth('lost', 'down');
  await expect.poll(() => heard).toEqual({ up: 'hello ', down: 'down' });
});

test('[FT1] a black hole that is over, or healed, breaks off', async () => {
  inflict({ kind: 'black-hole', direction: 'both', forMs: 600_000 });
  proxy.heal();
  await expect.poll(() => ended.near).not.toBe('open');
});

test('[FT1] delayed bytes arrive later and in order, also when the delay is over', async () => {
  inflict({ kind: 'delay', direction: 'up', byMs: 50, forMs: 600_000 });
  near.write('first ');
  far[0]?.write('at once');
  await expect.poll(() => heard.down).toBe('at once');
  proxy.heal();
  near.write('second');
  await expect.poll(() => heard.up).toBe('hello first second');
});

test('[FT1] truncation lets a part of a chunk through and then ends', async () => {
  inflict({ kind: 'truncate', direction: 'down', afterBytes: 3 });
  far[0]?.write('abcdef');
  await expect.poll(() => ended.near).not.toBe('open');
  expect(heard.down).toBe('abc');
});

test('[FT1] truncation never lets a whole chunk through', async () => {
  inflict({ kind: 'truncate', direction: 'up', afterBytes: 1_000 });
  near.write('abc');
  await expect.poll(() => ended.far).not.toBe('open');
  expect(heard.up).toBe('hello ab');
});

test('[FT1] what was to be truncated and has not come yet is whole once it is healed', async () => {
  inflict({ kind: 'truncate', direction: 'up', afterBytes: 0 });
  proxy.heal();
  near.write('abc');
  await expect.poll(() => heard.up).toBe('hello abc');
});

test('[FT1] whoever is refused comes in again once it is healed', async () => {
  inflict({ kind: 'refuse', forMs: 600_000 });
  come();
  await expect.poll(() => ended.near).toBe('reset');
  expect(heard.up).toBe('hello ');
  proxy.heal();
  come();
  await expect.poll(() => heard.up).toBe('hello hello ');
});

test('[FT1] a fault that finds no connection says so', async () => {
  near.destroy();
  await expect.poll(() => proxy.open()).toBe(0);
  expect(proxy.inflict({ kind: 'reset' }, 0.5)).toBe(false);
});
