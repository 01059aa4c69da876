import { randomUUID } from 'node:crypto';
import { codeCalls } from '../codes/calls.ts';
import { type Finding, right, wrong } from './finding.ts';

// Shaped like a code, and never one: a basket of its own asks, so that no visitor's wrong codes are counted.
const NO_CODE = 'ZZZZ-ZZZZ-ZZZZ';

/** Whether the shop's server key signs: asks for a code that does not exist, and changes nothing. */
export async function checkCodes(sidecar: URL, shop: string, key: string): Promise<Finding> {
  const calls = codeCalls({ sidecarUrl: sidecar.origin, shop, key });
  const asked = { code: NO_CODE, basket: `check-shop-${randomUUID()}`, basketMinor: 1 };
  const answer = await calls.apply(asked);
  const refusal = answer.kind === 'refused' ? answer.refusal : 'not-found';
  const sentence = SENTENCES[refusal];
  if (sentence === undefined) {
    return right('codes', 'The server key signs: the sidecar answers calls about codes.');
  }
  return wrong('codes', sentence(shop));
}

const SENTENCES: Readonly<Record<string, (shop: string) => string>> = {
  unauthenticated: (shop) =>
    `The sidecar does not accept this server key for shop "${shop}", or this machine's clock is off by more than five minutes. The operator puts the key in serverKeys in SHOPS.`,
  silent: () => 'The sidecar does not answer calls about codes.',
  'host-not-allowed': () =>
    'The sidecar does not know the name it was called by. The operator sets PUBLIC_URL to it.',
  'too-many': () => 'Too many wrong codes were tried in this shop. Try again in ten minutes.',
};
