import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPageStand, type PageStand, TALKING } from './cobrowse-page/stand.ts';

let stand: PageStand;
beforeAll(async () => {
  stand = await openPageStand();
});
afterAll(() => stand?.close());
beforeEach(() => stand.begin());

const ours = (selector: string) => stand.page.locator(`toonbank-counter ${selector}`);
const hidden = () => stand.page.evaluate(() => window.recorder?.hidden());
const checkpoints = () => stand.page.evaluate(() => window.recorder?.checkpoints);
const middleOf = async (selector: string): Promise<readonly [number, number]> => {
  const box = await stand.page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not drawn`);
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const choose = async (): Promise<void> => {
  await ours('.along-tools .along-act').first().click();
  await ours('.along-choosing').waitFor();
};

test('[LA7] a click hides what is under the pointer, and the page hears nothing of it', async () => {
  await stand.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'pointerup', 'click', 'touchstart'])
      for (const target of [document, document.body, document.querySelector('#basket')]) {
        target?.addEventListener(type, () => heard.push(type), true);
        target?.addEventListener(type, () => heard.push(type));
      }
  });
  await choose();
  // The press on the bar itself is heard, as any press on something of ours is.
  await stand.page.evaluate(() => Reflect.get(window, 'heard').splice(0));
  await stand.page.mouse.click(...(await middleOf('#basket')));
  expect(await hidden()).toEqual(['basket']);
  expect(await checkpoints()).toBe(1);
  expect(await stand.page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
  await ours('.along-hatch').waitFor();
  await stand.page.keyboard.press('Escape');
  await ours('.along-choosing').waitFor({ state: 'detached' });
  await stand.page.locator('#basket').click();
  expect(await stand.page.evaluate(() => Reflect.get(window, 'heard').length)).toBeGreaterThan(0);
});

test('[LA7] with a finger one is told to tap, and a tap hides', async () => {
  const cdp = await stand.page.context().newCDPSession(stand.page);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await choose();
  expect(await ours('.along-card .along-quiet').first().innerText()).toMatch(/^Tap it/);
  const [x, y] = await middleOf('#basket');
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(hidden).toEqual(['basket']);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await cdp.detach();
});

test('[LA7] the keys choose parent, child and neighbour, Enter hides, Escape ends', async () => {
  await stand.page.evaluate(() =>
    addEventListener('keydown', ({ key }) => {
      document.title += key;
    }),
  );
  await stand.page.evaluate(() => {
    document.title = '';
  });
  await choose();
  await stand.page.mouse.move(...(await middleOf('#street')));
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight', 'ArrowUp'])
    await stand.page.keyboard.press(key);
  expect(await ours('.along-card .along-strong').innerText()).toContain('Hide:');
  await stand.page.keyboard.press('Enter');
  expect(await hidden()).toEqual(['address']);
  await stand.page.keyboard.press('Escape');
  await ours('.along-choosing').waitFor({ state: 'detached' });
  expect(await stand.page.title()).toBe('');
});

test('[LA7] what is hidden can be shown again, by the visitor alone', async () => {
  await choose();
  await stand.page.mouse.click(...(await middleOf('#street')));
  await stand.page.keyboard.press('Escape');
  await stand.page.evaluate(() => {
    const root = document.querySelector('toonbank-counter')?.shadowRoot;
    root?.querySelector<HTMLElement>('.along-again')?.click();
  });
  expect(await hidden()).toEqual(['street']);
  await ours('.along-again').click();
  expect(await hidden()).toEqual([]);
  expect(await checkpoints()).toBe(2);
  await ours('.along-hatch').waitFor({ state: 'detached' });
});

test('[LA7] what was hidden stays hidden when the page is loaded anew, before a picture is taken', async () => {
  await choose();
  await stand.page.mouse.click(...(await middleOf('#street')));
  await stand.page.reload();
  await stand.page.waitForFunction(() => window.recorder !== undefined);
  expect(await hidden()).toEqual(['street']);
  expect(await checkpoints()).toBe(0);
  // Drawn anew by the page itself: hidden again with the next paint.
  await stand.page.evaluate(() => {
    const old = document.querySelector('#street');
    const drawn = old?.cloneNode(true);
    if (drawn) old?.replaceWith(drawn);
  });
  await stand.page.waitForFunction(() => window.recorder?.hidden().length === 2);
});

test('[LA7] parts can be hidden before agreeing, and are when it begins', async () => {
  await stand.open();
  stand.sidecar.tell(TALKING);
  await ours('.launcher').click();
  await ours('.chat').waitFor();
  await ours('.head-act').last().click();
  stand.tellCobrowse({});
  await ours('.cobrowse .inline').click();
  await ours('.along-choosing').waitFor();
  await stand.page.mouse.click(...(await middleOf('#street')));
  await stand.page.keyboard.press('Escape');
  await ours('.along-hatch').waitFor();
  expect(await stand.page.evaluate(() => window.recorders ?? 0)).toBe(0);
  await ours('.cobrowse-acts .quiet').first().click();
  stand.tellCobrowse({ state: 'active', startedAt: Date.now() });
  await stand.page.waitForFunction(() => window.recorder?.hidden().join() === 'street');
});

test('[LA8] the preview draws every cover where it is, with a legend, and a click or Escape ends it', async () => {
  await ours('.along-tools .along-act').last().click();
  const code = await stand.page.locator('#code').boundingBox();
  const first = await ours('.along-cover.along-input').first().boundingBox();
  expect([first?.x, first?.y, first?.width]).toEqual([code?.x, code?.y, code?.width]);
  expect(await ours('.along-legend li').allInnerTexts()).toEqual([
    expect.stringContaining('what you fill in'),
    expect.stringContaining('looks like'),
  ]);
  await stand.page.mouse.wheel(0, 60);
  await expect
    .poll(async () => {
      const cover = await ours('.along-cover.along-input').first().boundingBox();
      const field = await stand.page.locator('#code').boundingBox();
      return field !== null && field.y < (code?.y ?? 0) && cover?.y === field.y;
    })
    .toBe(true);
  await stand.page.keyboard.press('Escape');
  await ours('.along-cover').first().waitFor({ state: 'detached' });
  await ours('.along-tools .along-act').last().click();
  await ours('.along-cover').first().waitFor();
  await stand.page.evaluate(() => {
    document.querySelector('#basket')?.addEventListener('click', () => {
      document.title = 'pressed';
    });
  });
  await stand.page.mouse.click(...(await middleOf('#basket')));
  await ours('.along-cover').first().waitFor({ state: 'detached' });
  expect(await stand.page.title()).not.toBe('pressed');
});

test('[LA8] hiding and the preview take turns, and the keyboard is back where it was', async () => {
  const [hide, preview] = [
    ours('.along-tools .along-act').first(),
    ours('.along-tools .along-act').last(),
  ];
  await hide.focus();
  await stand.page.keyboard.press('Enter');
  await ours('.along-choosing').waitFor();
  await preview.click();
  await ours('.along-legend').waitFor();
  expect(await ours('.along-choosing').count()).toBe(0);
  await hide.click();
  await ours('.along-choosing').waitFor();
  expect(await ours('.along-legend').count()).toBe(0);
  await stand.page.keyboard.press('Escape');
  await stand.page.keyboard.press('Enter');
  await ours('.along-choosing').waitFor();
});

test('[LA7] the page complains of nothing', () => {
  expect(stand.complaints).toEqual([]);
});
