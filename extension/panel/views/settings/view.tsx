import './settings.css';
import { useSignal } from '@preact/signals';
import { Keyboard } from 'lucide';
import { KeySheet } from '../../shell/key-sheet.tsx';
import { usePanel, useWords } from '../../state/panel.ts';
import { settingOf } from '../../state/tables.ts';
import { Button } from '../../ui/button.tsx';
import { Choose, Switch } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { People } from './people.tsx';
import { UnpairDialog } from './unpair-dialog.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
const LANGUAGES = ['system', 'en', 'nl'] as const;

/** What an agent chooses for themselves; for a lead also who works here. */
export function SettingsView() {
  const { places, tables, queries } = usePanel();
  const words = useWords();
  const isSheetOpen = useSignal(false);
  const settings = tables.settings.value;
  const isOn = (key: 'sound' | 'notifications' | 'approvals') => settingOf(settings, key) !== 'off';
  const theme = THEMES.find((one) => one === settingOf(settings, 'theme')) ?? 'system';
  const language = LANGUAGES.find((one) => one === settingOf(settings, 'language')) ?? 'system';
  const me = tables.me.value ?? null;
  return (
    <div class="settings" data-testid="settings">
      <Head title={words.settings.title} backName={words.shell.back} onBack={places.back} />
      {me?.role === 'lead' && <ToConsole />}
      {me?.role === 'lead' && <People me={me} />}
      <section class="form" aria-labelledby="look-title">
        <h2 id="look-title" class="section-title">
          {words.settings.look}
        </h2>
        <Choose
          label={words.settings.language}
          value={language}
          choices={LANGUAGES.map((value) => ({ value, words: words.settings.languages[value] }))}
          testId="setting-language"
          onChange={(value) => void queries.keepSetting('language', value)}
        />
        <Choose
          label={words.settings.theme}
          value={theme}
          choices={THEMES.map((value) => ({ value, words: words.settings.themes[value] }))}
          testId="setting-theme"
          onChange={(value) => void queries.keepSetting('theme', value)}
        />
        <Switch
          label={words.settings.sound}
          isOn={isOn('sound')}
          testId="setting-sound"
          onChange={(on) => void queries.keepSetting('sound', on ? 'on' : 'off')}
        />
        <Switch
          label={words.settings.notifications}
          isOn={isOn('notifications')}
          testId="setting-notifications"
          onChange={(on) => void queries.keepSetting('notifications', on ? 'on' : 'off')}
        />
        {me?.role === 'lead' && (
          <Switch
            label={words.settings.approvals}
            isOn={isOn('approvals')}
            testId="setting-approvals"
            onChange={(on) => void queries.keepSetting('approvals', on ? 'on' : 'off')}
          />
        )}
      </section>
      <Counter />
      <div class="form">
        <div class="form-acts">
          <Button
            kind="quiet"
            icon={Keyboard}
            testId="to-keys"
            onClick={() => {
              isSheetOpen.value = true;
            }}
          >
            {words.shell.keys}
          </Button>
        </div>
      </div>
      {isSheetOpen.value && (
        <KeySheet
          onClose={() => {
            isSheetOpen.value = false;
          }}
        />
      )}
    </div>
  );
}

/** A named tab: opened once, brought forward after that. */
function ToConsole() {
  const words = useWords();
  return (
    <p class="form to-console">
      <a
        class="button button-primary"
        href="../console/index.html"
        target="toonbank-console"
        data-testid="to-console"
      >
        {words.settings.toConsole}
      </a>
      <span class="hint">{words.settings.toConsoleHint}</span>
    </p>
  );
}

function Counter() {
  const { tables } = usePanel();
  const words = useWords();
  const isAsking = useSignal(false);
  const pairing = tables.pairing.value ?? null;
  const me = tables.me.value ?? null;
  if (pairing === null) return null;
  return (
    <section class="form" aria-labelledby="counter-title">
      <h2 id="counter-title" class="section-title">
        {words.settings.counter}
      </h2>
      <p>{words.settings.connectedTo(pairing.sidecar.name)}</p>
      <p class="hint">
        {pairing.url}
        {me !== null && (
          <>
            <br />
            {words.settings.as(me.name, words.people.roles[me.role])}
          </>
        )}
      </p>
      <div class="form-acts">
        <Button
          testId="unpair"
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {words.settings.unpair}
        </Button>
      </div>
      {isAsking.value && (
        <UnpairDialog
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </section>
  );
}
