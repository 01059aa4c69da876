import type { FastifyInstance } from 'fastify';
import { weighingNow } from '../app/learning/weighing-now.ts';
import { hasBearer } from './bearer.ts';
import type { Gateway } from './context.ts';
import { isFromHere } from './from-here.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { weighingSentence } from './weighing.ts';

const READINESS_SCHEMA = {
  type: 'object',
  required: ['isReady', 'sentence'],
  properties: { isReady: { type: 'boolean' }, sentence: { type: 'string' } },
} as const;

/** Live, ready and counters: for whoever watches over the machine. */
export function routeHealth(
  app: FastifyInstance,
  gateway: Gateway,
  isStopping: () => boolean,
): void {
  const { clockWatch, counters, environment, ratioWatch, settings } = gateway;

  app.get(
    '/v1/health/live',
    {
      schema: {
        summary: 'Whether the process answers at all.',
        response: { 200: { type: 'object', properties: { isLive: { type: 'boolean' } } } },
      },
    },
    async () => ({ isLive: true }),
  );

  app.get(
    '/v1/health/ready',
    {
      schema: {
        summary: 'Whether the store can be written.',
        response: { 200: READINESS_SCHEMA, 503: READINESS_SCHEMA },
      },
    },
    async (_, reply) => {
      const { isWritable, sentence } = await environment.store.health();
      const isReady = isWritable && !isStopping();
      if (!isReady) reply.code(503);
      if (isStopping()) return { isReady, sentence: 'The sidecar is stopping.' };
      const besides = [
        clockWatch.sentence(),
        ratioWatch.sentence(),
        weighingSentence(weighingNow(environment)),
        environment.bus.health(),
      ];
      return {
        isReady,
        sentence: [sentence, ...besides.filter((each) => each !== null)].join(' '),
      };
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Counters for Prometheus; from loopback, or with METRICS_TOKEN as bearer.',
        response: { 200: { type: 'string' }, '4xx': REFUSAL_SCHEMA },
      },
    },
    async (request, reply) => {
      const { headers, socket } = request;
      const isOpen =
        isFromHere(socket.remoteAddress, headers) ||
        hasBearer(headers.authorization, settings.metricsTokens);
      if (!isOpen) {
        return refuseHttp(reply, counters, 'http', 'unauthenticated');
      }
      counters.weighing(weighingNow(environment));
      return reply.type(counters.registry.contentType).send(await counters.registry.metrics());
    },
  );
}
