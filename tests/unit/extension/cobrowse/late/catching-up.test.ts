import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newCatchingUp } from '../../../../../extension/cobrowse/late/catching-up.ts';
import { VIEWER_CATCH_UP_MAX_MS } from '../../../../../shared/protocol/limits.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function catchingUp({ isHidden = false } = {}) {
  const applied: (readonly unknown[])[] = [];
  const late = newCatchingUp({
    apply: (events) => applied.push(events),
    isHidden: () => isHidden,
  });
  return { applied, late };
}

test('[VW9] what was kept is one picture, however slowly it comes, and what comes behind the answer is applied at once', () => {
  const { applied, late } = catchingUp();
  late.begin();
  late.sourceTold();
  late.opened();
  late.take(['picture']);
  vi.advanceTimersByTime(VIEWER_CATCH_UP_MAX_MS - 1);
  late.take(['change']);
  expect(late.isHolding()).toBe(true);
  expect(applied).toEqual([]);
  late.sourceTold();
  expect(applied).toEqual([['picture', 'change']]);
  expect(late.isHolding()).toBe(false);
  late.take(['now']);
  late.sourceTold();
  expect(applied.slice(1)).toEqual([['now']]);
});

test('[VW9] where nothing was kept the first picture is applied as it comes', () => {
  const { applied, late } = catchingUp();
  late.begin();
  late.sourceTold();
  late.sourceTold();
  late.opened();
  late.take(['picture']);
  expect(applied).toEqual([['picture']]);
});

test('[VW9] without an answer it is shown after VIEWER_CATCH_UP_MAX_MS', () => {
  const { applied, late } = catchingUp();
  late.begin();
  late.opened();
  for (let ms = 0; ms < VIEWER_CATCH_UP_MAX_MS; ms += 5) {
    late.take([ms]);
    expect(applied).toEqual([]);
    vi.advanceTimersByTime(5);
  }
  expect(applied).toHaveLength(1);
  expect(applied[0]).toHaveLength(VIEWER_CATCH_UP_MAX_MS / 5);
});

test('[VW5, VW9] in a hidden page nothing waits', () => {
  const { applied, late } = catchingUp({ isHidden: true });
  late.begin();
  late.opened();
  late.take(['picture']);
  late.take(['change']);
  expect(applied).toEqual([['picture'], ['change']]);
});

test('[VW9] what a newer checkpoint has overtaken is never shown, nor what was held when it ended', () => {
  const { applied, late } = catchingUp();
  late.begin();
  late.sourceTold();
  late.opened();
  late.take(['old']);
  late.opened();
  late.take(['new']);
  late.sourceTold();
  expect(applied).toEqual([['new']]);
  late.begin();
  late.opened();
  late.take(['of the connection before']);
  late.begin();
  late.sourceTold();
  late.opened();
  late.take(['held']);
  late.close();
  vi.advanceTimersByTime(2 * VIEWER_CATCH_UP_MAX_MS);
  expect(applied).toEqual([['new']]);
});
