import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Another program that writes in the database of a data folder, until it is let go. */
export interface Holding {
  letGo(): Promise<void>;
}

const PROGRAM = `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(process.env.DATABASE, { timeout: 5000 });
  database.exec('BEGIN IMMEDIATE');
  process.stdout.write('held');
  process.stdin.once('end', () => database.close()).resume();
`;

export async function holdDatabase(dataDir: string): Promise<Holding> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    env: { DATABASE: join(dataDir, 'toonbank.db') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    async letGo() {
      child.stdin.end();
      await exited;
    },
  };
}
