import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../demo/stage/free-port.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { findNginx } from '../../scripts/nginx/find-nginx.ts';
import { type Certificate, makeCertificate } from './nginx-certificate.ts';

const documented = fileURLToPath(new URL('../../docs/nginx.conf', import.meta.url));

/** nginx with the documented configuration, on ports of its own, as a child of this process. */
export interface Nginx {
  /** `https://localhost:…`, the PUBLIC_URL. */
  readonly url: string;
  readonly wsUrl: string;
  readonly plainUrl: string;
  readonly certificate: Certificate;
  /** As when the machine loses it: SIGKILL, every connection gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** What it wrote about what went wrong. */
  errors(): string;
}

export interface NginxTerms {
  readonly folder: string;
  /** Where the sidecar listens. */
  readonly sidecarPort: number;
  /** A shop to stand beside it on TLS, on a port that is given. */
  readonly shop?: { readonly port: number; readonly behind: number };
  /** Instead of the documented way, where a test is about an operator's mistake. */
  readonly change?: (configuration: string) => string;
}

/** Also makes this process trust the certificate. */
export async function startNginx(terms: NginxTerms): Promise<Nginx> {
  const { folder, shop, change = (text) => text } = terms;
  const certificate = makeCertificate(folder);
  setDefaultCACertificates([...getCACertificates('default'), certificate.authority]);
  const port = await freePort();
  const plainPort = await freePort();
  mkdirSync(join(folder, 'temporary'), { recursive: true });
  const site = change(siteFor(certificate, terms.sidecarPort, port, plainPort));
  const shopSite = shop === undefined ? '' : shopFor(certificate, shop);
  writeFileSync(join(folder, 'nginx.conf'), `${frame(folder)}\n${site}\n${shopSite}\n}`);

  const errorFile = join(folder, 'error.log');
  let running: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const program = findNginx();
    if (program === undefined) throw new Error('there is no nginx');
    const args = ['-p', folder, '-c', 'nginx.conf', '-e', errorFile];
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    running = child;
    process.once('exit', () => child.kill('SIGKILL'));
    await waitFor('nginx listens', () => {
      if (child.exitCode !== null) throw new Error(readFileSync(errorFile, 'utf8'));
      return listens(port);
    });
  };
  await start();
  return {
    url: `https://localhost:${port}`,
    wsUrl: `wss://localhost:${port}`,
    plainUrl: `http://localhost:${plainPort}`,
    certificate,
    start,
    async kill() {
      const child = running;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    errors: () => readFileSync(errorFile, 'utf8'),
  };
}

/** What Debian's own nginx.conf does around a site, without a service, a user or a folder of the system. */
function frame(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `  ${each}_temp_path ${join(folder, 'temporary', each)};`,
  );
  // One process, so that a kill takes all of it.
  return [
    'daemon off;',
    'master_process off;',
    `pid ${join(folder, 'nginx.pid')};`,
    'events { worker_connections 1024; }',
    'http {',
    '  access_log off;',
    ...temporary,
  ].join('\n');
}

function siteFor(
  { chainFile, keyFile }: Certificate,
  sidecarPort: number,
  port: number,
  plainPort: number,
): string {
  const changes: readonly (readonly [string, string])[] = [
    ['127.0.0.1:4680', `127.0.0.1:${sidecarPort}`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    // Not every machine has the sixth version.
    ['listen [::]:443 ssl http2;', ''],
    ['listen [::]:80;', ''],
    ['return 301 https://$host$request_uri;', `return 301 https://$host:${port}$request_uri;`],
    ['/etc/letsencrypt/live/counter.example/fullchain.pem', chainFile],
    ['/etc/letsencrypt/live/counter.example/privkey.pem', keyFile],
    ['server_name counter.example;', 'server_name localhost;'],
  ];
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`docs/nginx.conf has no "${from}" any more`);
      return text.replaceAll(from, to);
    },
    readFileSync(documented, 'utf8'),
  );
}

function shopFor(
  { chainFile, keyFile }: Certificate,
  shop: { readonly port: number; readonly behind: number },
): string {
  return `server {
    listen 127.0.0.1:${shop.port} ssl http2;
    server_name localhost;
    ssl_certificate ${chainFile};
    ssl_certificate_key ${keyFile};
    location / { proxy_pass http://127.0.0.1:${shop.behind}; proxy_set_header Host $http_host; }
  }`;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
