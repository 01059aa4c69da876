import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { claimed, confirmed } from '../../../../../sidecar/domain/engagement/known-order.ts';
import { stampConfirmed, stampOrder } from '../../../../../sidecar/domain/engagement/offer.ts';
import { anOffer } from '../../../../support/builders/offer.ts';

const at = asEpochMs;
const NAME = { shop: asId<never>('boots'), order: 'A-1' };
const mine = { ...NAME, session: asId<never>('mine'), visitor: asId<never>('me') };
const theirs = { ...NAME, session: asId<never>('theirs'), visitor: asId<never>('they') };

describe('an order', () => {
  it('[MS4] belongs to the visit that claimed it first, whoever claims it after that', () => {
    const known = claimed(null, mine, at(1));
    expect(known).toMatchObject({ session: 'mine', visitor: 'me', confirmedAt: null });
    expect(claimed(known, theirs, at(2))).toBe(known);
  });

  it('[MS4] may be confirmed before it is claimed, and is then when it is', () => {
    const told = confirmed(null, { ...NAME, isPaid: true }, at(1));
    expect(told).toMatchObject({ session: null, confirmedAt: 1 });
    expect(claimed(told, mine, at(2))).toMatchObject({ session: 'mine', confirmedAt: 1 });
  });

  it('[MS4] told again is the same; come to nothing it is confirmed no more', () => {
    const known = claimed(null, mine, at(1));
    const paid = confirmed(known, { ...NAME, isPaid: true }, at(2));
    expect(confirmed(paid, { ...NAME, isPaid: true }, at(3))).toBe(paid);
    expect(confirmed(paid, { ...NAME, isPaid: false }, at(4))).toMatchObject({ confirmedAt: null });
    expect(confirmed(known, { ...NAME, isPaid: false }, at(4))).toBe(known);
    expect(confirmed(null, { ...NAME, isPaid: false }, at(4))).toBeNull();
  });

  it('[MS4] stamps only offers whose visit claimed one', () => {
    const offer = anOffer();
    expect(stampConfirmed(offer, at(5))).toBe(offer);
    const ordered = stampOrder(offer, at(4));
    expect(stampConfirmed(ordered, at(5))).toMatchObject({ orderedAt: 4, confirmedAt: 5 });
  });
});
