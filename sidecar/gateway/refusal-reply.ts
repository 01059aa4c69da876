import type { FastifyReply } from 'fastify';
import { ERROR_KINDS, type ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { Counters, RefusedAt } from './counters.ts';

/** The body of every no by HTTP; its JSON schema stands in the OpenAPI document. */
export const REFUSAL_SCHEMA = {
  type: 'object',
  required: ['kind', 'sentence'],
  properties: { kind: { type: 'string' }, sentence: { type: 'string' } },
  additionalProperties: false,
} as const;

/** Says no by HTTP, in the same words as on the wire, and counts it. */
export function refuseHttp(
  reply: FastifyReply,
  counters: Counters,
  at: RefusedAt,
  kind: ErrorKind,
  sentence: string = ERROR_KINDS[kind].meaning,
): FastifyReply {
  counters.refused(at, kind);
  return reply.code(STATUS_OF[kind] ?? 400).send({ kind, sentence });
}

const STATUS_OF: Partial<Readonly<Record<ErrorKind, number>>> = {
  'too-large': 413,
  'too-many': 429,
  'too-many-connections': 503,
  'origin-not-allowed': 403,
  'host-not-allowed': 421,
  'version-not-supported': 426,
  unauthenticated: 401,
  revoked: 403,
  blocked: 403,
  stopping: 503,
  'not-found': 404,
  'not-allowed': 403,
  'code-refused': 403,
  expired: 410,
  'already-used': 409,
  'at-capacity': 503,
  unavailable: 503,
};
