import { expect, it } from 'vitest';
import { readNatsAddress } from '../../../../../sidecar/adapters/bus/nats-address.ts';

const open = { isTls: false, user: null, password: null, token: null };

it.each([
  ['nats://nats.example', { ...open, servers: ['nats.example:4222'] }],
  ['tls://nats.example:4333/', { ...open, isTls: true, servers: ['nats.example:4333'] }],
  ['nats://[::1]:4222', { ...open, servers: ['[::1]:4222'] }],
  [
    'nats://toonbank:a%3Ab%4012@h:1',
    { ...open, servers: ['h:1'], user: 'toonbank', password: 'a:b@12' },
  ],
  ['nats://a-token@h', { ...open, servers: ['h:4222'], token: 'a-token' }],
  ['nats://t@a, nats://t@b:9', { ...open, servers: ['a:4222', 'b:9'], token: 't' }],
])('[BS3] NATS is named by its address: %s', (text, address) => {
  expect(readNatsAddress(text)).toEqual(address);
});

it.each([
  'localhost:4222',
  'http://h',
  'nats://',
  'nats://h/path',
  'nats://h?x=1',
  'nats://a,,nats://b',
  'nats://a,tls://b',
  'nats://u:p@a,nats://u:q@b',
  '',
])('[BS3] and by nothing else: %s', (text) => {
  expect(readNatsAddress(text)).toBeNull();
});
