import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether pages of this origin may call a route. */
export type OriginRule = (origin: string) => boolean;

/**
 * Lets pages of allowed origins read the answer. False when the request names an origin that is
 * not allowed, or none: then nothing of it is done (SPEC ID3).
 */
export function allowOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  isAllowed: OriginRule,
): boolean {
  const { origin } = request.headers;
  reply.header('vary', 'Origin');
  if (origin === undefined || !isAllowed(origin)) return false;
  reply.header('access-control-allow-origin', origin);
  // sendBeacon always asks with credentials; there are none that mean anything here.
  reply.header('access-control-allow-credentials', 'true');
  return true;
}

/** Answers a preflight; a public page may reach a sidecar on its own machine only when it asks so. */
export function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  isAllowed: OriginRule,
): FastifyReply {
  if (allowOrigin(request, reply, isAllowed)) {
    reply.header('access-control-allow-methods', 'GET, POST');
    reply.header('access-control-allow-headers', 'content-type');
    reply.header('access-control-max-age', '600');
    if (request.headers['access-control-request-private-network'] === 'true') {
      reply.header('access-control-allow-private-network', 'true');
    }
  }
  return reply.code(204).send();
}
