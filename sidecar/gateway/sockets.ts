import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { addressKey, type Place } from './admission.ts';
import { serveAgent } from './agent-connection.ts';
import { frameTerms } from './cobrowse/frame-terms.ts';
import { servePage } from './cobrowse/page-connection.ts';
import { serveViewer } from './cobrowse/viewer-connection.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import type { OriginRule } from './cors.ts';
import { deviceClass } from './device-class.ts';
import { letIn } from './let-in.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { serveVisitor } from './visitor-connection.ts';

/** Where a connection may become a socket. */
export const SOCKET_ROUTES: ReadonlySet<string> = new Set([
  '/v1/visitor',
  '/v1/agent',
  '/v1/cobrowse/page',
  '/v1/cobrowse/viewer',
]);

/** The links of shop pages and panels, and the two sockets of looking along. */
export function routeSockets(
  app: FastifyInstance,
  gateway: Gateway,
  isShop: OriginRule,
  isExtension: OriginRule,
): void {
  socket(
    app,
    gateway,
    '/v1/visitor',
    'Socket of a shop page.',
    isShop,
    (connection, request, place) => {
      const device = deviceClass(request.headers['user-agent']);
      serveVisitor(gateway, connection, { origin: originOf(request), device }, place);
    },
  );
  socket(app, gateway, '/v1/agent', 'Socket of a panel.', isExtension, (connection, _, place) =>
    serveAgent(gateway, connection, place),
  );
  socket(
    app,
    gateway,
    '/v1/cobrowse/page',
    'Frames of a shop page that is looked along with.',
    isShop,
    (connection, request, place) => servePage(gateway, connection, originOf(request), place),
    IS_FOR_FRAMES,
  );
  socket(
    app,
    gateway,
    '/v1/cobrowse/viewer',
    'Frames for who looks along.',
    isExtension,
    (connection, _, place) => serveViewer(gateway, connection, place),
    IS_FOR_FRAMES,
  );
}

const IS_FOR_FRAMES = true;

type Serve = (connection: Connection, request: FastifyRequest, place: Place) => void;

function socket(
  app: FastifyInstance,
  gateway: Gateway,
  url: string,
  summary: string,
  isAllowed: OriginRule,
  serve: Serve,
  isForFrames = false,
): void {
  const { admission, bounds, counters } = gateway;
  const answers = new WeakMap<IncomingMessage, ServerResponse>();
  const refuse = (reply: FastifyReply, ...no: [Parameters<typeof refuseHttp>[3], string?]) =>
    refuseHttp(reply, counters, 'upgrade', ...no);
  app.route({
    method: 'GET',
    url,
    schema: {
      summary,
      response: {
        101: { type: 'null', description: 'Switching to WebSocket.' },
        '4xx': REFUSAL_SCHEMA,
      },
    },
    config: { rateLimit: { max: bounds.upgradesPerMinute } },
    async preValidation(request, reply) {
      if (!isAllowed(originOf(request))) return refuse(reply, 'origin-not-allowed');
      // Otherwise ws says so itself, in words and headers of its own.
      if (request.ws && !isHandshake(request.headers)) return refuse(reply, 'malformed');
      const no = admission.refusalFor(addressKey(request.ip));
      if (no !== null) return refuse(reply, no);
      answers.set(request.raw, reply.raw);
      return undefined;
    },
    handler: (_, reply) =>
      reply
        .code(426)
        .header('upgrade', 'websocket')
        .send({ kind: 'hello-expected', sentence: 'Connect here by WebSocket.' }),
    wsHandler(webSocket: WebSocket, request: FastifyRequest) {
      const address = addressKey(request.ip);
      forgetUpgrade(webSocket, request.raw, answers.get(request.raw));
      const special = isForFrames ? frameTerms(bounds, request.socket) : {};
      const begin = (connection: Connection, place: Place) => serve(connection, request, place);
      letIn(gateway, webSocket, address, begin, special);
    },
  });
}

/** Of the page that knocks; nothing that is no browser has to name one. */
function originOf({ headers }: FastifyRequest): string {
  return headers.origin ?? '';
}

/** What RFC 6455, 4.2.1, asks of an upgrade, in the one version there ever was. */
function isHandshake(headers: FastifyRequest['headers']): boolean {
  return (
    headers['sec-websocket-version'] === '13' &&
    /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '') &&
    headers.upgrade?.toLowerCase() === 'websocket'
  );
}

/**
 * The request that became this socket, and the answer nobody sent, would stay as long as the visitor
 * does: a third of what an idle one costs. The framework's listener holds them, and the socket its answer.
 */
function forgetUpgrade(
  webSocket: WebSocket,
  request: IncomingMessage,
  answer: ServerResponse | undefined,
): void {
  // Whoever serves the socket listens for its errors from the same turn on.
  webSocket.removeAllListeners('error');
  answer?.detachSocket(request.socket);
}
