import type { OutgoingHttpHeaders } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import {
  CHUNKS_BUFFERED_MAX,
  FRAGMENTS_MAX,
  HTTP_BODY_MAX_BYTES,
  LISTEN_BACKLOG_MAX,
  MESSAGE_MAX_BYTES,
} from '../../shared/protocol/limits.ts';
import { addressKey } from './admission.ts';
import { answerUnreadable, answerUnroutable } from './answer-unreadable.ts';
import { routeBeacon } from './beacon.ts';
import { routeCodes } from './codes/routes.ts';
import type { Gateway } from './context.ts';
import { extensionRule } from './extension-origins.ts';
import { routeHealth } from './health.ts';
import { type Hosts, hostsFor } from './hosts.ts';
import { routeKnowledge } from './knowledge.ts';
import { routePairing } from './pairing.ts';
import { routePrivacy } from './privacy.ts';
import { RateWindows } from './rate-windows.ts';
import { refuseHttp } from './refusal-reply.ts';
import { routeReplay } from './replay.ts';
import { routeSockets, SOCKET_ROUTES } from './sockets.ts';
import { spareConnectionsOf } from './spare-connections.ts';
import { noteRefusedRequest } from './turned-away.ts';
import { routeVisitorScript } from './visitor-script.ts';

/** The HTTP and WebSocket side on one port. */
export interface Server {
  /** What is served, as in `GET /toonbank/{file}`. */
  readonly routes: readonly string[];
  /** Binds the port. @throws the system's error when it cannot */
  listen(): Promise<{ readonly port: number }>;
  /** Takes no new connections; resolves when requests under way are answered. */
  close(): Promise<void>;
}

interface Terms {
  readonly gateway: Gateway;
  readonly version: string;
  readonly isStopping: () => boolean;
}

const SOCKET_OPTIONS = {
  // What is a little too large gets its reason in words; beyond it ws hangs up with 1009.
  maxPayload: MESSAGE_MAX_BYTES * 2,
  perMessageDeflate: false,
  maxFragments: FRAGMENTS_MAX,
  maxBufferedChunks: CHUNKS_BUFFERED_MAX,
  // The connection answers pings itself, within a bound.
  autoPong: false,
  // For the other side's part of the closing handshake.
  closeTimeout: 2_000,
};

export async function serve({ gateway, version, isStopping }: Terms): Promise<Server> {
  const { bounds, counters, environment, settings } = gateway;
  const hosts = hostsFor(settings);
  const app = fastify({
    logger: false,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    bodyLimit: HTTP_BODY_MAX_BYTES,
    requestTimeout: bounds.requestMaxMs,
    // Node looks for slow requests only so often, and would at first wait a minute for their head.
    http: {
      headersTimeout: bounds.requestMaxMs,
      // Who names no host gets the same words as who names a wrong one.
      requireHostHeader: false,
      connectionsCheckingInterval: bounds.requestMaxMs / 2,
    },
    clientErrorHandler: answerUnreadable(counters),
    frameworkErrors: answerUnroutable(counters),
    exposeHeadRoutes: false,
    // A request under way is answered.
    forceCloseConnections: 'idle',
    // A body with one field too many is refused, as on the wire, not trimmed.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  app.server.maxConnections = bounds.socketsMax;
  const spare = spareConnectionsOf(app.server);
  const routed: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routed.push(`${each} ${url.replace(/:(\w+)/g, '{$1}')}`);
  });
  // First, because it ends the socket of an upgrade that a later hook refuses.
  await app.register(websocket, {
    options: SOCKET_OPTIONS,
    // Sockets are closed by us, in the order of a stop.
    preClose(done) {
      done();
    },
  });
  await protect(app, gateway, hosts);
  await app.register(swagger, {
    openapi: {
      info: { title: 'Toonbank sidecar', version },
      servers: settings.publicUrl === null ? [] : [{ url: settings.publicUrl }],
    },
  });
  await app.register(async (scope) => routeAll(scope, gateway, version, isStopping));
  await app.ready();
  return {
    routes: routed,
    async listen() {
      await app.listen({ port: settings.port, host: settings.host, backlog: LISTEN_BACKLOG_MAX });
      const address = app.server.address();
      const port = address !== null && typeof address === 'object' ? address.port : settings.port;
      hosts.boundTo(port);
      environment.log.info('listening', { host: settings.host, port });
      return { port };
    },
    close() {
      spare.end();
      return app.close();
    },
  };
}

/** What happens to every request before its route: Host, rate, headers, errors (SPEC ID3, LM1). */
async function protect(app: FastifyInstance, gateway: Gateway, hosts: Hosts): Promise<void> {
  const { bounds, counters, faults, settings } = gateway;
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: settings.publicUrl?.startsWith('https:') === true,
  });
  let protective: OutgoingHttpHeaders | null = null;
  // First: what a later hook refuses has these headers too. The same for every answer: helmet makes them once.
  app.addHook('onRequest', async (_, reply) => {
    protective ??= await protectiveHeaders(reply);
    reply.headers(protective);
  });
  app.addHook('onSend', noteRefusedRequest(gateway.turnedAway));
  app.addHook('onRequest', async (request, reply) => {
    // The visitor script says otherwise of itself; nothing else is for a cache.
    reply.header('cache-control', 'no-store');
    const at = request.ws ? 'upgrade' : 'http';
    // With two names, whoever stands between might have judged by the other one (RFC 9112, 3.2).
    if (namesOf(request.raw.rawHeaders) !== 1) return refuseHttp(reply, counters, at, 'malformed');
    if (!hosts.has(request.headers.host)) {
      return refuseHttp(reply, counters, at, 'host-not-allowed');
    }
    // The plugin would open a socket on any route, whoever asks.
    const isSocket = SOCKET_ROUTES.has(request.routeOptions.url ?? '');
    return request.ws && !isSocket ? refuseHttp(reply, counters, at, 'not-found') : undefined;
  });
  await app.register(rateLimit, {
    max: bounds.httpRequestsPerMinute,
    timeWindow: '1 minute',
    store: RateWindows,
    keyGenerator: ({ ip }) => addressKey(ip),
    errorResponseBuilder: (_, { after }) => new TooMany(after),
  });
  // What a page sends as text/plain or JSON is decoded by the codec, not by the framework.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );
  app.setNotFoundHandler((_, reply) => refuseHttp(reply, counters, 'http', 'not-found'));
  app.setErrorHandler((error: FastifyError | TooMany, _, reply) => {
    if (error instanceof TooMany) {
      return refuseHttp(reply, counters, 'http', 'too-many', `Try again in ${error.after}.`);
    }
    if (error.statusCode === 413) return refuseHttp(reply, counters, 'http', 'too-large');
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuseHttp(reply, counters, 'http', 'malformed');
    }
    faults('http')(error);
    return refuseHttp(
      reply,
      counters,
      'http',
      'unavailable',
      'This went wrong in the sidecar. It is in its log.',
    );
  });
}

async function protectiveHeaders(reply: FastifyReply): Promise<OutgoingHttpHeaders> {
  await reply.helmet();
  const headers = { ...reply.raw.getHeaders() };
  for (const name of Object.keys(headers)) reply.raw.removeHeader(name);
  return headers;
}

/** How many Host lines a request has: each second entry is a name. */
function namesOf(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((text, place) => place % 2 === 0 && text.toLowerCase() === 'host')
    .length;
}

class TooMany extends Error {
  readonly statusCode = 429;
  readonly after: string;
  constructor(after: string) {
    super('too many requests');
    this.after = after;
  }
}

async function routeAll(
  app: FastifyInstance,
  gateway: Gateway,
  version: string,
  isStopping: () => boolean,
): Promise<void> {
  const { shops } = gateway.environment;
  const isShop = (origin: string): boolean =>
    shops.current().some(({ origins }) => origins.includes(origin));
  const isExtension = extensionRule(gateway.settings.extensionOrigins);

  routeSockets(app, gateway, isShop, isExtension);
  await app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    );
    routeBeacon(scope, gateway, isShop);
  });
  await app.register(async (scope) => routePairing(scope, gateway, isExtension, version));
  await app.register(async (scope) => routePrivacy(scope, gateway));
  await app.register(async (scope) => routeKnowledge(scope, gateway));
  await app.register(async (scope) => routeReplay(scope, gateway));
  await app.register(async (scope) => routeCodes(scope, gateway));
  routeHealth(app, gateway, isStopping);
  await routeVisitorScript(app, gateway);
  app.get(
    '/v1/openapi.json',
    {
      schema: {
        summary: 'This document.',
        response: { 200: { type: 'object', additionalProperties: true } },
      },
    },
    async () => app.swagger(),
  );
}
