import { compactVerify, errors, type JWTPayload } from 'jose';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

type Key = Parameters<typeof compactVerify>[1];
type Algorithm = 'HS256' | 'ES256';

/**
 * The claims of a token signed with exactly this algorithm and key. What the token's own header says
 * chooses nothing: naming another algorithm, or none, is a bad signature.
 */
export async function readToken(
  token: string,
  key: Key,
  algorithm: Algorithm,
): Promise<Result<JWTPayload, 'malformed' | 'bad-signature'>> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: [algorithm] });
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return isClaims(claims) ? ok(claims) : err('malformed');
  } catch (error) {
    return err(isMalformed(error) ? 'malformed' : 'bad-signature');
  }
}

/** Not a token at all; whatever else goes wrong, a key that is none included, proves nothing. */
function isMalformed(error: unknown): boolean {
  return (
    error instanceof errors.JWSInvalid ||
    error instanceof SyntaxError ||
    (error instanceof TypeError &&
      'code' in error &&
      error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
  );
}

function isClaims(value: unknown): value is JWTPayload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
