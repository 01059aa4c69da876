import { expect, test } from 'vitest';
import {
  openPlaces,
  type Place,
  readPair,
  readPlace,
  writePlace,
} from '../../../../../extension/panel/state/place.ts';
import { openTestPanel } from '../support/open-panel.ts';

const PLACES: readonly Place[] = [
  { view: 'floor' },
  { view: 'visitor', visitor: 'v_1' },
  { view: 'conversation', conversation: 'c-1' },
  { view: 'search', text: 'maat 39 / ruilen?' },
  { view: 'search', text: '100 %' },
  { view: 'search', text: 'a+b & c;d=e' },
  { view: 'settings' },
];

test('[PN14] every place survives the way through the hash', () => {
  for (const place of PLACES) expect(readPlace(writePlace(place))).toEqual(place);
});

test('[PN14] a hash that names nothing leads to the floor', () => {
  for (const hash of ['', '#', '#/visitor/', '#/nowhere/x', '#/%E0%A4%A', '#pair=x']) {
    expect(readPlace(hash).view).toBe('floor');
  }
  expect(readPlace('#/search/%FF').view).toBe('search');
});

test('[PN14] back goes where one came from, and to the floor when there is nothing before', () => {
  const hash = { current: '#/visitor/v' };
  const places = openPlaces({
    read: () => hash.current,
    write: (next) => {
      hash.current = next;
    },
    onChange: () => {},
  });
  places.go({ view: 'conversation', conversation: 'c' });
  expect(hash.current).toBe('#/conversation/c');
  places.back();
  expect(places.current.value).toEqual({ view: 'visitor', visitor: 'v' });
  places.back();
  expect(places.current.value).toEqual({ view: 'floor' });
});

test('[PN10] an invitation is read from the fragment, with commas in the address and without', () => {
  expect(readPair('#pair=https%3A%2F%2Fc.example,KM4T-7QXW')).toEqual({
    address: 'https://c.example',
    code: 'KM4T-7QXW',
  });
  expect(readPair('#pair=https://c.example/a,b,KM4T')?.address).toBe('https://c.example/a,b');
  expect(readPair('#pair=https://c.example')).toBeNull();
  expect(readPair('#/floor')).toBeNull();
});

test('[PN10] the code leaves the address at once and nothing is paired by itself', async () => {
  const { panel, background, hash } = await openTestPanel({
    isPaired: false,
    hash: '#pair=https://c.example,KM4T',
  });
  expect(panel.invitation).toEqual({ address: 'https://c.example', code: 'KM4T' });
  expect(hash.current).not.toContain('KM4T');
  expect(background.posted.some(({ kind }) => kind === 'pair')).toBe(false);
});
