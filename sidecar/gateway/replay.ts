import type { FastifyInstance } from 'fastify';
import { NAME_MAX_CHARS, POLICY_MAX_BYTES, REPLAY_DAYS_MAX } from '../../shared/protocol/limits.ts';
import { answerChanges } from '../app/replay/answer-changes.ts';
import { outcomeOf } from './answers.ts';
import type { Gateway } from './context.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { REPLAY_SCHEMA } from './replay-schema.ts';
import { withToken } from './with-token.ts';

interface ReplayBody {
  readonly days: number;
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly model?: string | null;
}

/**
 * POST /v1/replay: past sessions through a changed map, policy or model, before anything goes live (SPEC RP4). It ends when
 * who asked has gone, or the sidecar stops. DELETE /v1/replay breaks off the one that is under way, whosever it is (SPEC RP6).
 */
export function routeReplay(app: FastifyInstance, gateway: Gateway): void {
  const { bounds, counters, environment, faults } = gateway;
  const config = { rateLimit: { max: bounds.replayRequestsPerMinute } };
  withToken(app, gateway);

  app.post<{ Body: ReplayBody }>(
    '/v1/replay',
    {
      config,
      bodyLimit: POLICY_MAX_BYTES,
      schema: {
        summary: 'What changed action maps, or another model, would have done with past sessions.',
        body: BODY_SCHEMA,
        response: { 200: REPLAY_SCHEMA, '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA },
      },
    },
    async ({ body }, reply) => {
      const { days, changes = {}, model = null } = body;
      const gone = new AbortController();
      // Also after the answer, when there is nothing left to stop.
      reply.raw.once('close', () => gone.abort());
      const asker = { by: null, gone: gone.signal };
      const answer = await outcomeOf(
        () => answerChanges(environment, { days, changes, model }, asker),
        faults('replay'),
      );
      if (!('kind' in answer)) return answer;
      return refuseHttp(reply, counters, 'http', answer.refusal, answer.sentence);
    },
  );

  app.delete(
    '/v1/replay',
    {
      config,
      schema: {
        summary: 'Breaks off the replay that is under way, whosever it is.',
        response: { 200: BROKEN_OFF_SCHEMA, '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA },
      },
    },
    async () => ({ isStopped: await environment.replays.breakOff() }),
  );
}

const BROKEN_OFF_SCHEMA = {
  type: 'object',
  required: ['isStopped'],
  properties: { isStopped: { type: 'boolean' } },
  additionalProperties: false,
};

const BODY_SCHEMA = {
  type: 'object',
  required: ['days'],
  properties: {
    days: { type: 'integer', minimum: 1, maximum: REPLAY_DAYS_MAX },
    changes: {
      type: 'object',
      additionalProperties: true,
      description: 'One action map, or fields of a policy that take the place of those in force.',
    },
    model: {
      type: ['string', 'null'],
      minLength: 1,
      maxLength: NAME_MAX_CHARS,
      description: 'A kept model by id, or plain-rule; null: as now.',
    },
  },
  additionalProperties: false,
};
