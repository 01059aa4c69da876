import { expect, test } from 'vitest';
import { policyFor } from '../../../../extension/cobrowse/assets.ts';
import { pictureState } from '../../../../extension/cobrowse/picture-state.ts';
import { allowedFrom } from '../../../../extension/cobrowse/wash/addresses.ts';
import { readUnmirrored } from '../../../../shared/frames/unmirrored.ts';

const LIVE = { isLinked: true, over: null, hasSource: true, isShown: true, hasPicture: true };

const over = { because: 'revoked', sentence: 'Over.' } as const;

test('[VW1] what is shown follows link, page and picture, and the end goes before all', () => {
  expect(pictureState(LIVE).kind).toBe('live');
  expect(pictureState({ ...LIVE, isShown: false }).kind).toBe('away');
  expect(pictureState({ ...LIVE, isShown: false, hasSource: false }).kind).toBe('lost');
  expect(pictureState({ ...LIVE, hasPicture: false, hasSource: false }).kind).toBe('waiting');
  expect(pictureState({ ...LIVE, isLinked: false }).kind).toBe('connecting');
  expect(pictureState({ ...LIVE, isLinked: false, over })).toEqual({ kind: 'ended', ...over });
});

test('[VW6] a document with pictures loads from allowed origins and its own, and talks to its sidecar alone', () => {
  const allowed = allowedFrom([
    'https://shop.example/path',
    'https://cdn.example:8443',
    'ftp://x.example',
    'junk',
    '*',
  ]);
  const policy = policyFor(allowed, 'wss://sidecar.example/v1/cobrowse/viewer');
  const rules = new Map(
    policy.split('; ').map((rule) => {
      const [name = '', ...from] = rule.split(' ');
      return [name, from];
    }),
  );
  const origins = ['https://cdn.example:8443', 'https://shop.example'];
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('script-src')).toEqual(["'self'"]);
  expect(rules.get('img-src')).toEqual(["'self'", 'data:', ...origins]);
  expect(rules.get('font-src')).toEqual(["'self'", 'data:', ...origins]);
  expect(rules.get('style-src')).toEqual(["'self'", "'unsafe-inline'", ...origins]);
  expect(rules.get('media-src')).toEqual(['data:', ...origins]);
  expect(rules.get('connect-src')).toEqual(['wss://sidecar.example']);
  for (const name of ['frame-src', 'object-src', 'worker-src', 'base-uri', 'form-action']) {
    expect(rules.get(name), name).toEqual(["'none'"]);
  }
});

test('[VW6] an address with words of a policy in it puts none into the policy', () => {
  const hostile = [
    'https://a.example; script-src *',
    "https://b.example'unsafe-eval'",
    'https://c.example, *',
  ];
  const policy = policyFor(allowedFrom(hostile), 'ws://127.0.0.1:1/');
  expect(policy.match(/script-src [^;]*/g)).toEqual(["script-src 'self'"]);
  expect(policy).not.toMatch(/\*|unsafe-eval|,/);
});

test('[VW8] what is not mirrored is read as kinds and counts, and nothing else', () => {
  expect(
    readUnmirrored([
      { kind: 'canvas', count: 2 },
      { kind: '<b>', count: 1 },
      { kind: 'a', count: -1 },
      5,
      null,
    ]),
  ).toEqual([{ kind: 'canvas', count: 2 }]);
  expect(readUnmirrored('a')).toEqual([]);
  expect(readUnmirrored(Array.from({ length: 99 }, () => ({ kind: 'a', count: 1 })))).toHaveLength(
    20,
  );
});
