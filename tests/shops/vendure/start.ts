import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Vendure server in a process of its own, with the boots of the demo shop and nothing sold yet. */
export interface VendureServer {
  readonly shopApi: string;
  readonly adminApi: string;
  /** Of an administrator who may do everything; others for each start. */
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

export interface VendureOptions {
  /** Prices without tax, as shops that sell to businesses keep them. */
  readonly hasNetPrices?: boolean;
}

/** Starts it on a free port of loopback. Its packages must be there: see provide-vendure.ts. */
export async function startVendure({
  hasNetPrices = false,
}: VendureOptions = {}): Promise<VendureServer> {
  const [username, password] = ['toonbank', randomUUID()];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs')], {
    cwd: import.meta.dirname,
    env: {
      ...process.env,
      // It would report to its makers each time it starts.
      VENDURE_DISABLE_TELEMETRY: 'true',
      VENDURE_USERNAME: username,
      VENDURE_PASSWORD: password,
      VENDURE_COOKIE_SECRET: randomUUID(),
      VENDURE_NET_PRICES: hasNetPrices ? '1' : '',
    },
    // It ends when our end of its standard input does.
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    firstAddress(createInterface({ input: child.stdout })),
    ended.then(([code]) => {
      throw new Error(`Vendure ended with ${code} before it was ready.`);
    }),
  ]);
  return {
    shopApi: `${url}/shop-api`,
    adminApi: `${url}/admin-api`,
    username,
    password,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Of the line that says it is ready; its own log may come before. */
async function firstAddress(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    if (line.startsWith('{"msg":"ready"')) return JSON.parse(line).url;
    process.stderr.write(`${line}\n`);
  }
  throw new Error('Vendure said nothing more.');
}
