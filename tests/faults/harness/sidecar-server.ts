import { spawnSync } from 'node:child_process';
import { processorMs } from '../../../bench/measure/processor.ts';
import {
  type FirstWord,
  type SidecarProcess,
  startProcess,
} from '../../support/sidecar-process.ts';
import type { FaultyServer } from './server.ts';

export interface SidecarServer extends FaultyServer {
  readonly said: FirstWord;
}

/**
 * The real sidecar with its embedded store in a folder.
 *
 * @param profileDir where each leaves a processor profile; it is then ended in order and not killed
 */
export async function startSidecarServer(
  dataDir: string,
  hosts: readonly string[],
  profileDir: string | null = null,
): Promise<SidecarServer> {
  const environment = {
    DATA_DIR: dataDir,
    HOSTS: hosts.join(','),
    LOG_LEVEL: 'warn',
    ...(profileDir === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDir}` }),
  };
  let running = await startProcess({ ...environment, PRINT_PAIRING: '1' });
  const { said } = running;
  const port = Number(new URL(running.url).port);
  let log = '';
  let isFull = false;

  const start = async (): Promise<SidecarProcess> => {
    for (let tries = 0; ; tries += 1) {
      const started = await startProcess({ ...environment, PORT: String(port) });
      if (started.said.msg === 'ready') return started;
      // The port may have been lent to somebody's outgoing connection for a moment.
      if (tries === START_TRIES_MAX) throw new Error(started.said.sentence);
    }
  };
  const limitFiles = (bytes: string): boolean =>
    spawnSync('prlimit', ['--pid', String(running.pid), `--fsize=${bytes}:`]).status === 0;

  return {
    said,
    port: () => port,
    log: () => log + running.log(),
    async killAndRestart() {
      running.kill(profileDir === null ? 'SIGKILL' : 'SIGTERM');
      await running.ended;
      log += running.log();
      isFull = false;
      running = await start();
    },
    pause: () => running.kill('SIGSTOP'),
    goOn: () => running.kill('SIGCONT'),
    fillDisk() {
      // No file may grow: what a full disk does to the one process it is about.
      isFull = limitFiles('1');
      return isFull;
    },
    makeRoom() {
      if (isFull) limitFiles('unlimited');
      isFull = false;
    },
    processorMs: () => processorMs(running.pid),
    async close() {
      running.kill('SIGCONT');
      running.kill('SIGTERM');
      await running.ended;
    },
  };
}

const START_TRIES_MAX = 5;
