import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request was made on this machine (SPEC OP2). Only the connection's own address says so: in
 * X-Forwarded-For whoever is on a trusted network can write a loopback address. A proxy on this machine
 * speaks from loopback for everybody: it adds that header, or passes the public name on.
 *
 * @param remoteAddress of the other end of the connection; missing once that has hung up
 */
export function isFromHere(
  remoteAddress: string | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return !isForwarded && isLoopback(remoteAddress ?? '') && isLoopbackName(headers.host ?? '');
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip);
}

function isLoopbackName(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(host);
}
