import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** A folder over HTTP, under the policy that the manifest gives extension pages. */
export async function serve(folder: string): Promise<Served> {
  const policy = manifest.content_security_policy.extension_pages;
  const server = createServer(async (request, response) => {
    // Every browser asks for one; a missing picture is no fault of the panel.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const body = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
