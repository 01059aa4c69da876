import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COBROWSE_RULES_MAX, SELECTOR_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { policyFrom } from '../../sidecar/adapters/policy/parse.ts';
import { PolicyRefused } from '../../sidecar/adapters/policy/policy-refused.ts';
import type { CobrowsePolicy } from '../../sidecar/domain/cobrowse/rules.ts';

const SHIPPED = readFileSync(
  join(import.meta.dirname, '../../sidecar/policy/default.json'),
  'utf8',
);
const NONE: CobrowsePolicy = {
  shop: null,
  hide: [],
  show: [],
  careful: [],
  untouchable: [],
  coupon: [],
  assetHosts: [],
};
const rule = (...selectors: readonly string[]) => ({ url: '*', selectors });

function read(...cobrowse: readonly object[]) {
  return policyFrom({ ...JSON.parse(SHIPPED), cobrowse }, 'policy.json').cobrowse;
}

function refusal(...cobrowse: readonly object[]): string {
  try {
    read(...cobrowse);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.sentence;
    throw error;
  }
  return 'accepted';
}

describe('rules for looking along in a policy', () => {
  test('[CB6] the shipped ones are for every shop and name careful pages', () => {
    const [shipped, ...more] = policyFrom(JSON.parse(SHIPPED), 'default.json').cobrowse;
    expect(more).toEqual([]);
    expect(shipped).toMatchObject({ shop: null, show: [], assetHosts: [] });
    expect(shipped?.careful).toContain('*/checkout*');
  });

  test('[CB6] a policy from before there were any lays nothing down', () => {
    const { cobrowse, ...before } = JSON.parse(SHIPPED);
    expect(policyFrom(before, 'policy.json').cobrowse).toEqual([]);
  });

  test('[CB6] they are read as they stand, for every shop and for one', () => {
    const own = {
      ...NONE,
      shop: 'boots',
      hide: [rule('.reviewer')],
      show: [rule('.delivery-times', '[data-code]')],
      careful: ['*/login*'],
      untouchable: ['#place-order'],
      coupon: ['#promo'],
      assetHosts: ['cdn.boots.example', 'images.example:8443'],
    };
    expect(read(NONE, own)).toEqual([NONE, own]);
  });

  test.each<[string, readonly object[], RegExp]>([
    [
      'two for one shop',
      [
        { ...NONE, shop: 'a' },
        { ...NONE, shop: 'a' },
      ],
      /the shop a is there tw/,
    ],
    ['two for every shop', [NONE, NONE], /every shop is there twice/],
    ['hidden and shown', [{ ...NONE, hide: [rule('.a')], show: [rule('.a')] }], /hides and shows/],
    [
      'hidden for every shop, shown for one',
      [
        { ...NONE, hide: [rule('.a')] },
        { ...NONE, shop: 'boots', show: [rule('.b', '.a')] },
      ],
      /the shop boots hides and shows \.a on \*/,
    ],
    ['everything shown', [{ ...NONE, show: [rule('*')] }], /whole pages: \*/],
    ['the body shown, in a list', [{ ...NONE, show: [rule('.a, BODY')] }], /whole pages/],
    ['all children shown', [{ ...NONE, show: [rule('body > *')] }], /whole pages/],
    ['a rule that names nothing', [{ ...NONE, hide: [rule()] }], /hide/],
    ['an unknown field', [{ ...NONE, reveal: [] }], /reveal/],
    ['a missing field', [{ shop: null }], /cobrowse/],
    ['a host with a path', [{ ...NONE, assetHosts: ['cdn.example/a'] }], /assetHosts/],
    ['a host with a wildcard', [{ ...NONE, assetHosts: ['*.example'] }], /assetHosts/],
    ['a host with a scheme', [{ ...NONE, assetHosts: ['http://cdn.example'] }], /assetHosts/],
    [
      'a host with no such port',
      [{ ...NONE, assetHosts: ['cdn.example:70000'] }],
      /a host that is none/,
    ],
    ['a selector too long', [{ ...NONE, coupon: ['x'.repeat(SELECTOR_MAX_CHARS + 1)] }], /coupon/],
  ])('[CB6] %s is refused with a sentence that names it', (_, cobrowse, words) => {
    expect(refusal(...cobrowse)).toMatch(words);
    expect(refusal(...cobrowse)).toContain('policy.json');
  });

  test('[CB6, LM1] no shop gets more rules than fit, its own and those for every shop together', () => {
    const careful = (count: number, mark: string) =>
      Array.from({ length: count }, (_, n) => `*/${mark}-${n}`);
    const half = COBROWSE_RULES_MAX / 2;
    const everywhere = { ...NONE, careful: careful(half, 'all') };
    const fits = { ...NONE, shop: 'boots', careful: careful(half, 'own') };
    expect(read(everywhere, fits)).toHaveLength(2);
    const tooMany = { ...fits, careful: careful(half + 1, 'own') };
    expect(refusal(everywhere, tooMany)).toMatch(/more than 200 rules in careful/);
    expect(refusal({ ...NONE, careful: careful(COBROWSE_RULES_MAX + 1, 'all') })).toMatch(
      /careful/,
    );
    const long = (mark: string) =>
      Array.from({ length: 60 }, (_, n) => `.${mark}${n}`.padEnd(SELECTOR_MAX_CHARS, 'x'));
    expect(read({ ...NONE, untouchable: long('a') })).toHaveLength(1);
    const own = { ...NONE, shop: 'boots', untouchable: long('b') };
    expect(refusal({ ...NONE, untouchable: long('a') }, own)).toMatch(/boots .* too long together/);
  });
});
