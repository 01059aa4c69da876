import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPageStand, type PageStand, TALKING } from './cobrowse-page/stand.ts';

let stand: PageStand;
beforeAll(async () => {
  stand = await openPageStand();
});
afterAll(() => stand?.close());

const ours = (selector: string) => stand.page.locator(`toonbank-counter ${selector}`);
const resources = () =>
  stand.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//, '')),
  );
const recorder = () => stand.page.waitForFunction(() => window.recorder !== undefined);
/** A talk that goes on, with the chat shut. */
const talk = async (): Promise<void> => {
  await stand.open();
  stand.sidecar.tell(TALKING);
  // Nobody is connected before somebody wants something: opening the chat does.
  await ours('.launcher').click();
  await ours('.chat').waitFor();
  await ours('.head-act').last().click();
};

test('[LA1] the question says who asks, what is seen and what stays hidden, and takes no focus', async () => {
  await talk();
  await stand.page.locator('#code').focus();
  stand.tellCobrowse({});
  const said = await ours('.offer-question').innerText();
  for (const words of ['Sanne', 'Agree', 'No, thanks', 'passwords', 'payment', 'stop', 'hide'])
    expect(said).toContain(words);
  expect(await stand.page.evaluate(() => document.activeElement?.id)).toBe('code');
  const widths = await ours('.cobrowse-acts .quiet').evaluateAll((buttons) =>
    buttons.map((button) => button.getBoundingClientRect().width),
  );
  expect(widths[0]).toBe(widths[1]);
  await ours('.launcher').click();
  await ours('.chat .cobrowse').waitFor();
  expect(await ours('.cobrowse').count()).toBe(1);
});

test('[LA2] only a press of the visitor answers: a script of the page cannot', async () => {
  await ours('.cobrowse-acts .quiet:not([aria-disabled=true])').first().waitFor();
  await stand.page.evaluate(() => {
    const root = document.querySelector('toonbank-counter')?.shadowRoot;
    for (const each of root?.querySelectorAll<HTMLElement>('.cobrowse button') ?? []) {
      each.click();
      each.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      each.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
  });
  expect(stand.heard('cobrowse.answer')).toEqual([]);
  await ours('.cobrowse-acts .quiet').first().focus();
  await stand.page.keyboard.press('Enter');
  await expect
    .poll(() => stand.heard('cobrowse.answer'))
    .toEqual([{ type: 'cobrowse.answer', cobrowse: 'cobrowse-1', isAgreed: true }]);
  await ours('.cobrowse').waitFor({ state: 'detached' });
});

test('[LA3, FS7] nothing that sees the page is loaded, and nothing is connected for it, before the sidecar says that it was agreed to', async () => {
  expect((await resources()).filter((name) => /record|along/.test(name))).toEqual([]);
  expect(stand.sidecar.pageHellos).toEqual([]);
  stand.tellCobrowse({ state: 'active', startedAt: Date.now() });
  await recorder();
  expect((await resources()).filter((name) => /record/.test(name))).toHaveLength(1);
  // The page greets by itself: the recorder here knows of no connection.
  await expect.poll(() => stand.sidecar.pageHellos.length).toBe(1);
});

test('[LA3, FS7] a page that is left and shown again while its recorder is on its way is looked along with', async () => {
  await talk();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await stand.page.route('**/record*.js', async (route) => {
    await gate;
    await route.continue();
  });
  const before = stand.sidecar.pageHellos.length;
  stand.tellCobrowse({ state: 'active', startedAt: Date.now() });
  await expect.poll(() => stand.sidecar.pageHellos.length).toBe(before + 1);
  await stand.page.evaluate(() => {
    dispatchEvent(new Event('pagehide'));
    dispatchEvent(new Event('pageshow'));
  });
  release();
  await recorder();
  await expect.poll(() => stand.sidecar.pageHellos.length).toBe(before + 2);
  await stand.page.unroute('**/record*.js');
});

test('[LA1] a no is told once, and the question does not come back', async () => {
  await talk();
  stand.tellCobrowse({});
  await ours('.cobrowse-acts .quiet').last().click();
  await expect
    .poll(() => stand.heard('cobrowse.answer'))
    .toEqual([{ type: 'cobrowse.answer', cobrowse: 'cobrowse-1', isAgreed: false }]);
  stand.tellCobrowse({ state: 'ended', ending: 'declined', endedAt: Date.now() });
  await ours('.cobrowse').waitFor({ state: 'detached' });
  expect(await stand.page.evaluate(() => sessionStorage.getItem('toonbank.along'))).toBeNull();
});

test('[LA4] a border and a bar that say who looks stay while it goes on, and move nothing', async () => {
  await stand.begin();
  const before = await stand.page.locator('#basket').boundingBox();
  expect(await ours('.along-who').innerText()).toBe('Sanne is looking along');
  await stand.say({ type: 'cobrowse.audience', names: ['Sanne', 'Tom', 'Eva'] });
  expect(await ours('.along-who').innerText()).toBe('Sanne, Tom and Eva are looking along');
  await stand.say({ type: 'cobrowse.audience', names: [] });
  expect(await ours('.along-who').innerText()).toContain('nobody looks');
  await ours('.along-border').waitFor();
  expect(await stand.page.locator('#basket').boundingBox()).toEqual(before);
  expect(
    await stand.page.evaluate(() => document.elementFromPoint(1, innerHeight / 2)?.localName),
  ).not.toBe('toonbank-counter');
  await ours('.along-fold').click();
  expect(await ours('.along-stop').isVisible()).toBe(true);
  expect(await ours('.along-tools').isVisible()).toBe(false);
});

test('[LA4] at 320 px, with the chat open, stopping and shutting the chat are both in reach', async () => {
  await stand.begin();
  await ours('.launcher').click();
  await ours('.chat').waitFor();
  await stand.page.setViewportSize({ width: 320, height: 568 });
  const bar = await ours('.along-bar').boundingBox();
  const chat = await ours('.chat').boundingBox();
  await stand.page.setViewportSize({ width: 1280, height: 800 });
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(chat?.y ?? 0);
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(320);
});

test('[LA4] a modal dialog of the shop does not take the way to stop away', async () => {
  await stand.begin();
  await stand.page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.id = 'modal';
    document.querySelector('main')?.append(dialog);
    dialog.showModal();
    document.querySelector('toonbank-counter')?.setAttribute('inert', '');
  });
  await ours('.along-fold').click();
  await stand.page.evaluate(() => document.querySelector('#modal')?.remove());
  await ours('.along-stop').click();
  await expect.poll(() => stand.heard('cobrowse.stop')).toHaveLength(1);
});

test('[LA5] stopping stops the recording in the same turn, and tells', async () => {
  await stand.begin();
  await stand.page.evaluate(() => {
    const root = document.querySelector('toonbank-counter')?.shadowRoot;
    root?.querySelector<HTMLElement>('.along-stop')?.click();
  });
  expect(await stand.page.evaluate(() => window.recorder?.isStopped)).toBe(false);
  // What the press itself leaves behind is seen by who listens after it.
  await stand.page.evaluate(() =>
    addEventListener('click', () => {
      document.title = String(window.recorder?.isStopped);
    }),
  );
  await ours('.along-stop').click();
  expect(await stand.page.title()).toBe('true');
  await expect
    .poll(() => stand.heard('cobrowse.stop'))
    .toEqual([{ type: 'cobrowse.stop', cobrowse: 'cobrowse-1' }]);
  expect(await ours('.along-bar').count()).toBe(0);
  expect(await ours('.along-border').count()).toBe(0);
});

test('[LA5] when the sidecar says it is over, border and bar go, and nothing begins again', async () => {
  await stand.begin();
  await stand.page.evaluate(() => window.recorder?.become('over'));
  await ours('.along-border').waitFor({ state: 'detached' });
  expect(await ours('.along-bar').count()).toBe(0);
  expect(await stand.page.evaluate(() => window.recorder?.isStopped)).toBe(true);
  await stand.page.evaluate(() => dispatchEvent(new Event('focus')));
  expect(await stand.page.evaluate(() => window.recorders)).toBe(1);
});

test('[LA6] it goes on after a reload and on the next page, and each recording begins anew', async () => {
  await stand.begin();
  await stand.page.reload();
  await recorder();
  await ours('.along-bar').waitFor();
  await stand.page.locator('#sizes').click();
  await stand.page.waitForURL('**/sizes');
  await recorder();
  await ours('.along-bar').waitFor();
});

test('[LA6] a tab that nobody looks at records nothing, and says all the same that it goes on', async () => {
  await stand.begin();
  const hidden = await stand.context.newPage();
  await hidden.addInitScript(() => {
    let state = 'hidden';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.assign(window, {
      lookAt: () => {
        state = 'visible';
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  await hidden.goto(stand.sidecar.origin);
  await hidden.locator('toonbank-counter .along-bar').waitFor();
  expect(await hidden.evaluate(() => window.recorders ?? 0)).toBe(0);
  await hidden.evaluate(() => Reflect.get(window, 'lookAt')());
  await hidden.waitForFunction(() => window.recorder !== undefined);
  await hidden.close();
});

test('[LA6] of two windows side by side the one that is worked in is looked along with', async () => {
  await stand.begin();
  await stand.page.evaluate(() => window.recorder?.become('paused'));
  await expect.poll(() => ours('.along-who').innerText()).toContain('your other window');
  await stand.page.locator('h1').click();
  await stand.page.waitForFunction(() => window.recorders === 2);
  expect(await ours('.along-who').innerText()).not.toContain('your other window');
});

test('[LA9] who stops by keyboard goes on by keyboard, in the receipt', async () => {
  await stand.begin();
  await ours('.along-stop').focus();
  await stand.page.keyboard.press('Enter');
  await ours('.along-receipt').waitFor();
  await stand.page.keyboard.press('Tab');
  await stand.page.keyboard.press('Tab');
  await stand.page.keyboard.press('Enter');
  await ours('.along-receipt').waitFor({ state: 'detached' });
});

test('[LA9] the receipt says who, when, what stayed hidden and why it ended, also after a reload', async () => {
  await stand.begin();
  await stand.page.locator('#sizes').click();
  await stand.page.waitForURL('**/sizes');
  await recorder();
  await stand.page.evaluate(() => window.recorder?.become('sending'));
  stand.tellCobrowse({
    state: 'ended',
    ending: 'stopped-by-agent',
    startedAt: 1_000_000,
    endedAt: 1_125_000,
  });
  await ours('.along-receipt').waitFor();
  await stand.page.reload();
  const said = await ours('.along-receipt').innerText();
  for (const words of ['Customer service stopped it', 'Sanne, from', '2 minutes', '14 places'])
    expect(said).toContain(words);
  const saving = stand.page.waitForEvent('download');
  await ours('.along-receipt button').first().click();
  const saved = await saving;
  const text = await readFile((await saved.path()) ?? '', 'utf8');
  expect(saved.suggestedFilename()).toMatch(/^looking-along-\d{4}-\d\d-\d\d\.txt$/);
  for (const words of ['Customer service stopped it', 'Sanne, from', '14 places'])
    expect(text).toContain(words);
  await ours('.along-receipt button').last().click();
  await ours('.along-receipt').waitFor({ state: 'detached' });
  await stand.page.reload();
  await ours('.launcher').waitFor();
  expect(await stand.page.evaluate(() => sessionStorage.getItem('toonbank.along'))).toBeNull();
});

test('[VS14] all of it under a strict policy: the page complains of nothing', () => {
  expect(stand.complaints).toEqual([]);
});
