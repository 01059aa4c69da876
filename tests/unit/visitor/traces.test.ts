import { expect, test } from 'vitest';
import { hasKeptHelp } from '../../../visitor/traces.ts';
import { ALONG_KEY, HELP_KEY, PLACE_KEY } from '../../../visitor/widget/place-keys.ts';
import { openStorage } from './browser.ts';

test('[PV1] help goes on where a talk does, or where the chat was open on the page before', () => {
  const [tab, local] = [openStorage().keep(), openStorage().keep()];
  expect(hasKeptHelp(tab, local)).toBe(false);
  tab.write(PLACE_KEY, { isOpen: false });
  expect(hasKeptHelp(tab, local)).toBe(false);
  tab.write(PLACE_KEY, { isOpen: true });
  expect(hasKeptHelp(tab, local)).toBe(true);
  tab.write(PLACE_KEY, 'what a page put there');
  expect(hasKeptHelp(tab, local)).toBe(false);
  local.write(HELP_KEY, true);
  expect(hasKeptHelp(tab, local)).toBe(true);
});

test('[LA9] a receipt that was not put away is shown on the next page too', () => {
  const [tab, local] = [openStorage().keep(), openStorage().keep()];
  tab.write(ALONG_KEY, { told: null });
  expect(hasKeptHelp(tab, local)).toBe(true);
});
