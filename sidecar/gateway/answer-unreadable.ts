import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { ERROR_KINDS, type ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { Counters } from './counters.ts';
import { refuseHttp } from './refusal-reply.ts';

/**
 * What is no HTTP request, is too large or took too long: a no in the same words and with the same
 * headers as every other, then the end. There is no request yet, so the framework cannot say it.
 */
export function answerUnreadable(counters: Counters) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    // Who has gone, or has been answered already, cannot be told anything.
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, kind] = STATUS_OF[error.code ?? ''] ?? MALFORMED;
    counters.refused('http', kind);
    const body = JSON.stringify({ kind, sentence: ERROR_KINDS[kind].meaning });
    const head = [
      `HTTP/1.1 ${status}`,
      'connection: close',
      'content-type: application/json; charset=utf-8',
      ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    // Destroyed once it is written: a half-open connection would go on costing.
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  };
}

/**
 * A request whose address cannot be read. The framework answers it before any hook, by repeating the
 * stranger's own text.
 */
export function answerUnroutable(counters: Counters) {
  return (_error: Error, _request: unknown, reply: FastifyReply): void => {
    reply.headers(HEADERS);
    refuseHttp(reply, counters, 'http', 'malformed');
  };
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none';object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

type Answer = readonly [status: string, kind: ErrorKind];

const MALFORMED: Answer = ['400 Bad Request', 'malformed'];
const STATUS_OF: Readonly<Record<string, Answer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'malformed'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'too-large'],
};
