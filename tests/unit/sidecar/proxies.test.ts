import { expect, it } from 'vitest';
import { isProxy } from '../../../sidecar/config/proxies.ts';

it.each([
  '127.0.0.1',
  '10.0.0.0/8',
  '2001:db8::7',
  '2001:db8::/32',
  '::ffff:10.0.0.1',
  'loopback',
  'linklocal',
  'uniquelocal',
])('[OP6] %s is a proxy that may be trusted', (text) => {
  expect(isProxy(text)).toBe(true);
});

it.each([
  '*',
  'my-proxy',
  'proxy.example',
  '10.0.0.1:443',
  '10.0.0.0/',
  '10.0.0.0/33',
  '2001:db8::/129',
  '10.0.0.0/8/8',
  '0.0.0.0/0',
  '::/0',
])('[OP6] %s is none, and is said to be before anything starts', (text) => {
  expect(isProxy(text)).toBe(false);
});
