import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { ANSWER_WITHIN_MS, REDIRECTS_MAX } from './bounds.ts';

/** An answer, whatever its status. */
export interface Fetched {
  /** Where it came from in the end. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Reads an address within bounds; when nothing comes, the sentence that says why. */
export async function fetchText(address: URL, maxBytes: number): Promise<Result<Fetched, string>> {
  let url = address;
  try {
    for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { 'accept-encoding': 'br, gzip', 'user-agent': 'toonbank-check-shop' },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || location === null) {
        return await read(answer, url, maxBytes);
      }
      await answer.body?.cancel();
      const next = URL.parse(location, url);
      if (next === null || !/^https?:$/.test(next.protocol)) {
        return err(`${url.href} sends on to "${location}", which is no web address.`);
      }
      url = next;
    }
    return err(`${address.href} sends on more than ${REDIRECTS_MAX} times. Use the last address.`);
  } catch (error) {
    return err(sentenceFor(error, url));
  }
}

async function read(
  answer: Response,
  url: URL,
  maxBytes: number,
): Promise<Result<Fetched, string>> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of answer.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > maxBytes) return err(`${url.href} is larger than ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  const text = Buffer.concat(pieces).toString('utf8');
  return ok({ url, status: answer.status, headers: answer.headers, text });
}

function sentenceFor(error: unknown, { host, href, hostname }: URL): string {
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `There is no ${hostname}. Check the name, and that its address has been published.`;
  }
  if (code === 'ECONNREFUSED') return `Nothing listens at ${host}. Start it, or check the port.`;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `${href} did not answer within ${ANSWER_WITHIN_MS / 1_000} s.`;
  }
  if (/CERT|SIGNATURE|ALTNAME|SSL|TLS/.test(code)) {
    return `The certificate of ${host} is not one that browsers accept (${code}). Put a valid one, with its chain, in place.`;
  }
  return `${href} cannot be read (${code}).`;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error ? String(error.code) : error.message;
}
