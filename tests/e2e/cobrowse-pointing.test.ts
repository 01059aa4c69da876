import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  STROKE_DRAWN_POINTS_MAX,
  STROKE_POINTS_MAX,
  STROKES_MAX,
} from '../../shared/protocol/limits.ts';
import { openPageStand, type PageStand } from './cobrowse-page/stand.ts';

let stand: PageStand;
beforeAll(async () => {
  stand = await openPageStand();
});
afterAll(() => stand?.close());
beforeEach(() => stand.begin());

const ours = (selector: string) => stand.page.locator(`toonbank-counter ${selector}`);
const at = { checkpoint: 1 } as const;
const answers = () => stand.answers();
const answered = (proposal: string, answer: string) => ({
  type: 'cobrowse.answered',
  proposal,
  answer,
});
const propose = (proposal: string, node: number, act: 'scroll' | 'click' | { fill: string }) =>
  stand.say({
    type: 'cobrowse.propose',
    proposal,
    ...at,
    node,
    act: typeof act === 'string' ? { kind: act } : { kind: 'fill', text: act.fill },
  });
const yes = () => ours('.along-proposal .primary');
const no = () => ours('.along-proposal .quiet');

test('[PT2] pointer, ring and line stand on the element, at any scroll and size', async () => {
  await stand.say({ type: 'cobrowse.point', ...at, node: 3, x: 0.5, y: 0.5 });
  await stand.say({ type: 'cobrowse.ring', ...at, node: 3, text: 'Here' });
  await stand.say({ type: 'cobrowse.draw', ...at, stroke: 's', node: 3, points: [0, 0, 1, 1] });
  const isThere = async (): Promise<boolean> => {
    const basket = await stand.page.locator('#basket').boundingBox();
    const ring = await ours('.along-ring').boundingBox();
    const pointer = await ours('.along-pointer').boundingBox();
    const line = await ours('polyline').boundingBox();
    if (basket === null || ring === null || pointer === null || line === null) return false;
    const isClose = (one: number, other: number) => Math.abs(one - other) < 8;
    return (
      isClose(ring.x + ring.width / 2, basket.x + basket.width / 2) &&
      isClose(ring.y + ring.height / 2, basket.y + basket.height / 2) &&
      isClose(pointer.x, basket.x + basket.width / 2) &&
      isClose(pointer.y, basket.y + basket.height / 2) &&
      isClose(line.x, basket.x) &&
      isClose(line.y, basket.y)
    );
  };
  await expect.poll(isThere).toBe(true);
  await stand.page.evaluate(() => scrollTo(0, 80));
  await expect.poll(isThere).toBe(true);
  await stand.page.setViewportSize({ width: 360, height: 700 });
  await expect.poll(isThere).toBe(true);
  await stand.page.evaluate(() => {
    document.querySelector('h1')?.remove();
  });
  await expect.poll(isThere).toBe(true);
  await stand.page.setViewportSize({ width: 1280, height: 800 });
  await stand.say({ type: 'cobrowse.clear' });
  await stand.say({ type: 'cobrowse.point', ...at, node: null, x: 0, y: 0 });
  await ours('.along-ring').waitFor({ state: 'hidden' });
  await ours('.along-pointer').waitFor({ state: 'hidden' });
  expect(await ours('polyline').count()).toBe(0);
});

test('[PT9] the bar makes way for what is proposed about, and comes back', async () => {
  const bar = ours('.along-bar');
  const isOver = async (): Promise<boolean> => {
    const [one, other] = [await bar.boundingBox(), await stand.page.locator('#code').boundingBox()];
    if (one === null || other === null) throw new Error('nothing is there');
    const isBeside = other.x >= one.x + one.width || one.x >= other.x + other.width;
    return !isBeside && other.y < one.y + one.height && one.y < other.y + other.height;
  };
  for (const width of [1280, 360]) {
    await stand.page.setViewportSize({ width, height: 700 });
    const home = await bar.boundingBox();
    // The field goes where the bar is.
    await stand.page.evaluate(
      ({ x, y }) => {
        const field = document.getElementById('code');
        if (field !== null) field.style.cssText = `position: fixed; left: ${x}px; top: ${y}px`;
      },
      { x: (home?.x ?? 0) + 8, y: (home?.y ?? 0) + 8 },
    );
    expect(await isOver()).toBe(true);
    await propose(`way-${width}`, 5, { fill: 'BOOTS' });
    await expect.poll(isOver).toBe(false);
    await no().click();
    await expect.poll(isOver).toBe(true);
    // It comes in by a few pixels at first.
    const back = await bar.boundingBox();
    expect(Math.abs((back?.y ?? 0) - (home?.y ?? 0))).toBeLessThan(8);
  }
  await stand.page.evaluate(() => document.getElementById('code')?.removeAttribute('style'));
  await stand.page.setViewportSize({ width: 1280, height: 800 });
});

test('[PT2] nothing is drawn with every frame when nothing is shown', async () => {
  const frames = () =>
    stand.page.evaluate(async () => {
      let count = 0;
      const real = window.requestAnimationFrame;
      window.requestAnimationFrame = (act) => {
        count += 1;
        return real.call(window, act);
      };
      for (let frame = 0; frame < 5; frame += 1)
        await new Promise((done) => real.call(window, done));
      window.requestAnimationFrame = real;
      return count;
    });
  expect(await frames()).toBe(0);
  await stand.say({ type: 'cobrowse.ring', ...at, node: 3, text: '' });
  expect(await frames()).toBeGreaterThan(0);
  await stand.say({ type: 'cobrowse.clear' });
  expect(await frames()).toBe(0);
});

test('[PT1] what means an element of another picture, or one that is gone, is passed over', async () => {
  await stand.say({ type: 'cobrowse.ring', checkpoint: 9, node: 3, text: 'Old' });
  await stand.say({ type: 'cobrowse.ring', ...at, node: 999, text: 'Gone' });
  await stand.say({ type: 'cobrowse.point', checkpoint: 9, node: 3, x: 0, y: 0 });
  await stand.say({ type: 'cobrowse.draw', checkpoint: 9, stroke: 's', node: 3, points: [0, 0] });
  expect(await ours('.along-ring').isVisible()).toBe(false);
  expect(await ours('.along-pointer').isVisible()).toBe(false);
  expect(await ours('polyline').count()).toBe(0);
  await stand.say({ type: 'cobrowse.ring', ...at, node: 3, text: 'There' });
  await ours('.along-ring').waitFor();
  await stand.page.evaluate(() => document.querySelector('#basket')?.remove());
  await ours('.along-ring').waitFor({ state: 'hidden' });
});

test('[PT3] for what is out of sight an arrow points there, and only the visitor goes', async () => {
  await stand.say({ type: 'cobrowse.ring', ...at, node: 15, text: 'Delivery' });
  await ours('.along-arrow').waitFor();
  expect(await stand.page.evaluate(() => scrollY)).toBe(0);
  await ours('.along-arrow').click();
  await ours('.along-ring').waitFor();
  await ours('.along-arrow').waitFor({ state: 'hidden' });
  await stand.say({ type: 'cobrowse.ring', ...at, node: 14, text: 'Scrolled away within a box' });
  await stand.page.evaluate(() => scrollTo(0, 0));
  await ours('.along-arrow').waitFor();
});

test('[PT2] more lines than STROKES_MAX push the oldest out; a line ends at STROKE_DRAWN_POINTS_MAX', async () => {
  for (let stroke = 0; stroke <= STROKES_MAX; stroke += 1)
    await stand.say({
      type: 'cobrowse.draw',
      ...at,
      stroke: `s${stroke}`,
      node: 3,
      points: [0, 0],
    });
  expect(await ours('polyline').count()).toBe(STROKES_MAX);
  const points = Array.from({ length: STROKE_POINTS_MAX * 2 }, () => 0.5);
  for (let piece = 0; piece <= STROKE_DRAWN_POINTS_MAX / STROKE_POINTS_MAX; piece += 1)
    await stand.say({ type: 'cobrowse.draw', ...at, stroke: 'long', node: 3, points });
  const drawn = await ours('polyline').last().getAttribute('points');
  expect(drawn?.split(' ')).toHaveLength(STROKE_DRAWN_POINTS_MAX * 2);
});

test('[PT4] a proposal says who, what and what comes of it, and is done only after the visitor’s own yes', async () => {
  await stand.page.evaluate(() =>
    document.querySelector('#basket')?.addEventListener('click', () => {
      document.title = 'pressed';
    }),
  );
  await propose('p1', 3, 'click');
  const said = await ours('.along-proposal').innerText();
  expect(said).toContain('Sanne proposes: click button “In basket”');
  expect(said).toContain('as you would click it');
  await ours('.along-proposal .primary:not([aria-disabled])').waitFor();
  await stand.page.evaluate(() => {
    const root = document.querySelector('toonbank-counter')?.shadowRoot;
    root?.querySelector<HTMLElement>('.along-proposal .primary')?.click();
  });
  expect(await stand.page.title()).not.toBe('pressed');
  await yes().focus();
  await stand.page.keyboard.press('Enter');
  await ours('.along-proposal').waitFor({ state: 'detached' });
  expect(await stand.page.title()).toBe('pressed');
  expect(await answers()).toEqual([answered('p1', 'shown'), answered('p1', 'done')]);
});

test('[PT4] a press that was on its way when the card came up is no yes', async () => {
  await propose('p1', 3, 'click');
  expect(await yes().getAttribute('aria-disabled')).toBe('true');
  await ours('.along-proposal .primary:not([aria-disabled])').waitFor();
});

test('[PT4] one at a time: the newest replaces, a no and a withdrawal end it', async () => {
  await propose('p1', 3, 'click');
  await propose('p2', 4, 'click');
  expect(await ours('.along-proposal').count()).toBe(1);
  expect(await ours('.along-proposal').innerText()).toContain('You then go to /sizes');
  await no().click();
  await propose('p3', 15, 'scroll');
  await stand.say({ type: 'cobrowse.withdraw', proposal: 'p3' });
  expect(await ours('.along-proposal').count()).toBe(0);
  expect(await answers()).toEqual([
    answered('p1', 'shown'),
    answered('p1', 'replaced'),
    answered('p2', 'shown'),
    answered('p2', 'refused'),
    answered('p3', 'shown'),
  ]);
});

test('[PT5] a field is filled in so that a framework notices, and nothing is sent', async () => {
  await stand.page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#code');
    const heard: string[] = [];
    Object.assign(window, { heard });
    if (field === null) return;
    // As frameworks do: what is set through the element's own property is known already.
    let known = '';
    const real = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => real?.get?.call(field),
      set(value: string) {
        known = value;
        real?.set?.call(field, value);
      },
    });
    field.addEventListener('input', () => {
      if (field.value !== known) heard.push(`input ${field.value}`);
    });
    field.addEventListener('change', () => heard.push('change'));
    document.querySelector('form')?.addEventListener('submit', () => heard.push('submit'));
  });
  await propose('p1', 5, { fill: 'BOOTS10' });
  expect(await ours('.along-proposal').innerText()).toContain('“BOOTS10”');
  await yes().click();
  await expect.poll(answers).toContainEqual(answered('p1', 'done'));
  expect(await stand.page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
    'input BOOTS10',
    'change',
  ]);
});

test.each([
  ['a password', 7, { fill: 'x' }],
  ['a card number', 8, { fill: 'x' }],
  ['a file', 9, 'click'],
  ['what a lead or shop marked', 10, { fill: 'x' }],
  ['what is switched off', 11, { fill: 'x' }],
  ['a label of a file', 12, 'click'],
  ['a field too short for it', 13, { fill: 'four' }],
  ['a password, to be clicked', 7, 'click'],
] as const)('[PT6] %s is never proposed', async (_, node, act) => {
  await propose('p1', node, act);
  expect(await answers()).toEqual([answered('p1', 'not-allowed')]);
  expect(await ours('.along-proposal').count()).toBe(0);
});

test('[PT6] our own buttons are never proposed', async () => {
  await stand.page.evaluate(() => {
    const host = document.querySelector('toonbank-counter');
    host?.setAttribute('data-node', '50');
  });
  await propose('p1', 50, 'click');
  expect(await answers()).toEqual([answered('p1', 'not-allowed')]);
});

test('[PT6] what changed since it was proposed is looked at again when the visitor says yes', async () => {
  await propose('p1', 5, { fill: 'BOOTS10' });
  await stand.page.evaluate(() =>
    document.querySelector('#code')?.setAttribute('type', 'password'),
  );
  await yes().click();
  await expect.poll(answers).toContainEqual(answered('p1', 'not-allowed'));
  expect(await stand.page.locator('#code').inputValue()).toBe('');
  // Another place to go to than the one that was read: it is asked again, with the new words.
  await propose('p2', 4, 'click');
  await stand.page.evaluate(() => document.querySelector('#sizes')?.setAttribute('href', '/other'));
  await yes().click();
  await expect.poll(() => ours('.along-proposal').innerText()).toContain('You then go to /other');
  expect(new URL(stand.page.url()).pathname).toBe('/');
  await stand.page.evaluate(() => document.querySelector('#sizes')?.remove());
  await expect.poll(answers).toContainEqual(answered('p2', 'gone'));
});

test('[PT4] the page complains of nothing', () => {
  expect(stand.complaints).toEqual([]);
});
