import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from '../../scripts/postgres/find-postgres.ts';

/** Databases of a server that runs. */
export interface Databases {
  readonly port: number;
  /** The address of a database as the owner of the server, or with changes. */
  url(database: string, changes?: { readonly user?: string; readonly password?: string }): string;
  /** A new, empty database. */
  newDatabase(settings?: string): Promise<string>;
  /** Runs statements in a database, as the owner. */
  ask(database: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** A PostgreSQL server of the test's own, on loopback, with `fsync` on. */
export interface PostgresServer extends Databases {
  /** Ends it as a loss of power would, short of the disk. */
  kill(): Promise<void>;
  /** Ends it in order: connections are told. */
  shutDown(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes everything. */
  remove(): Promise<void>;
}

const OWNER = 'toonbank';
const PASSWORD = 'only for tests';

/** Makes a cluster in a temporary folder and starts it. */
export async function startPostgres(): Promise<PostgresServer> {
  const postgres = findPostgres();
  if (postgres === undefined) throw new Error('There is no PostgreSQL on this machine.');
  const runner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-pg-'));
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');
  mkdirSync(cluster);
  writeFileSync(passwordFile, PASSWORD);
  for (const path of [folder, cluster, passwordFile]) chownSync(path, runner.uid, runner.gid);
  const program = (name: string): readonly [string, ...string[]] => [
    ...runner.prefix,
    join(postgres.bin, name),
  ];
  const [initdb, ...before] = program('initdb');
  execFileSync(
    initdb,
    [
      ...before,
      ...['--pgdata', cluster, '--username', OWNER, '--pwfile', passwordFile],
      // Not in byte order, so that what relies on the order of the database shows.
      ...['--locale-provider', 'icu', '--icu-locale', 'nl', '--locale', 'C.UTF-8'],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-sync'],
    ],
    { cwd: folder, stdio: 'pipe' },
  );
  const port = await freePort();
  let child: ChildProcess | null = null;
  const databases = databasesAt(port);

  async function start(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      child = launch();
      if (await answers(child)) return;
      // After a kill the old processes take a moment to let go of the folder.
      if (tries === 50) throw new Error(readFileSync(join(folder, 'log'), 'utf8'));
      await pause(200);
    }
  }

  function launch(): ChildProcess {
    const [name, ...args] = program('postgres');
    const settings = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      max_connections: '100',
      shared_buffers: '64MB',
      logging_collector: 'off',
    };
    const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const launched = spawn(name, [...args, '-D', cluster, ...flags], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    launched.stderr?.on('data', (part) => writeFileSync(join(folder, 'log'), part, { flag: 'a' }));
    return launched;
  }

  async function answers(launched: ChildProcess): Promise<boolean> {
    while (launched.exitCode === null && launched.signalCode === null) {
      try {
        await databases.ask('postgres', 'select 1');
        return true;
      } catch {
        await pause(50);
      }
    }
    return false;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('close', resolve));
    running.kill(signal);
    await ended;
  }

  const dieWithUs = (): void => void child?.kill('SIGQUIT');
  process.once('exit', dieWithUs);
  await start();
  return {
    ...databases,
    kill: () => end('SIGKILL'),
    // "Fast": https://www.postgresql.org/docs/current/server-shutdown.html
    shutDown: () => end('SIGINT'),
    start,
    remove: async () => {
      process.off('exit', dieWithUs);
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** The databases of the server on this port of loopback. */
export function databasesAt(port: number): Databases {
  const address = (user: string, password: string, database: string): string =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

  async function ask(database: string, sql: string) {
    const client = new pg.Client({ connectionString: address(OWNER, PASSWORD, database) });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query(sql);
      return rows ?? [];
    } finally {
      await client.end();
    }
  }

  return {
    port,
    url: (database, { user = OWNER, password = PASSWORD } = {}) =>
      address(user, password, database),
    newDatabase: async (settings = '') => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await ask('postgres', `create database ${name} ${settings}`);
      return name;
    },
    ask,
  };
}

/** PostgreSQL refuses to run as root: the user its package has made runs it then. */
function unprivileged(): {
  readonly prefix: readonly [string, ...string[]] | [];
  readonly uid: number;
  readonly gid: number;
} {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (uid !== 0) return { prefix: [], uid, gid };
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [user, group] = [idOf('-u'), idOf('-g')];
  return {
    prefix: ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'],
    uid: user,
    gid: group,
  };
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
