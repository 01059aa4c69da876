import type { OriginRule } from './cors.ts';

/** In EXTENSION_ORIGINS: every installation in Firefox, which gives each an origin of its own. */
export const ANY_FIREFOX = 'moz-extension://*';

// As Firefox makes them, and as only Firefox can say them: no page has such an origin.
const OF_FIREFOX = /^moz-extension:\/\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Who may knock as a panel (SPEC ID3). What opens the door is the device's key: see ADR 0017.
 *
 * @param listed exact origins, and `ANY_FIREFOX`
 */
export function extensionRule(listed: readonly string[]): OriginRule {
  const exact = new Set(listed.filter((origin) => origin !== ANY_FIREFOX));
  const isFirefoxListed = listed.includes(ANY_FIREFOX);
  return (origin) => exact.has(origin) || (isFirefoxListed && OF_FIREFOX.test(origin));
}
