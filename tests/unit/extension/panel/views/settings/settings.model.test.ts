import { expect, test } from 'vitest';
import {
  describeDevice,
  readAddress,
  readCode,
} from '../../../../../../extension/panel/views/settings/pairing.model.ts';
import {
  languagesOf,
  readCapacity,
  sortPeople,
  speaksOf,
} from '../../../../../../extension/panel/views/settings/people.model.ts';
import { CAPACITY_MAX } from '../../../../../../shared/protocol/limits.ts';
import { anAgent } from '../../support/rows.ts';

test('[PN10] an address is read as people write it, and only http and https', () => {
  expect(readAddress(' https://counter.example/pair ')).toBe('https://counter.example');
  expect(readAddress('counter.example')).toBe('https://counter.example');
  expect(readAddress('localhost:4680')).toBe('http://localhost:4680');
  expect(readAddress('127.0.0.1:4680/x')).toBe('http://127.0.0.1:4680');
  for (const wrong of [
    '',
    'ftp://a.example',
    'javascript:alert(1)',
    'https://',
    'https://a:b@c.example',
  ]) {
    expect(readAddress(wrong), wrong).toBeNull();
  }
});

test('[PN10] a code is read without its spaces and small letters', () => {
  expect(readCode(' km4t 7qxw\n')).toBe('KM4T7QXW');
});

test('[PN10] a machine is named by its browser and system', () => {
  const brands = [{ brand: 'Not;A=Brand' }, { brand: 'Chromium' }, { brand: 'Microsoft Edge' }];
  expect(describeDevice({ userAgent: '', userAgentData: { brands, platform: 'Windows' } })).toEqual(
    {
      browser: 'Microsoft Edge',
      system: 'Windows',
    },
  );
  expect(describeDevice({ userAgent: 'X11; Linux Firefox/153' }).browser).toBe('Firefox');
});

test('[PN19] a capacity is a whole number within bounds', () => {
  expect(readCapacity('3')).toBe(3);
  for (const wrong of ['0', '', '2.5', 'many', String(CAPACITY_MAX + 1)]) {
    expect(readCapacity(wrong), wrong).toBeNull();
  }
});

test('[PN19] people who work come first, then the invited, then those without access', () => {
  const people = [
    anAgent('z'),
    anAgent('gone', { isRevoked: true }),
    anAgent('new', { isInvited: true }),
    anAgent('a'),
  ];
  expect(sortPeople(people).map(({ name }) => name)).toEqual(['a', 'z', 'new', 'gone']);
});

test('[PN19] languages survive the way through the form', () => {
  for (const speaks of ['nl', 'en', 'both'] as const) {
    expect(speaksOf(languagesOf(speaks))).toBe(speaks);
  }
});
