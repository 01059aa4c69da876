import { isIP, isIPv4 } from 'node:net';

/** Names that stand for ranges, as the web framework knows them. */
const NAMED: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Whether TRUSTED_PROXIES may say this: an address, a range or the name of one. Not a range of all
 * addresses: with it every visitor's own claim would be believed.
 */
export function isProxy(text: string): boolean {
  if (NAMED.has(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128);
}
