import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { decodeBeacon } from '../../../../shared/protocol/codec.ts';
import { BEACON_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import { packBeacon, sendBeacon } from '../../../../visitor/wire/beacon.ts';
import type { Noted } from '../../../../visitor/wire/signal-outbox.ts';

const HEAD = { version: 1, shop: 'demo', secret: 's'.repeat(43), tab: 'tab' };

function noted(n: number, name: string): Noted {
  return {
    n,
    id: `id-${n}`,
    at: 1,
    wasSent: false,
    body: {
      type: 'page.viewed',
      page: 'p',
      url: '',
      title: name,
      pageType: 'home',
      referrer: 'direct',
    },
  };
}

it('[VS6] what a beacon carries is the front of the row, decodes, and fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 200 }),
      (titles) => {
        const signals = titles.map((title, index) => noted(index + 1, title.slice(0, 200)));
        const packed = packBeacon(HEAD, signals);
        if (packed === null) {
          expect(signals).toEqual([]);
          return;
        }
        expect(Buffer.byteLength(packed.text)).toBeLessThan(BEACON_MAX_BYTES);
        const decoded = decodeBeacon(packed.text);
        expect(decoded.isOk && decoded.value.messages.map(({ n }) => n)).toEqual(
          Array.from({ length: packed.upTo }, (_, index) => index + 1),
        );
      },
    ),
    { numRuns: 50 },
  );
});

it('[VS1] a browser without sendBeacon and fetch keeps the signals for the next page', () => {
  vi.stubGlobal('fetch', undefined);
  vi.stubGlobal('navigator', {});
  expect(sendBeacon('http://127.0.0.1/v1/beacon', '{}')).toBe(false);
  vi.unstubAllGlobals();
});
