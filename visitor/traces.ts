import { CONSENT_KEY } from './consent.ts';
import { BASKET_KEY, SPEAKS_KEY } from './observe/data-layer.ts';
import type { Keep } from './storage.ts';
import { TAB_KEY } from './tab.ts';
import { isRecord } from './unknown.ts';
import { ALONG_KEY, HELP_KEY, PLACE_KEY, SEEN_KEY } from './widget/place-keys.ts';
import { hasCommands } from './wire/command-sending.ts';
import { SIGNALS_KEY } from './wire/signal-sending.ts';
import { TOLD_KEY } from './wire/wire.ts';

/** A conversation goes on in the shop's tabs; on the page before the chat was open, or a receipt was to be shown. */
export function hasKeptHelp(tabStore: Keep, local: Keep): boolean {
  const place = tabStore.read(PLACE_KEY);
  return (
    local.read(HELP_KEY) === true ||
    tabStore.read(ALONG_KEY) !== null ||
    (isRecord(place) && place.isOpen === true)
  );
}

/** What this tab alone kept. */
export function forgetTab(tabStore: Keep): void {
  for (const key of [TAB_KEY, SIGNALS_KEY, TOLD_KEY, PLACE_KEY, ALONG_KEY, BASKET_KEY, SPEAKS_KEY])
    tabStore.remove(key);
}

/** What all tabs share, unless another tab still has a purpose for it; true when it went. */
export function forgetShared(local: Keep): boolean {
  const isUsed =
    local.read(HELP_KEY) === true || local.read(CONSENT_KEY) !== null || hasCommands(local);
  if (!isUsed) local.remove(SEEN_KEY);
  return !isUsed;
}
