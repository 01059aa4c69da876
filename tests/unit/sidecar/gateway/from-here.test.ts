import { expect, it } from 'vitest';
import { isFromHere } from '../../../../sidecar/gateway/from-here.ts';

const host = '127.0.0.1:4680';

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('[OP2] %s is this machine', (ip) => {
  expect(isFromHere(ip, { host })).toBe(true);
});

it.each(['localhost', 'LOCALHOST:4680', '[::1]:4680'])('[OP2] it goes by the name %s', (name) => {
  expect(isFromHere('127.0.0.1', { host: name })).toBe(true);
});

it.each(['10.0.0.5', '::ffff:10.0.0.5', '2001:db8::1', undefined])('[OP2] %s is not', (ip) => {
  expect(isFromHere(ip, { host })).toBe(false);
});

it('[OP2] who is on a trusted network does not become this machine by saying so', () => {
  expect(isFromHere('10.0.0.5', { host, 'x-forwarded-for': '127.0.0.1' })).toBe(false);
});

it('[OP2] what a proxy on this machine passes on is not of this machine', () => {
  expect(isFromHere('127.0.0.1', { host, 'x-forwarded-for': '127.0.0.1' })).toBe(false);
  expect(isFromHere('127.0.0.1', { host, forwarded: 'for=127.0.0.1' })).toBe(false);
});

it.each(['counter.example', '127.0.0.1.counter.example', 'localhost.example', ''])(
  '[OP2] nor is it when the proxy says nothing but passes on the name %s',
  (name) => {
    expect(isFromHere('127.0.0.1', { host: name })).toBe(false);
  },
);
