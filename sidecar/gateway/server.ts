import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { HTTP_BODY_MAX_BYTES, MESSAGE_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { routeBeacon } from './beacon.ts';
import type { Gateway } from './context.ts';
import { routeHealth } from './health.ts';
import { type Hosts, hostsFor } from './hosts.ts';
import { routePairing } from './pairing.ts';
import { refuseHttp } from './refusal-reply.ts';
import { routeSockets } from './sockets.ts';
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

// A request must be complete within this; slower ones are an attack or lost.
const REQUEST_MAX_MS = 10_000;

const SOCKET_OPTIONS = {
  // What is a little too large gets its reason in words; beyond it ws hangs up with 1009.
  maxPayload: MESSAGE_MAX_BYTES * 2,
  perMessageDeflate: false,
  // For the other side's part of the closing handshake.
  closeTimeout: 2_000,
};

export async function serve({ gateway, version, isStopping }: Terms): Promise<Server> {
  const { environment, settings } = gateway;
  const hosts = hostsFor(settings);
  const app = fastify({
    logger: false,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    bodyLimit: HTTP_BODY_MAX_BYTES,
    requestTimeout: REQUEST_MAX_MS,
    exposeHeadRoutes: false,
    // A request under way is answered; a browser's spare connection is not waited for.
    forceCloseConnections: 'idle',
    // A body with one field too many is refused, as on the wire, not trimmed.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
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
      await app.listen({ port: settings.port, host: settings.host });
      const address = app.server.address();
      const port = address !== null && typeof address === 'object' ? address.port : settings.port;
      hosts.boundTo(port);
      environment.log.info('listening', { host: settings.host, port });
      return { port };
    },
    close: () => app.close(),
  };
}

/** What happens to every request before its route: Host, rate, headers, errors (SPEC ID3, LM1). */
async function protect(app: FastifyInstance, gateway: Gateway, hosts: Hosts): Promise<void> {
  const { bounds, counters, faults, settings } = gateway;
  app.addHook('onRequest', async (request, reply) => {
    if (hosts.has(request.headers.host)) return undefined;
    return refuseHttp(reply, counters, request.ws ? 'upgrade' : 'http', 'host-not-allowed');
  });
  await app.register(rateLimit, {
    max: bounds.httpRequestsPerMinute,
    timeWindow: '1 minute',
    ipv6Subnet: 64,
    errorResponseBuilder: (_, { after }) => new TooMany(after),
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: settings.publicUrl?.startsWith('https:') === true,
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
  const shopOrigins = new Set(shops.flatMap(({ origins }) => origins));
  const extensionOrigins = new Set(gateway.settings.extensionOrigins);
  const isShop = (origin: string): boolean => shopOrigins.has(origin);
  const isExtension = (origin: string): boolean => extensionOrigins.has(origin);

  routeSockets(app, gateway, isShop, isExtension);
  await app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    );
    routeBeacon(scope, gateway, isShop);
  });
  await app.register(async (scope) => routePairing(scope, gateway, isExtension, version));
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
