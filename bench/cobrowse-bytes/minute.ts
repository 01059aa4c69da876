import type { Shop } from './shop-page.ts';

/** Runs in the page: a minute of somebody shopping, at their own pace. Resolves when it is over. */
export function liveMinute(minuteMs: number): Promise<void> {
  const shop: Shop = Reflect.get(globalThis, 'shop');
  const TURNS = 1_800;
  const every: readonly (readonly [number, () => void])[] = [
    [30, shop.banner],
    [60, shop.scroll],
    [150, shop.rerender],
    [180, shop.addToBasket],
    [450, shop.append],
  ];
  // Seven letters, one in five turns, from every twelfth second on.
  const TYPING_EVERY = 360;
  const LETTERS = 7;
  const LETTER_EVERY = 5;
  return new Promise((resolve) => {
    let turn = 0;
    const begun = performance.now();
    const next = (): void => {
      turn += 1;
      shop.point(turn / TURNS);
      for (const [turns, act] of every) if (turn % turns === 0) act();
      const since = turn % TYPING_EVERY;
      if (turn > TYPING_EVERY && since % LETTER_EVERY === 0 && since < LETTERS * LETTER_EVERY)
        shop.type();
      if (turn === TURNS) resolve();
      else setTimeout(next, Math.max(0, begun + (turn * minuteMs) / TURNS - performance.now()));
    };
    next();
  });
}
