import type { Server } from 'node:http';

/** Listens and gives the address; a port in use or out of reach becomes a sentence that says what to do. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(sentence(cause, port, host), { cause })));
    server.listen(port, host, () => {
      const address = server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}

function sentence(cause: Error, port: number, host: string): string {
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or set DEMO_PORT to another port.`;
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user. Set DEMO_PORT to a port above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}.`;
  return `The demo shop cannot listen on ${host}:${port} (${cause.message}).`;
}
