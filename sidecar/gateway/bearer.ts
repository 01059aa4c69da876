import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether an Authorization header carries one of the accepted tokens as bearer. Several are accepted
 * so that a token can be replaced without a moment in which neither works; none accepts nobody.
 */
export function hasBearer(authorization: string | undefined, accepted: readonly string[]): boolean {
  const said = digest(authorization ?? '');
  // Every token is compared, so that the time taken says neither whether nor which one matched.
  return accepted
    .map((token) => timingSafeEqual(said, digest(`Bearer ${token}`)))
    .some((isSame) => isSame);
}

// Hashes have one length, which the comparison in constant time needs.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
