import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { asId, ID_PATTERN, type ShopId, type VisitorId } from '../../shared/kernel/ids.ts';
import { NAME_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { look } from '../app/pipeline.ts';
import { eraseVisitors } from '../app/privacy/erase-visitor.ts';
import { exportVisitors, noteExport } from '../app/privacy/export-visitor.ts';
import { type Asked, countKept, type Kept, visitorsOf } from '../app/privacy/kept.ts';
import { outcomeOf } from './answers.ts';
import type { Gateway } from './context.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { withToken } from './with-token.ts';

type Whom = { readonly visitor: string } | { readonly shop: string; readonly customer: string };
type EraseBody = Whom & { readonly isConfirmed: boolean };

const BY = 'operator';
const id = { type: 'string', pattern: ID_PATTERN };
const customer = { type: 'string', minLength: 1, maxLength: NAME_MAX_CHARS };
const count = { type: 'integer' };
const KEPT_SCHEMA = exact({
  visitor: id,
  shop: { type: ['string', 'null'] },
  ...Object.fromEntries(
    [
      'sessions',
      'acts',
      'offers',
      'conversations',
      'lines',
      'messages',
      'facts',
      'marks',
      'rows',
    ].map((name) => [name, count]),
  ),
});
const ERASED_SCHEMA = exact({
  isDone: { type: 'boolean' },
  isScrubbed: { type: 'boolean' },
  visitors: { type: 'array', items: KEPT_SCHEMA },
});

/** An object without any other field. */
function exact(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}

/** A visitor by id, or a customer of a shop, with whatever else the body says. */
function aboutWhom(more: Readonly<Record<string, object>>) {
  return { oneOf: [exact({ visitor: id, ...more }), exact({ shop: id, customer, ...more })] };
}

/**
 * POST /v1/operator/export and /v1/operator/erase: everything kept of one person, or nothing any more
 * (SPEC ER4). For who runs the sidecar, and no page ever.
 */
export function routePrivacy(app: FastifyInstance, gateway: Gateway): void {
  const { bounds, counters, environment, faults } = gateway;
  const config = { rateLimit: { max: bounds.privacyRequestsPerMinute } };
  const refusals = { '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA };
  withToken(app, gateway);

  app.post<{ Body: Whom }>(
    '/v1/operator/export',
    {
      config,
      schema: {
        summary: 'Everything kept of a visitor or customer; with OPERATOR_TOKEN as bearer.',
        body: aboutWhom({}),
        response: { 200: { type: 'object', additionalProperties: true }, ...refusals },
      },
      // The document is written piece by piece, not from one object; a refusal is one.
      serializerCompiler: () => (said) => (typeof said === 'string' ? said : JSON.stringify(said)),
    },
    async ({ body }, reply) => {
      const kept = await outcomeOf(() => keptOf(body), faults('export'));
      if ('kind' in kept) {
        return refuseHttp(reply, counters, 'http', kept.refusal, kept.sentence);
      }
      if (kept.length === 0) {
        return refuseHttp(reply, counters, 'http', 'not-found', 'Nothing is kept of them.');
      }
      const visitors = kept.map(({ visitor }) => visitor);
      const noted = await outcomeOf(() => noteExport(environment, visitors, BY), faults('export'));
      if (noted !== undefined) {
        return refuseHttp(reply, counters, 'http', noted.refusal, noted.sentence);
      }
      return reply
        .type('application/json; charset=utf-8')
        .send(Readable.from(exportVisitors(environment, visitors)));
    },
  );

  app.post<{ Body: EraseBody }>(
    '/v1/operator/erase',
    {
      config,
      schema: {
        summary: 'Erases a visitor or customer; says only what would go until it is confirmed.',
        body: aboutWhom({ isConfirmed: { type: 'boolean' } }),
        response: { 200: ERASED_SCHEMA, ...refusals },
      },
    },
    async ({ body }, reply) => {
      const erased = await outcomeOf(() => erase(body), faults('erase'));
      if (!('kind' in erased)) return erased;
      return refuseHttp(reply, counters, 'http', erased.refusal, erased.sentence);
    },
  );

  /** Of whom anything is kept. */
  function keptOf(body: Whom): Promise<readonly Kept[]> {
    return look(environment, async ({ tx }) => {
      const kept: Kept[] = [];
      for (const visitor of await visitorsOf(tx, askedIn(body))) {
        kept.push(await countKept(tx, visitor));
      }
      return kept.filter(({ rows }) => rows > 0);
    });
  }

  async function erase({ isConfirmed, ...whom }: EraseBody) {
    const visitors = await keptOf(whom);
    if (!isConfirmed) return { isDone: false, isScrubbed: false, visitors };
    const ids = visitors.map(({ visitor }) => visitor);
    const { isScrubbed } = await eraseVisitors(environment, ids, BY);
    return { isDone: true, isScrubbed, visitors };
  }
}

function askedIn(body: Whom): Asked {
  return 'visitor' in body
    ? { visitor: asId<VisitorId>(body.visitor) }
    : { shop: asId<ShopId>(body.shop), customer: body.customer };
}
