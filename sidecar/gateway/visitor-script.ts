import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Gateway } from './context.ts';
import { REFUSAL_SCHEMA, refuseHttp } from './refusal-reply.ts';

// Vite puts eight characters of the content's hash before the extension.
const HASHED = /-[\w-]{8}\.(js|css)$/;
const YEAR_MS = 31_536_000_000;
// Long enough for a visit, short enough for a fix to arrive.
const LOADER_MS = 300_000;

/** The script that shops name in their tag, with the parts it loads later. */
export async function routeVisitorScript(app: FastifyInstance, gateway: Gateway): Promise<void> {
  const { bounds, counters, settings } = gateway;
  // As often as pages are turned in an office behind one address, not as often as a person calls an API.
  const config = { rateLimit: { max: bounds.upgradesPerMinute } };
  await app.register(fastifyStatic, {
    serve: false,
    // The build lays a .br and a .gz beside each file: the best compression, at no cost per page.
    preCompressed: true,
    root: settings.visitorDir,
    suppressWarning: true,
  });

  const send = (reply: FastifyReply, file: string): FastifyReply => {
    const path = join(settings.visitorDir, file);
    if (!/^[\w.-]+\.(js|css|map)$/.test(file) || !existsSync(path)) {
      return refuseHttp(reply, counters, 'http', 'not-found', notFound(settings.visitorDir));
    }
    reply.header('access-control-allow-origin', '*');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    const isHashed = HASHED.test(file);
    return reply.sendFile(file, {
      immutable: isHashed,
      maxAge: isHashed ? YEAR_MS : LOADER_MS,
    });
  };

  app.get(
    '/toonbank.js',
    {
      config,
      schema: {
        summary: 'The visitor script that a shop names in its tag.',
        response: { 200: { type: 'string' }, '4xx': REFUSAL_SCHEMA },
      },
    },
    (_, reply) => send(reply, 'toonbank.js'),
  );
  app.get<{ Params: { file: string } }>(
    '/toonbank/:file',
    {
      config,
      schema: {
        summary: 'A part of the visitor script.',
        params: { type: 'object', required: ['file'], properties: { file: { type: 'string' } } },
        response: { 200: { type: 'string' }, '4xx': REFUSAL_SCHEMA },
      },
    },
    (request, reply) => send(reply, request.params.file),
  );
}

function notFound(visitorDir: string): string {
  return existsSync(join(visitorDir, 'toonbank.js'))
    ? 'There is no such part of the visitor script.'
    : 'The visitor script has not been built. Run npm run build, then ask again.';
}
