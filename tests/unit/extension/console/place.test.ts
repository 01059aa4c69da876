import { expect, test } from 'vitest';
import {
  type ConsolePlace,
  hashOf,
  openConsolePlaces,
  placeOf,
} from '../../../../extension/console/place.ts';

const PLACES: readonly ConsolePlace[] = [
  { view: 'mandates', mandate: null },
  { view: 'mandates', mandate: 'new' },
  { view: 'mandates', mandate: 'm-1' },
  { view: 'offers' },
  { view: 'learning' },
  { view: 'replay' },
  { view: 'given' },
  { view: 'ledger' },
];

test.each(PLACES)('[CO3] the address of %j leads back to it', (place) => {
  expect(placeOf(hashOf(place))).toEqual(place);
});

test.each(['', '#', '#/unknown/x', '#/mandates/<script>'])(
  '[CO3] %j leads to the mandates',
  (hash) => {
    expect(placeOf(hash)).toEqual({ view: 'mandates', mandate: null });
  },
);

test('[CO3] going somewhere writes the address, and the address going back is followed', () => {
  let hash = '';
  let changed = (): void => undefined;
  const places = openConsolePlaces({
    read: () => hash,
    write: (next) => {
      hash = next;
    },
    onChange: (listener) => {
      changed = listener;
    },
  });
  places.go({ view: 'ledger' });
  expect(hash).toBe('#/ledger');
  hash = '#/given';
  changed();
  expect(places.current.value).toEqual({ view: 'given' });
});
