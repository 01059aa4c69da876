import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUPON_FORMS } from './cobrowse-page/coupon-forms.ts';
import { openPageStand, type PageStand } from './cobrowse-page/stand.ts';

let stand: PageStand;
beforeAll(async () => {
  stand = await openPageStand();
});
afterAll(() => stand?.close());

const ours = (selector: string) => stand.page.locator(`toonbank-counter ${selector}`);
const answered = (proposal: string, answer: string) => ({
  type: 'cobrowse.answered',
  proposal,
  answer,
});
const put = (html: string) =>
  stand.page.evaluate((markup) => {
    const main = document.querySelector('main');
    if (main !== null) main.innerHTML = markup;
    for (const each of document.querySelectorAll('shop-coupon'))
      (each.shadowRoot ?? each.attachShadow({ mode: 'open' })).innerHTML =
        '<label>Kortingscode <input id="right"></label>';
  }, html);
const yes = () => ours('.along-proposal .primary');

test('[PT7] the coupon field is found on shops as they are, and nothing else is taken for it', async () => {
  await stand.open();
  const wrong: string[] = [];
  for (const { name, html, kind, selectors = [] } of COUPON_FORMS) {
    await put(html);
    // As text: the test's own build would put its way of importing in its place.
    const found = await stand.page.evaluate(`import('/find-coupon.js').then(({ findCoupon }) => {
      const selectors = ${JSON.stringify(selectors)};
      const place = findCoupon({ selectors, isUntouchable: () => false });
      return place && { kind: place.kind, is: place.element.id || place.element.name };
    })`);
    const isThere = /id="right"|shop-coupon/.test(html);
    const expected = isThere ? { kind: kind ?? 'field', is: 'right' } : null;
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push(`${name}: ${JSON.stringify(found)}`);
  }
  expect(COUPON_FORMS.length).toBeGreaterThanOrEqual(30);
  expect(wrong).toEqual([]);
});

test('[PT8] a ring shows where the code goes, and with a code it is proposed to fill it in', async () => {
  await stand.begin();
  await stand.say({ type: 'cobrowse.coupon', proposal: 'p1', code: null });
  await ours('.along-ring').waitFor();
  expect(await ours('.along-label').innerText()).toBe('Enter the code here');
  await stand.say({ type: 'cobrowse.coupon', proposal: 'p2', code: 'BOOTS10' });
  await yes().click();
  await expect.poll(() => stand.page.locator('#code').inputValue()).toBe('BOOTS10');
  expect(await stand.answers()).toEqual([
    answered('p1', 'done'),
    answered('p2', 'shown'),
    answered('p2', 'done'),
  ]);
});

test('[PT8] what is further down is gone to, and what is shut is opened, only after a yes', async () => {
  await stand.begin();
  await put(
    '<div class="tall"></div><details><summary>Have a coupon code?</summary><input id="code" name="coupon"></details><div class="tall"></div>',
  );
  await stand.say({ type: 'cobrowse.coupon', proposal: 'p1', code: 'BOOTS10' });
  expect(await ours('.along-proposal').innerText()).toContain('go to button “Have a coupon code?”');
  expect(await stand.page.evaluate(() => scrollY)).toBe(0);
  await yes().click();
  await ours('.along-proposal').getByText('click button').waitFor();
  await yes().click();
  await ours('.along-proposal').getByText('enter “BOOTS10”').waitFor();
  await yes().click();
  await expect.poll(() => stand.page.locator('#code').inputValue()).toBe('BOOTS10');
  expect(await stand.answers()).toEqual([answered('p1', 'shown'), answered('p1', 'done')]);
});

test('[PT8] where there is no such field, that is said', async () => {
  await stand.begin();
  await put('<p>About us</p>');
  await stand.say({ type: 'cobrowse.coupon', proposal: 'p1', code: null });
  expect(await stand.answers()).toEqual([answered('p1', 'not-found')]);
});

test('[PT8] the selectors of the shop are tried first', async () => {
  await stand.begin();
  await put('<label>Coupon <input name="coupon"></label><input id="own" name="zz">');
  await stand.page.evaluate(() => window.recorder?.coupon.push('#own'));
  await stand.say({ type: 'cobrowse.coupon', proposal: 'p1', code: 'BOOTS10' });
  await yes().click();
  await expect.poll(() => stand.page.locator('#own').inputValue()).toBe('BOOTS10');
});
