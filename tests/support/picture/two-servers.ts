import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that counts who comes: connections too, because some only open one. */
export interface CountingServer {
  readonly origin: string;
  readonly port: number;
  readonly asked: IncomingMessage[];
  connections(): number;
  close(): Promise<void>;
}

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Gives a picture to everybody, with whatever headers. */
export async function countingServer(
  headers: Readonly<Record<string, string | string[]>> = {},
): Promise<CountingServer> {
  const asked: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request);
    const isCss = request.url?.endsWith('.css') === true;
    response.writeHead(200, { ...headers, 'content-type': isCss ? 'text/css' : 'image/gif' });
    response.end(isCss ? '' : PIXEL);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
