import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../demo/stage/free-port.ts';
import { findNginx, findOpenssl } from '../../scripts/nginx/find-nginx.ts';
import type { Config } from '../../sidecar/config.ts';
import type { Overrides } from '../../sidecar/main.ts';
import { type Nginx, type NginxTerms, startNginx } from '../support/nginx.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Without them the tests of this kind are skipped, and counted as such. */
export const hasNginx = findNginx() !== undefined && findOpenssl() !== undefined;

const VISITOR_DIR = fileURLToPath(new URL('../../dist/visitor', import.meta.url));

/** A sidecar that is reached through nginx and nothing else. */
export interface BehindNginx {
  readonly nginx: Nginx;
  readonly sidecar: TestSidecar;
  /** Past the proxy, as somebody on the same machine. */
  readonly directUrl: string;
  close(): Promise<void>;
}

export async function startBehindNginx(
  overrides: Overrides = {},
  changes: Partial<Config> = {},
  terms: Partial<NginxTerms> = {},
): Promise<BehindNginx> {
  const port = await freePort();
  const nginx = await startNginx({ folder: temporaryFolder(), sidecarPort: port, ...terms });
  const sidecar = await startTestSidecar(overrides, {
    port,
    publicUrl: nginx.url,
    trustedProxies: ['127.0.0.1'],
    visitorDir: VISITOR_DIR,
    ...changes,
  });
  return {
    nginx,
    sidecar,
    directUrl: `http://127.0.0.1:${port}`,
    close: async () => {
      await nginx.kill();
      await sidecar.stop();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A request from an address of this machine, with any header. */
export function ask(
  url: string,
  {
    from = '127.0.0.1',
    headers = {},
    ...rest
  }: {
    readonly from?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly method?: string;
    readonly body?: string;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const terms = { method: rest.method ?? 'GET', headers, localAddress: from, family: 4 };
    // Whatever the Host header says, the certificate is that of the name that was called.
    const servername = new URL(url).hostname;
    const asking = request(url, { ...terms, servername, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += String(part);
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    });
    asking.on('error', reject);
    asking.end(rest.body);
  });
}
