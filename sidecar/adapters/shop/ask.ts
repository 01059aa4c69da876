import { neverSent } from '../../../shared/kernel/never-sent.ts';
import { SHOP_ANSWER_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { ShopAnswer } from '../../ports/shop.ts';

/** What a shop's server answered, read whole. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** Its JSON; null when there was none. */
  readonly said: unknown;
}

/**
 * Posts JSON to a shop's server. What is not an answer is told apart by whether it can have acted: `failed` when
 * nothing was sent, `unknown` when it may have arrived, so that only the second leaves something to be found again.
 */
export async function askShop(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<ShopAnswer<Heard>> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      // Credentials and signature are for this address and no other.
      redirect: 'manual',
      signal,
    });
    const said = jsonIn(await textOf(answer));
    const { status } = answer;
    // What failed inside may have happened all the same.
    if (status >= 500) return unknown(`The shop answered ${status}.`);
    return { kind: 'done', value: { status, headers: answer.headers, said } };
  } catch (error) {
    const code = neverSent(error);
    if (code === null) return unknown('The shop was asked, but no answer came.');
    const sentence = `The shop cannot be reached (${code}).`;
    return { kind: 'failed', canRetry: true, sentence };
  }
}

/** It was asked and nobody knows what it did: asking again under the same key is right. */
export function unknown(sentence: string): ShopAnswer<never> {
  return { kind: 'unknown', sentence };
}

/** @throws when it is larger than any answer that is wanted */
async function textOf(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.length;
    if (bytes > SHOP_ANSWER_MAX_BYTES) throw new Error('The answer is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
