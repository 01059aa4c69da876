import { expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '../../../../sidecar/config/extension-id.ts';
import { readConfig } from '../../../../sidecar/config.ts';
import { extensionRule } from '../../../../sidecar/gateway/extension-origins.ts';

const IN_FIREFOX = 'moz-extension://8154d16d-2fd5-4fec-b3e8-c91a8ff53327';

/** The rule as the operator's setting makes it. */
function ruleOf(EXTENSION_ORIGINS?: string) {
  const read = readConfig(EXTENSION_ORIGINS === undefined ? {} : { EXTENSION_ORIGINS });
  if (!read.isOk) throw new Error(read.error.sentence);
  return extensionRule(read.value.extensionOrigins);
}

it('[ID3] no installation in Firefox may knock unless the operator says so', () => {
  expect(ruleOf()(IN_FIREFOX)).toBe(false);
  expect(ruleOf(EXTENSION_ORIGIN)(IN_FIREFOX)).toBe(false);
  expect(ruleOf(`${EXTENSION_ORIGIN},moz-extension://*`)(IN_FIREFOX)).toBe(true);
});

it('[ID3] one installation in Firefox may be listed by its origin', () => {
  expect(ruleOf(IN_FIREFOX)(IN_FIREFOX)).toBe(true);
  expect(ruleOf(IN_FIREFOX)('moz-extension://00000000-2fd5-4fec-b3e8-c91a8ff53327')).toBe(false);
});

it('[ID3] listing Firefox leaves the fixed id listed, and lists nothing else', () => {
  const isAllowed = ruleOf(`${EXTENSION_ORIGIN},moz-extension://*`);
  expect(isAllowed(EXTENSION_ORIGIN)).toBe(true);
  for (const stranger of [
    'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'moz-extension://*',
    'moz-extension://8154d16d-2fd5-4fec-b3e8-c91a8ff53327/',
    'moz-extension://8154d16d-2fd5-4fec-b3e8-c91a8ff53327.evil.example',
    'xmoz-extension://8154d16d-2fd5-4fec-b3e8-c91a8ff53327',
    'https://8154d16d-2fd5-4fec-b3e8-c91a8ff53327',
    'null',
    '',
  ]) {
    expect(isAllowed(stranger), stranger).toBe(false);
  }
});
