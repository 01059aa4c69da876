import { describe, expect, it } from 'vitest';
import { changeBasket, pairCount, subtotalMinor } from '../../../../demo/shop/basket.ts';
import { euros, price, vatInside } from '../../../../demo/shop/price.ts';

describe('price', () => {
  it('[DM2] cents read as each language writes euros', () => {
    expect(price(31_000, 'nl')).toBe('€\u00a0310,00');
    expect(price(123_456, 'nl')).toBe('€\u00a01.234,56');
    expect(price(123_456, 'en')).toBe('€1,234.56');
  });

  it('[DM3] euros are cents over a hundred and the VAT of 21 % is inside', () => {
    expect(euros(1_295)).toBe(12.95);
    expect(vatInside(12_100)).toBe(2_100);
  });
});

describe('basket', () => {
  it('[DM3] adds, joins, lessens and drops a line, within five of a kind', () => {
    const one = changeBasket([], 'sanne', '39', 1);
    const nine = changeBasket(one, 'sanne', '39', 8);
    expect(one).toEqual([{ productId: 'sanne', size: '39', quantity: 1 }]);
    expect(pairCount(nine)).toBe(5);
    expect(changeBasket(one, 'sanne', '39', -1)).toEqual([]);
    expect(changeBasket(one, 'nora', '38', -1)).toBe(one);
    expect(subtotalMinor(nine, () => 31_000)).toBe(155_000);
    expect(subtotalMinor(nine, () => undefined)).toBe(0);
  });

  it('[DM3] holds twenty lines and no more', () => {
    let basket = changeBasket([], 'a', '0', 1);
    for (let size = 1; size < 30; size += 1) basket = changeBasket(basket, 'a', String(size), 1);
    expect(basket).toHaveLength(20);
  });
});
