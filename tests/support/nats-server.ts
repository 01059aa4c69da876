import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { findNats } from '../../scripts/nats/find-nats.ts';

/** A NATS server of the test's own, on loopback, always on the same port. */
export interface NatsServer {
  readonly port: number;
  readonly url: string;
  start(): Promise<void>;
  /** Ends it as a loss of power would. */
  kill(): Promise<void>;
  /** It goes on taking connections, and answers nothing. */
  hang(): void;
  goOn(): void;
}

/** @param flags such as who may come in */
export async function startNats(...flags: readonly string[]): Promise<NatsServer> {
  const program = findNats();
  if (program === undefined) throw new Error('There is no NATS server on this machine.');
  const port = await freePort();
  let child: ChildProcess | null = null;
  const dieWithUs = (): void => void child?.kill('SIGKILL');
  process.once('exit', dieWithUs);

  async function start(): Promise<void> {
    const launched = spawn(program ?? '', ['-a', '127.0.0.1', '-p', String(port), ...flags], {
      stdio: 'ignore',
    });
    child = launched;
    while (!(await listens(port))) {
      if (launched.exitCode !== null) throw new Error('NATS ended by itself.');
      await pause(20);
    }
  }

  await start();
  return {
    port,
    url: `nats://127.0.0.1:${port}`,
    start,
    async kill() {
      const running = child;
      child = null;
      if (running === null || running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('close', resolve));
      running.kill('SIGKILL');
      await ended;
    },
    hang: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
