import 'fake-indexeddb/auto';
import { openQueries } from '../../../../../extension/db/queries.ts';
import { Tables } from '../../../../../extension/db/tables.ts';
import { openPanel, type Panel } from '../../../../../extension/panel/state/panel.ts';
import type { FromPanel, ToPanel } from '../../../../../extension/platform/panel-channel.ts';
import { anAgent, NOW } from './rows.ts';

/** A background that only listens: what a panel posts, and a way to speak to it. */
export interface FakeBackground {
  readonly posted: readonly FromPanel[];
  /** How often a panel has attached. */
  readonly attachments: number;
  tell(message: ToPanel): void;
  /** The worker dies: every port closes. */
  die(): void;
}

export interface OpenedPanel {
  readonly panel: Panel;
  readonly db: Tables;
  readonly background: FakeBackground;
  readonly hash: { current: string };
  /** Moves the clock and rings it. */
  pass(ms: number): void;
  /** Calls whatever was put off until now. */
  runLater(): void;
}

let opened = 0;

/** The panel's state on tables of its own, paired, with somebody called me at work. */
export async function openTestPanel({
  isPaired = true,
  hash = '',
}: {
  readonly isPaired?: boolean;
  readonly hash?: string;
} = {}): Promise<OpenedPanel> {
  opened += 1;
  const db = new Tables(`panel-test-${opened}`);
  if (isPaired) await pairTables(db);
  const posted: FromPanel[] = [];
  const later: { act: () => void; at: number }[] = [];
  const ticks: (() => void)[] = [];
  const place = { current: hash };
  let now = NOW;
  let ids = 0;
  let attachments = 0;
  let listeners: ((message: ToPanel) => void)[] = [];
  let closers: (() => void)[] = [];
  const runLater = () => {
    for (const due of later.filter(({ at }) => at <= now)) {
      later.splice(later.indexOf(due), 1);
      due.act();
    }
  };

  const panel = openPanel({
    queries: openQueries(db),
    connect: () => {
      attachments += 1;
      let isOpen = true;
      closers.push(() => {
        isOpen = false;
      });
      return {
        post: (message) => {
          if (isOpen) posted.push(message);
        },
        onMessage: (listener) => {
          listeners.push(listener);
        },
        onDisconnect: (listener) => {
          closers.push(listener);
        },
      };
    },
    hash: {
      read: () => place.current,
      write: (next) => {
        place.current = next;
      },
      onChange: () => {},
    },
    now: () => now,
    every: (tick) => {
      ticks.push(tick);
    },
    later: (act, delayMs) => {
      later.push({ act, at: now + delayMs });
    },
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    browserLanguage: 'en-GB',
    deviceName: (say) => say('Chromium', 'Linux'),
    onFocusChange: (listener) => listener(true),
  });
  runLater();

  return {
    panel,
    db,
    hash: place,
    background: {
      posted,
      get attachments() {
        return attachments;
      },
      tell: (message) => {
        for (const listener of listeners) listener(message);
      },
      die: () => {
        const closing = closers;
        closers = [];
        listeners = [];
        for (const close of closing) close();
      },
    },
    pass: (ms) => {
      now += ms;
      for (const tick of ticks) tick();
      runLater();
    },
    runLater,
  };
}

async function pairTables(db: Tables): Promise<void> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  await db.ones.bulkPut([
    {
      key: 'pairing',
      url: 'https://counter.example',
      device: 'device',
      sidecar: { id: 'sidecar', name: 'Counter' },
      agent: 'me',
      privateKey,
    },
    { key: 'me', card: anAgent('me') },
  ]);
  await db.agents.put(anAgent('me'));
}
