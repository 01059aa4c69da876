// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { observeCheckout } from '../../../../visitor/observe/checkout.ts';
import { isCouponField, observeCouponField } from '../../../../visitor/observe/coupon-field.ts';
import { observeExitIntent } from '../../../../visitor/observe/exit-intent.ts';
import { observeForms } from '../../../../visitor/observe/form-abandoned.ts';
import { isPriceOrName } from '../../../../visitor/observe/price-copy.ts';
import { observeRageClicks } from '../../../../visitor/observe/rage-click.ts';
import { observeShippingCost } from '../../../../visitor/observe/shipping-cost-view.ts';
import { observeTabReturn } from '../../../../visitor/observe/tab-return.ts';
import { openStorage } from '../browser.ts';
import { setVisibility, stand } from './stand.ts';

const bubbling = { bubbles: true, composed: true };

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function put(markup: string): HTMLElement {
  document.body.innerHTML = markup;
  const [first] = document.body.children;
  if (!(first instanceof HTMLElement)) throw new Error('the markup has no element');
  return first;
}

describe('idle-at-checkout', () => {
  const observe = (type: 'checkout' | 'basket') =>
    stand((stage) => observeCheckout(stage, openStorage().keep()), type);

  it('[HS3] is noticed after 30 s without input, once per page', () => {
    const stood = observe('checkout');
    vi.advanceTimersByTime(29_000);
    document.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(29_999);
    expect(stood.hesitations()).toEqual([]);
    vi.advanceTimersByTime(1);
    document.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(60_000);
    expect(stood.hesitations()).toEqual(['idle-at-checkout']);
  });

  it('[HS3] is not noticed on other pages, nor while hidden', () => {
    const basket = observe('basket');
    vi.advanceTimersByTime(60_000);
    expect(basket.hesitations()).toEqual([]);
    const checkout = observe('checkout');
    setVisibility('hidden');
    vi.advanceTimersByTime(60_000);
    expect(checkout.hesitations()).toEqual([]);
  });
});

describe('exit-intent', () => {
  const leave = (clientY: number, pointerType = 'mouse') =>
    document.dispatchEvent(
      new PointerEvent('pointerout', { clientY, pointerType, relatedTarget: null }),
    );

  it('[HS6] is the mouse through the top edge, not before 3 s, once per page', () => {
    const stood = stand(observeExitIntent);
    vi.advanceTimersByTime(2_999);
    leave(-1);
    expect(stood.hesitations()).toEqual([]);
    vi.advanceTimersByTime(1);
    leave(200);
    leave(-1, 'touch');
    expect(stood.hesitations()).toEqual([]);
    leave(-1);
    leave(-1);
    expect(stood.hesitations()).toEqual(['exit-intent']);
    stood.show('page-2');
    vi.advanceTimersByTime(3_000);
    leave(0);
    expect(stood.hesitations()).toEqual(['exit-intent', 'exit-intent']);
  });
});

describe('rage-click', () => {
  const click = (target: EventTarget, atMs: number, clientX = 0) => {
    const event = new MouseEvent('click', { ...bubbling, clientX });
    Object.defineProperty(event, 'timeStamp', { value: atMs });
    target.dispatchEvent(event);
  };

  it.each([
    ['within a second on one spot', [0, 400, 1_000], [0, 10, 30], ['rage-click']],
    ['too slow', [0, 600, 1_201], [0, 0, 0], []],
    ['too far apart', [0, 100, 200], [0, 20, 51], []],
  ])('[HS7] three clicks %s give %j %j %j', (_, times, places, expected) => {
    const stood = stand(observeRageClicks);
    const button = put('<button>Go</button>');
    for (const [index, atMs] of times.entries()) click(button, atMs, places[index]);
    expect(stood.hesitations()).toEqual(expected);
  });

  it('[HS7] three clicks in a field are no anger', () => {
    const stood = stand(observeRageClicks);
    const field = put('<input>');
    for (const atMs of [0, 1, 2]) click(field, atMs);
    expect(stood.hesitations()).toEqual([]);
  });
});

describe('coupon-focus', () => {
  it.each([
    ['<input name="coupon_code">', true],
    ['<input id="kortingscode">', true],
    ['<input placeholder="Actiecode">', true],
    ['<input aria-label="Gift card">', true],
    ['<input data-toonbank="coupon">', true],
    ['<input name="email">', false],
    ['<button name="coupon">Use</button>', false],
  ])('[HS4] %s is a field for a code: %s', (markup, isCoupon) => {
    expect(isCouponField(put(markup))).toBe(isCoupon);
  });

  it('[HS4] a label names the field, and going there is noticed once', () => {
    const stood = stand(observeCouponField);
    put('<div><label for="c">Kortingscode</label><input id="c"></div>');
    const field = document.getElementById('c');
    field?.dispatchEvent(new FocusEvent('focusin', bubbling));
    field?.dispatchEvent(new FocusEvent('focusin', bubbling));
    expect(stood.hesitations()).toEqual(['coupon-focus']);
  });
});

describe('form-abandoned', () => {
  const fill = (selector: string, value: string) => {
    const field = document.querySelector<HTMLInputElement>(selector);
    if (field === null) throw new Error('no such field');
    field.value = value;
    field.dispatchEvent(new Event('input', bubbling));
  };
  const form = '<form><input name="a"><input name="b"></form>';

  it('[HS8] is two fields filled and the page left', () => {
    const stood = stand(observeForms);
    put(form);
    fill('[name=a]', 'x');
    fill('[name=b]', 'y');
    stood.pages.leave();
    expect(stood.hesitations()).toEqual(['form-abandoned']);
  });

  it('[HS8] is not one field, nor two of which one was emptied, nor a form that was sent', () => {
    const stood = stand(observeForms);
    const element = put(form);
    fill('[name=a]', 'x');
    fill('[name=b]', 'y');
    fill('[name=b]', '');
    stood.pages.leave();
    stood.show('page-2');
    fill('[name=a]', 'x');
    fill('[name=b]', 'y');
    element.dispatchEvent(new Event('submit', bubbling));
    stood.pages.leave();
    expect(stood.hesitations()).toEqual([]);
  });
});

describe('tab-return', () => {
  it.each([
    ['product', 10_000, ['tab-return']],
    ['product', 9_999, []],
    ['category', 60_000, []],
  ] as const)('[HS9] back on a %s page after %d ms gives %j', (type, awayMs, expected) => {
    const stood = stand(observeTabReturn, type);
    setVisibility('hidden');
    vi.advanceTimersByTime(awayMs);
    setVisibility('visible');
    expect(stood.hesitations()).toEqual(expected);
  });
});

describe('price-copy', () => {
  it.each([
    ['€ 189,95', true],
    ['189.95', true],
    ['Laarzen  Vera bruin', true],
    ['Vera bruin', true],
    ['Vera', false],
    ['maat 39', false],
    ['', false],
  ])('[HS10] copying "%s" is noticed: %s', (copied, isNoticed) => {
    expect(isPriceOrName(copied, ['Laarzen Vera bruin'])).toBe(isNoticed);
  });
});

describe('shipping-cost-view', () => {
  it('[HS5] opening what names the costs of sending is noticed, other links are not', () => {
    const stood = stand(observeShippingCost);
    put('<p><a id="o">Over ons</a><a id="v">Verzendkosten en levertijd</a></p>');
    document.getElementById('o')?.dispatchEvent(new MouseEvent('click', bubbling));
    expect(stood.hesitations()).toEqual([]);
    document.getElementById('v')?.dispatchEvent(new MouseEvent('click', bubbling));
    expect(stood.hesitations()).toEqual(['shipping-cost-view']);
  });
});

describe('an observer', () => {
  it('[VS1] that fails is stopped alone, and the page hears nothing of it', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    let failures = 0;
    const failing = stand((stage) =>
      stage.onDocument('click', () => {
        failures += 1;
        throw new Error('our fault');
      }),
    );
    const working = stand(observeTabReturn);
    document.dispatchEvent(new MouseEvent('click'));
    document.dispatchEvent(new MouseEvent('click'));
    setVisibility('hidden');
    vi.advanceTimersByTime(10_000);
    setVisibility('visible');
    expect(failures).toBe(1);
    expect(working.hesitations()).toEqual(['tab-return']);
    expect(failing.signals).toEqual([]);
    expect(warned).toHaveBeenCalledOnce();
  });

  it('[PV1] that is stopped notes nothing any more', () => {
    const stood = stand(observeTabReturn);
    stood.stop();
    setVisibility('hidden');
    vi.advanceTimersByTime(10_000);
    setVisibility('visible');
    expect(stood.signals).toEqual([]);
  });
});
