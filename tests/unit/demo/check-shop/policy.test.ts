import { describe, expect, it } from 'vitest';
import { checkMixed } from '../../../../demo/check-shop/check-mixed.ts';
import { checkPolicy } from '../../../../demo/check-shop/check-policy.ts';
import { readPage, tagsIn } from '../../../../demo/check-shop/page.ts';
import { policiesOf } from '../../../../demo/check-shop/policy.ts';

const PAGE = new URL('https://boots.example/nl');
const SIDECAR = new URL('https://counter.example');

function tagWith(attributes: string) {
  const html = `<head><script ${attributes} src="${SIDECAR.origin}/toonbank.js"></script></head>`;
  return tagsIn(readPage(PAGE, html))[0] ?? null;
}
const judged = (policy: string, attributes = 'async', inPage: readonly string[] = []) =>
  checkPolicy(policiesOf(policy, inPage), PAGE, SIDECAR, tagWith(attributes))
    .filter(({ state }) => state === 'wrong')
    .map(({ sentence }) => sentence);

describe('a policy that lets the script load and talk', () => {
  it.each([
    '',
    "script-src 'self' https://counter.example; connect-src 'self' https://counter.example wss://counter.example",
    'script-src counter.example; connect-src counter.example wss://counter.example',
    'script-src *.example; connect-src *.example wss://*.example',
    'script-src https:; connect-src https: wss:',
    'default-src *',
    // CSP3, 6.7.2.9: the scheme of sockets stands for https too.
    'script-src *; connect-src wss:',
    "default-src 'none'; script-src https://counter.example:443; connect-src https://counter.example wss://counter.example:443",
    'script-src https://counter.example/toonbank.js https://counter.example/toonbank/; connect-src *',
    "script-src 'self'; script-src-elem https://counter.example; connect-src *",
    "img-src 'none'; frame-src 'none'",
    'SCRIPT-SRC HTTPS://COUNTER.EXAMPLE; connect-src *',
  ])('[CS2] %j', (policy) => {
    expect(judged(policy)).toEqual([]);
  });

  it('[CS2] by a nonce and strict-dynamic', () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic'; connect-src *";
    expect(judged(policy, 'async nonce="abc"')).toEqual([]);
    expect(judged(policy, 'async nonce="other"')).toHaveLength(1);
  });
});

describe('a policy that does not', () => {
  it.each([
    ["script-src 'self'; connect-src *", /https:\/\/counter\.example in script-src/],
    ["script-src *; connect-src 'self' https:", /wss:\/\/counter\.example in connect-src/],
    ['script-src http://counter.example:8080; connect-src *', /in script-src/],
    ['script-src https://other.example; connect-src *', /in script-src/],
    ['script-src https://*.counter.example; connect-src *', /in script-src/],
    ['script-src https://counter.example/other/; connect-src *', /in script-src/],
    ["script-src 'none'; script-src *; connect-src *", /in script-src/],
    ["script-src *; script-src-elem 'self'; connect-src *", /in script-src-elem/],
  ])('[CS2] %j', (policy, words) => {
    const said = judged(policy);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(words);
  });

  it('[CS2] of several, each must allow it: headers joined by a comma, and the page’s own', () => {
    expect(judged("default-src *, script-src 'self'")).toHaveLength(1);
    expect(judged('default-src *', 'async', ["connect-src 'self'"])).toHaveLength(2);
  });

  it('[CS2] a nonce on the tag alone does not reach what the script loads', () => {
    expect(judged("script-src 'nonce-abc'; connect-src *", 'async nonce="abc"')).toEqual([
      expect.stringMatching(/does not allow https:\/\/counter\.example in script-src/),
    ]);
  });
});

describe('page and sidecar', () => {
  it.each([
    ['https://boots.example', 'http://counter.example', /https and the tag is http/],
    ['https://boots.example', 'http://127.0.0.1:4680', /the visitor's own machine/],
    ['https://boots.example', 'https://localhost:4680', /the visitor's own machine/],
  ])('[CS1] %s cannot reach %s', (page, sidecar, words) => {
    expect(checkMixed(new URL(page), new URL(sidecar))).toMatchObject({
      state: 'wrong',
      sentence: expect.stringMatching(words),
    });
  });

  it.each([
    ['https://boots.example', 'https://counter.example'],
    ['http://127.0.0.1:4690', 'http://127.0.0.1:4680'],
    ['https://localhost:4690', 'http://localhost:4680'],
  ])('[CS1] %s can reach %s', (page, sidecar) => {
    expect(checkMixed(new URL(page), new URL(sidecar)).state).toBe('right');
  });
});

it('[CS1] a tag inside a comment or a string of another script is none', () => {
  const html = `<head><!-- <script src="/toonbank.js"></script> -->
    <script>const text = '<script src="/toonbank.js">';</script></head>`;
  expect(tagsIn(readPage(PAGE, html))).toEqual([]);
});
