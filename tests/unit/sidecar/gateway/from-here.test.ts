import { expect, it } from 'vitest';
import { isFromHere } from '../../../../sidecar/gateway/from-here.ts';

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('[OP2] %s is this machine', (ip) => {
  expect(isFromHere(ip, {})).toBe(true);
});

it.each(['10.0.0.5', '::ffff:10.0.0.5', '2001:db8::1', undefined])('[OP2] %s is not', (ip) => {
  expect(isFromHere(ip, {})).toBe(false);
});

it('[OP2] who is on a trusted network does not become this machine by saying so', () => {
  expect(isFromHere('10.0.0.5', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
});

it('[OP2] what a proxy on this machine passes on is not of this machine', () => {
  expect(isFromHere('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
  expect(isFromHere('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(false);
});
