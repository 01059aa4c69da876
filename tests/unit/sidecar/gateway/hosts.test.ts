import { expect, it } from 'vitest';
import { hostsFor } from '../../../../sidecar/gateway/hosts.ts';

it('[ID3] without a list the names of this machine are answered, with the port that was bound', () => {
  const hosts = hostsFor({ hosts: null, publicUrl: null });
  hosts.boundTo(4_680);
  const known = ['localhost:4680', 'LOCALHOST:4680', '127.0.0.1:4680', '[::1]:4680'];
  expect(known.map(hosts.has)).toEqual([true, true, true, true]);
  expect(['localhost', 'localhost:80', 'evil.example', undefined].map(hosts.has)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('[ID3] a list is all there is: the names of this machine are not added to it', () => {
  const hosts = hostsFor({ hosts: ['counter.example'], publicUrl: null });
  hosts.boundTo(4_680);
  expect(hosts.has('counter.example')).toBe(true);
  expect(hosts.has('localhost:4680')).toBe(false);
});

it('[OP9] the host of PUBLIC_URL is answered beside them', () => {
  const hosts = hostsFor({ hosts: null, publicUrl: 'https://counter.example:8443/x' });
  hosts.boundTo(4_680);
  expect(hosts.has('counter.example:8443')).toBe(true);
  expect(hosts.has('counter.example')).toBe(false);
  expect(hosts.has('localhost:4680')).toBe(true);
});
