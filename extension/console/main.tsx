import '../panel/ui/theme.css';
import '../panel/ui/base.css';
import '../panel/ui/controls.css';
import '../panel/ui/rows.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { assert } from '../../shared/kernel/assert.ts';
import { SECOND_MS } from '../../shared/kernel/time.ts';
import { openQueries } from '../db/queries.ts';
import { openPanel, PanelContext } from '../panel/state/panel.ts';
import { settingOf } from '../panel/state/tables.ts';
import { connectPort, interfaceLanguage } from '../platform/browser.ts';
import type { FromPanel, ToPanel } from '../platform/panel-channel.ts';
import { openConsolePlaces } from './place.ts';
import { ConsoleShell } from './shell.tsx';

// A tab of its own on the same tables and the same link as the panel (docs/adr/0001).
const panel = openPanel({
  queries: openQueries(),
  connect: (name) => connectPort<FromPanel, ToPanel>(name),
  // Where the console is, it keeps itself; the panel's places are not its own.
  hash: { read: () => '', write: () => undefined, onChange: () => undefined },
  now: () => Date.now(),
  every: (tick) => {
    setInterval(() => {
      if (document.visibilityState === 'visible') tick();
    }, SECOND_MS);
    document.addEventListener('visibilitychange', tick);
  },
  later: (act, delayMs) => {
    setTimeout(act, delayMs);
  },
  newId: () => crypto.randomUUID(),
  browserLanguage: interfaceLanguage(),
  deviceName: (say) => say('', ''),
  // No conversation is on screen here, so that no notice stays quiet because of it.
  onFocusChange: (listener) => listener(false),
});
const places = openConsolePlaces({
  read: () => location.hash,
  write: (hash) => history.pushState(null, '', hash),
  onChange: (listener) => {
    for (const event of ['hashchange', 'popstate'] as const) addEventListener(event, listener);
  },
});

effect(() => {
  const theme = settingOf(panel.tables.settings.value, 'theme') ?? 'system';
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = panel.words.value.language;
});

const root = document.getElementById('console');
assert(root !== null, 'the page has no place for the console');
render(
  <PanelContext.Provider value={panel}>
    <ConsoleShell
      places={places}
      onError={(error) => console.error('a view of the console broke', error)}
    />
  </PanelContext.Provider>,
  root,
);
