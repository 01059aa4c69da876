import type { FastifyInstance } from 'fastify';
import { NAME_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { pair } from '../app/agent/pair.ts';
import { outcomeOf } from './answers.ts';
import type { Gateway } from './context.ts';
import { allowOrigin, answerPreflight, type OriginRule } from './cors.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';

interface PairBody {
  readonly code: string;
  readonly publicKey: { readonly x: string; readonly y: string };
  readonly name: string;
}

// A code has 12 characters; people add spaces and dashes.
const CODE_MAX_CHARS = 40;
const coordinate = { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' };
const PAIR_SCHEMA = exact({
  code: { type: 'string', minLength: 1, maxLength: CODE_MAX_CHARS },
  publicKey: exact({ x: coordinate, y: coordinate }),
  name: { type: 'string', minLength: 1, maxLength: NAME_MAX_CHARS },
});
const text = { type: 'string' };
const PAIRED_SCHEMA = exact({ device: text, agent: text, name: text, role: text });
const ABOUT_SCHEMA = exact({
  name: text,
  installation: text,
  version: text,
  protocol: { type: 'integer' },
});

/** An object without any other field. */
function exact(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}

/** GET /v1/about and POST /v1/pair: what an extension does once, before its link (SPEC ID2). */
export function routePairing(
  app: FastifyInstance,
  gateway: Gateway,
  isExtension: OriginRule,
  version: string,
): void {
  const { bounds, counters, environment, faults, settings } = gateway;
  for (const url of ['/v1/about', '/v1/pair']) {
    app.options(url, { schema: { hide: true } }, (request, reply) =>
      answerPreflight(request, reply, isExtension),
    );
  }
  app.addHook('preValidation', async (request, reply) => {
    if (request.method === 'OPTIONS' || allowOrigin(request, reply, isExtension)) return undefined;
    return refuseHttp(reply, counters, 'http', 'origin-not-allowed');
  });

  app.get(
    '/v1/about',
    {
      schema: {
        summary: 'Which sidecar this is, shown before pairing.',
        response: { 200: ABOUT_SCHEMA, '4xx': REFUSAL_SCHEMA },
      },
    },
    async () => ({
      name: settings.sidecarName,
      installation: environment.installation,
      version,
      protocol: PROTOCOL_VERSION,
    }),
  );

  app.post<{ Body: PairBody }>(
    '/v1/pair',
    {
      config: { rateLimit: { max: bounds.pairTriesPerMinute } },
      schema: {
        summary: 'Exchanges a one-use code and a public key for a device of an agent.',
        body: PAIR_SCHEMA,
        response: { 200: PAIRED_SCHEMA, '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA },
      },
    },
    async ({ body }, reply) => {
      const paired = await outcomeOf(() => pair(environment, body), faults('pair'));
      if ('kind' in paired) {
        return refuseHttp(reply, counters, 'http', paired.refusal, paired.sentence);
      }
      if (paired.isOk) return paired.value;
      return refuseHttp(reply, counters, 'http', paired.error.refusal, paired.error.sentence);
    },
  );
}
