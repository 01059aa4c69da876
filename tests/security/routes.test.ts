import { writeFileSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { allOf } from '../support/handshake-cells.ts';
import type { Site } from '../support/handshake-oracle.ts';
import {
  answerToRequest,
  METHODS,
  mayRead,
  type Request,
  ROUTES,
} from '../support/handshake-routes.ts';
import { forAll } from '../support/handshake-wire.ts';
import {
  EXTENSION_ORIGIN,
  OTHER_SHOP,
  startTestSidecar,
  type TestSidecar,
} from '../support/sidecar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, pageViewed, SHOP_ORIGIN, up } from '../support/visitor-client.ts';

const TOKEN = 'a-token-for-those-who-watch';
const OPERATOR_TOKEN = 'a-token-that-opens-everything-kept';
const UNHURRIED = {
  upgradesPerMinute: 1e9,
  httpRequestsPerMinute: 1e9,
  pairTriesPerMinute: 1e9,
  privacyRequestsPerMinute: 1e9,
  knowledgeRequestsPerMinute: 1e9,
  replayRequestsPerMinute: 1e9,
};
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

let sidecar: TestSidecar;
let site: Site;
beforeAll(async () => {
  const visitorDir = temporaryFolder();
  writeFileSync(join(visitorDir, 'toonbank.js'), '/* loader */');
  writeFileSync(join(visitorDir, 'toonbank-main.js'), '/* main */');
  sidecar = await startTestSidecar(
    { bounds: UNHURRIED },
    { visitorDir, metricsTokens: [TOKEN], operatorTokens: [OPERATOR_TOKEN] },
  );
  site = {
    port: sidecar.port,
    shops: { boots: SHOP_ORIGIN, bikes: OTHER_SHOP.origins[0] ?? '' },
    extension: EXTENSION_ORIGIN,
  };
});
afterAll(async () => {
  agent.destroy();
  await sidecar.stop();
});

const PATHS = [...new Set(Object.keys(ROUTES).map((route) => route.split(' ')[1] ?? ''))];
const BODIES: Readonly<Record<string, string>> = {
  '/v1/beacon': JSON.stringify({
    version: PROTOCOL_VERSION,
    shop: 'boots',
    secret: 's'.repeat(43),
    tab: 'tab-1',
    messages: [up(pageViewed(), newId(), 1)],
  }),
  '/v1/operator/export': JSON.stringify({ visitor: 'never-was' }),
  '/v1/operator/erase': JSON.stringify({ visitor: 'never-was', isConfirmed: true }),
  '/v1/operator/knowledge/import': JSON.stringify({ isTrial: true, articles: [] }),
  '/v1/operator/knowledge/export': JSON.stringify({ after: 0 }),
  '/v1/replay': JSON.stringify({ days: 1, model: 'never-was' }),
  '/v1/pair': JSON.stringify({
    code: 'ABCD-EFGH-JKMN',
    publicKey: { x: 'x'.repeat(43), y: 'y'.repeat(43) },
    name: 'Somebody',
  }),
};

interface Said {
  readonly status: number;
  readonly kind: string | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function send(cell: Request): Promise<Said> {
  const body = cell.method === 'POST' ? (BODIES[cell.path] ?? '{}') : '';
  const headers = [
    ...cell.hosts.flatMap((host) => ['Host', host]),
    ...(cell.origin === null ? [] : ['Origin', cell.origin]),
    ...(cell.token === 'none' ? [] : ['Authorization', `Bearer ${tokenOf(cell)}`]),
    ...(cell.isForwarded ? ['X-Forwarded-For', '127.0.0.1'] : []),
    ...(body === ''
      ? []
      : ['Content-Type', 'application/json', 'Content-Length', `${body.length}`]),
  ];
  const path = cell.path.replace('{file}', 'toonbank-main.js');
  const { method } = cell;
  return new Promise((resolve, reject) => {
    const asking = ask(
      { host: '127.0.0.1', port: site.port, path, method, headers, setHost: false, agent },
      (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += String(part);
        });
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          resolve({ status, kind: kindIn(text), headers: answer.headers, body: text });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

/** The wrong one is a right one at another door. */
function tokenOf({ token, path }: Request): string {
  const isOperators = path.startsWith('/v1/operator') || path === '/v1/replay';
  return isOperators === (token === 'right') ? OPERATOR_TOKEN : TOKEN;
}

function kindIn(text: string): string | null {
  if (!text.startsWith('{"kind"')) return null;
  const said: { readonly kind: string } = JSON.parse(text);
  return said.kind;
}

const cellsOf = (): Request[] =>
  allOf<Request>({
    method: METHODS,
    path: [...PATHS, '/v1/mandates', '/'],
    origin: [
      null,
      'null',
      SHOP_ORIGIN,
      site.shops.bikes ?? '',
      EXTENSION_ORIGIN,
      'https://evil.example',
    ],
    hosts: [
      [`127.0.0.1:${site.port}`],
      ['evil.example'],
      [],
      [`127.0.0.1:${site.port}`, 'evil.example'],
    ],
    token: ['none'],
    isForwarded: [false],
  });

const watching = (): Request[] =>
  allOf<Request>({
    method: ['GET'],
    path: ['/metrics'],
    origin: [null, EXTENSION_ORIGIN, 'https://evil.example'],
    hosts: [[`localhost:${site.port}`], ['evil.example']],
    token: ['none', 'right', 'wrong'],
    isForwarded: [true, false],
  });

const operating = (): Request[] =>
  allOf<Request>({
    method: ['POST', 'GET', 'DELETE'],
    path: ['/v1/operator/export', '/v1/operator/erase', '/v1/replay'],
    origin: [null, 'null', EXTENSION_ORIGIN, SHOP_ORIGIN],
    hosts: [[`localhost:${site.port}`], ['evil.example']],
    token: ['none', 'right', 'wrong'],
    isForwarded: [true, false],
  });

const allCells = (): Request[] => [...cellsOf(), ...watching(), ...operating()];

describe('route × method × origin × Host × token', () => {
  it('[SC1] every route that is served has a row', () => {
    expect([...sidecar.routes].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('[SC1, ID3, OP2] every request gets the one answer the rules give it', async () => {
    const cells = allCells();
    const answers = await forAll(cells, 8, send);
    const wrong = cells.flatMap((cell, place) => {
      const { status, kind } = answers[place] ?? { status: 0, kind: null };
      // A HEAD request has no body to say a kind in.
      const answered = kind === null ? String(status) : `${status} ${kind}`;
      const expected = answerToRequest(cell, site);
      const isSame =
        cell.method === 'HEAD' ? expected.startsWith(String(status)) : answered === expected;
      return isSame ? [] : [{ ...cell, expected, answered }];
    });
    expect(wrong).toEqual([]);
    expect(cells.length).toBe(8 * 25 * 6 * 4 + 36 + 432);

    const readable = cells.filter((cell, place) => {
      const allowed = answers[place]?.headers['access-control-allow-origin'];
      if (cell.path.startsWith('/toonbank')) return allowed !== undefined && allowed !== '*';
      if (allowed === undefined) return false;
      return allowed !== cell.origin || !mayRead(shopsOwn(cell), site);
    });
    // Nobody but who may have the answer is allowed to read it, and nobody is by a star.
    expect(readable).toEqual([]);
  });

  it('[SC1, LM1] every answer has the headers that keep browsers from guessing, framing and keeping', async () => {
    const cells = allCells().filter(({ hosts }) => hosts.length === 1);
    const answers = await forAll(cells, 8, send);
    const bare = cells.flatMap((cell, place) => {
      const { headers = {}, status = 0, body = '' } = answers[place] ?? {};
      const csp = String(headers['content-security-policy']);
      const faults = [
        headers['x-content-type-options'] === 'nosniff' ? [] : ['nosniff'],
        [
          "default-src 'none'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ].filter((directive) => !csp.includes(directive)),
        headers['referrer-policy'] === 'no-referrer' ? [] : ['referrer-policy'],
        isFreshOrScript(cell, status, headers['cache-control']) ? [] : ['cache-control'],
        body === '' || /charset=utf-8/.test(String(headers['content-type'])) ? [] : ['charset'],
        headers['set-cookie'] === undefined ? [] : ['set-cookie'],
        headers['x-powered-by'] === undefined && headers.server === undefined ? [] : ['server'],
        headers.location === undefined ? [] : ['location'],
      ].flat();
      return faults.length === 0 ? [] : [{ ...cell, status, faults }];
    });
    expect(bare).toEqual([]);
  });
});

/** A preflight is answered by whose page it is, not by what it will say. */
function shopsOwn(cell: Request): Request {
  const isBikes = cell.origin === site.shops.bikes;
  return isBikes && cell.path === '/v1/beacon'
    ? { ...cell, path: '/v1/visitor', method: 'GET' }
    : cell;
}

function isFreshOrScript(
  { path, method }: Request,
  status: number,
  caching: string | string[] | undefined,
): boolean {
  const isScript = path.startsWith('/toonbank') && method === 'GET' && status === 200;
  return isScript ? String(caching).startsWith('public') : caching === 'no-store';
}
