import type { FastifyInstance } from 'fastify';
import { hasBearer } from './bearer.ts';
import type { Gateway } from './context.ts';
import { refuseHttp } from './refusal-reply.ts';

/**
 * Every route of this scope is for who runs the sidecar, and for no page ever (SPEC ER4): not there without an
 * OPERATOR_TOKEN, and answered to whoever has it. Judged after the rate limit, before the body is looked at.
 */
export function withToken(app: FastifyInstance, { counters, settings }: Gateway): void {
  app.addHook('preValidation', async ({ headers }, reply) => {
    if (settings.operatorTokens.length === 0) {
      return refuseHttp(reply, counters, 'http', 'not-found');
    }
    if (headers.origin !== undefined) {
      return refuseHttp(reply, counters, 'http', 'origin-not-allowed');
    }
    if (hasBearer(headers.authorization, settings.operatorTokens)) return undefined;
    return refuseHttp(reply, counters, 'http', 'unauthenticated', NO_TOKEN);
  });
}

const NO_TOKEN = 'This is not the OPERATOR_TOKEN of this sidecar.';
