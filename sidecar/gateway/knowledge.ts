import type { FastifyInstance } from 'fastify';
import { asId } from '../../shared/kernel/ids.ts';
import { KNOWLEDGE_BODY_MAX_BYTES, KNOWLEDGE_OFFERED_MAX } from '../../shared/protocol/limits.ts';
import { ArticleTerms } from '../../shared/protocol/messages/knowledge.ts';
import { Id } from '../../shared/protocol/scalars.ts';
import { answerArticles } from '../app/knowledge/answer-articles.ts';
import { type Offered, takeArticles } from '../app/knowledge/take.ts';
import { look } from '../app/pipeline.ts';
import { outcomeOf } from './answers.ts';
import type { Gateway } from './context.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';
import { withToken } from './with-token.ts';

interface ImportBody {
  readonly isTrial: boolean;
  readonly articles: readonly Offered[];
}

const ANYTHING = { type: 'object', additionalProperties: true };

/** POST /v1/operator/knowledge/import and …/export: articles in and out, a page at a time (SPEC KB7). */
export function routeKnowledge(app: FastifyInstance, gateway: Gateway): void {
  const { bounds, counters, environment, faults } = gateway;
  const config = { rateLimit: { max: bounds.knowledgeRequestsPerMinute } };
  const response = { 200: ANYTHING, '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA };
  withToken(app, gateway);

  app.post<{ Body: ImportBody }>(
    '/v1/operator/knowledge/import',
    {
      config,
      bodyLimit: KNOWLEDGE_BODY_MAX_BYTES,
      schema: {
        summary: 'Takes articles, each as the next version of the one with its id.',
        body: exact({
          isTrial: { type: 'boolean' },
          articles: {
            type: 'array',
            maxItems: KNOWLEDGE_OFFERED_MAX,
            items: exact({ article: Id, terms: ArticleTerms }),
          },
        }),
        response,
      },
    },
    async ({ body }, reply) => {
      const { articles, isTrial } = body;
      const taken = await outcomeOf(
        () => takeArticles(environment, articles, isTrial),
        faults('knowledge'),
      );
      if (!('kind' in taken)) return { taken };
      return refuseHttp(reply, counters, 'http', taken.refusal, taken.sentence);
    },
  );

  app.post<{ Body: { readonly after: number } }>(
    '/v1/operator/knowledge/export',
    {
      config,
      schema: {
        summary: 'Articles that were changed after a change, oldest change first; 0 asks for all.',
        body: exact({ after: { type: 'integer', minimum: 0 } }),
        response,
      },
    },
    async ({ body: { after } }, reply) => {
      const question = { type: 'articles.ask', after } as const;
      const page = await outcomeOf(
        () => look(environment, (work) => answerArticles(work, asId('export'), question)),
        faults('knowledge'),
      );
      if (!('kind' in page)) return page;
      return refuseHttp(reply, counters, 'http', page.refusal, page.sentence);
    },
  );
}

/** An object without any other field. */
function exact(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}
