import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/rows.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { assert } from '../../shared/kernel/assert.ts';
import { SECOND_MS } from '../../shared/kernel/time.ts';
import { openQueries } from '../db/queries.ts';
import { connectPort, interfaceLanguage } from '../platform/browser.ts';
import type { FromPanel, ToPanel } from '../platform/panel-channel.ts';
import { Shell } from './shell.tsx';
import { openPanel, PanelContext } from './state/panel.ts';
import { settingOf } from './state/tables.ts';
import { describeDevice } from './views/settings/pairing.model.ts';

const panel = openPanel({
  queries: openQueries(),
  connect: (name) => connectPort<FromPanel, ToPanel>(name),
  hash: {
    read: () => location.hash,
    // Replaced, not pushed: Alt and arrow left belong to the page, Esc to the panel.
    write: (hash) => history.replaceState(null, '', hash === '' ? location.pathname : hash),
    onChange: (listener) => addEventListener('hashchange', listener),
  },
  now: () => Date.now(),
  every: (tick) => {
    setInterval(() => {
      if (document.visibilityState === 'visible') tick();
    }, SECOND_MS);
    // A panel that comes back shows the time of now, not of when it went.
    document.addEventListener('visibilitychange', tick);
  },
  later: (act, delayMs) => {
    setTimeout(act, delayMs);
  },
  newId: () => crypto.randomUUID(),
  browserLanguage: interfaceLanguage(),
  deviceName: (say) => {
    const { browser, system } = describeDevice(navigator);
    return say(browser, system);
  },
  onFocusChange: (listener) => {
    const tell = () => listener(document.hasFocus() && document.visibilityState === 'visible');
    for (const event of ['focus', 'blur'] as const) addEventListener(event, tell);
    document.addEventListener('visibilitychange', tell);
    tell();
  },
});

// At once, beside the tables: the floor has further to come than they have.
panel.pulse.watch();

effect(() => {
  const theme = settingOf(panel.tables.settings.value, 'theme') ?? 'system';
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = panel.words.value.language;
});

const root = document.getElementById('panel');
assert(root !== null, 'the page has no place for the panel');
render(
  <PanelContext.Provider value={panel}>
    <Shell onError={(error) => console.error('a view of the panel broke', error)} />
  </PanelContext.Provider>,
  root,
);
