import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { addressKey } from './admission.ts';
import { serveAgent } from './agent-connection.ts';
import { type Connection, connectionOn } from './connection.ts';
import type { Gateway } from './context.ts';
import type { OriginRule } from './cors.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { serveVisitor } from './visitor-connection.ts';

/** The two sockets: one for shop pages, one for panels. */
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
    (connection, request, place) =>
      serveVisitor(gateway, connection, request.headers.origin ?? '', place),
  );
  socket(app, gateway, '/v1/agent', 'Socket of a panel.', isExtension, (connection, _, place) =>
    serveAgent(gateway, connection, place),
  );
}

type Place = NonNullable<ReturnType<Gateway['admission']['enter']>>;
type Serve = (connection: Connection, request: FastifyRequest, place: Place) => void;

function socket(
  app: FastifyInstance,
  gateway: Gateway,
  url: string,
  summary: string,
  isAllowed: OriginRule,
  serve: Serve,
): void {
  const { admission, bounds, counters, environment, present } = gateway;
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
      if (!isAllowed(request.headers.origin ?? '')) return refuse(reply, 'origin-not-allowed');
      const no = admission.refusalFor(addressKey(request.ip));
      return no === null ? undefined : refuse(reply, no);
    },
    handler: (_, reply) =>
      reply
        .code(426)
        .header('upgrade', 'websocket')
        .send({ kind: 'hello-expected', sentence: 'Connect here by WebSocket.' }),
    wsHandler(webSocket: WebSocket, request: FastifyRequest) {
      const address = addressKey(request.ip);
      const connection = connectionOn(webSocket, {
        address,
        clock: environment.clock,
        sendBufferMaxBytes: bounds.sendBufferMaxBytes,
        closed: counters.closed,
      });
      const place = admission.enter(address);
      if (place === null) {
        connection.bye(admission.refusalFor(address) ?? 'too-many-connections');
        return;
      }
      present.add(connection);
      connection.onEnd(() => place.leave());
      serve(connection, request, place);
    },
  });
}
