import type { FastifyInstance } from 'fastify';
import { asId, type ShopId, type TabId } from '../../shared/kernel/ids.ts';
import { decodeBeacon } from '../../shared/protocol/codec.ts';
import { BEACON_MAX_BYTES } from '../../shared/protocol/limits.ts';
import type { Beacon } from '../../shared/protocol/up-visitor.ts';
import { noteSignals } from '../app/session/note-signals.ts';
import { recogniseVisitor } from '../app/session/recognise-visitor.ts';
import { isSupported } from './await-hello.ts';
import type { Gateway } from './context.ts';
import { allowOrigin, answerPreflight, type OriginRule } from './cors.ts';
import { isUnavailable } from './faults.ts';
import { isPageOfShop } from './page-of-shop.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';

/** POST /v1/beacon: the last signals of a page that goes away, by navigator.sendBeacon. */
export function routeBeacon(app: FastifyInstance, gateway: Gateway, isShop: OriginRule): void {
  const { bounds, counters, faults } = gateway;
  const config = { rateLimit: { max: bounds.upgradesPerMinute } };

  app.options('/v1/beacon', { config, schema: { hide: true } }, (request, reply) =>
    answerPreflight(request, reply, isShop),
  );
  app.post(
    '/v1/beacon',
    {
      config,
      bodyLimit: BEACON_MAX_BYTES,
      schema: {
        summary: 'Last signals of a page that goes away.',
        consumes: ['application/json', 'text/plain'],
        response: { 204: { type: 'null', description: 'Taken.' }, '4xx': REFUSAL_SCHEMA },
      },
    },
    async (request, reply) => {
      const origin = request.headers.origin ?? '';
      if (!allowOrigin(request, reply, isShop)) {
        return refuseHttp(reply, counters, 'http', 'origin-not-allowed');
      }
      const decoded = decodeBeacon(typeof request.body === 'string' ? request.body : '');
      if (!decoded.isOk) return refuseHttp(reply, counters, 'http', decoded.error.kind);
      const beacon = decoded.value;
      if (!isSupported(beacon.version)) {
        return refuseHttp(reply, counters, 'http', 'version-not-supported');
      }
      if (!isPageOfShop(gateway, origin, beacon.shop)) {
        return refuseHttp(reply, counters, 'http', 'origin-not-allowed');
      }
      try {
        await takeBeacon(gateway, beacon);
      } catch (error) {
        faults('beacon')(error);
        // The page is gone and resends from its outbox when it is back.
        return refuseHttp(
          reply,
          counters,
          'http',
          isUnavailable(error) ? 'unavailable' : 'malformed',
        );
      }
      return reply.code(204).send();
    },
  );
}

/** What a beacon carries is noted like what came over a socket; nobody is answered. */
export async function takeBeacon(
  { counters, environment }: Gateway,
  { shop, secret, tab, messages }: Beacon,
): Promise<void> {
  const who = await recogniseVisitor(environment, asId<ShopId>(shop), secret, asId<TabId>(tab));
  // An unknown secret gets the same answer as a known one: it tells a stranger nothing.
  if (who === null) return;
  const numbered = messages.flatMap(({ n, at, body }) =>
    n === undefined ? [] : [{ n, at, body }],
  );
  for (const { type } of numbered.map(({ body }) => body)) counters.received(type, 1);
  await noteSignals(environment, who, numbered);
}
