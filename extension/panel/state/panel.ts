import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Queries } from '../../db/queries.ts';
import { chooseWords, type Words } from '../words/words.ts';
import { type Along, followAlong } from './along.ts';
import { type Clock, startClock } from './clock.ts';
import { type Commands, followCommands } from './commands.ts';
import { type Drafts, followDrafts } from './drafts.ts';
import { type Erased, followErased } from './erased.ts';
import { type Afloat, followLines } from './lines.ts';
import { type Hash, openPlaces, type Places, readPair } from './place.ts';
import { type Connect, type Later, openPort, type PanelPort } from './port.ts';
import { followPulse, type Pulse } from './pulse.ts';
import { followQuestions, type Questions } from './questions.ts';
import { settingOf, type TableSignals, watchTables } from './tables.ts';
import { followTyping, type Typing } from './typing.ts';

/** Everything views live on. */
export interface Panel {
  readonly queries: Queries;
  readonly tables: TableSignals;
  readonly port: PanelPort;
  readonly commands: Commands;
  readonly questions: Questions;
  readonly pulse: Pulse;
  readonly places: Places;
  readonly clock: Clock;
  readonly afloat: Afloat;
  readonly typing: Typing;
  readonly drafts: Drafts;
  readonly along: Along;
  readonly erased: Erased;
  readonly words: ReadonlySignal<Words>;
  readonly isFocused: ReadonlySignal<boolean>;
  readonly newId: () => string;
  readonly later: Later;
  /** From the link a lead passed on; shown once, for a person to confirm. */
  readonly invitation: { readonly address: string; readonly code: string } | null;
  readonly deviceName: (say: Words['pairing']['device']) => string;
}

/** The world outside the panel. */
export interface World {
  readonly queries: Queries;
  readonly connect: Connect;
  readonly hash: Hash;
  readonly now: () => number;
  readonly every: (tick: () => void) => void;
  readonly later: Later;
  readonly newId: () => string;
  readonly browserLanguage: string;
  readonly deviceName: Panel['deviceName'];
  readonly onFocusChange: (listener: (isFocused: boolean) => void) => void;
}

export function openPanel(world: World): Panel {
  const { queries, newId, hash, now, later } = world;
  const invitation = readPair(hash.read());
  // The code must not stay where a screenshot or a history would keep it.
  if (invitation !== null) hash.write('');
  const tables = watchTables(queries);
  const port = openPort(world.connect, later);
  const commands = followCommands(port, tables.outbox, newId);
  const places = openPlaces(hash);
  port.onMessage((message) => {
    if (message.kind !== 'show') return;
    places.go({ view: 'conversation', conversation: message.conversation });
  });
  const isFocused = signal(true);
  world.onFocusChange((isOn) => {
    isFocused.value = isOn;
  });
  return {
    queries,
    tables,
    port,
    commands,
    questions: followQuestions(port, queries.key, newId),
    pulse: followPulse(port, now),
    places,
    clock: startClock(now, world.every),
    afloat: followLines(commands, tables, newId, now),
    typing: followTyping(port, later, now),
    drafts: followDrafts(port, later, now),
    along: followAlong(port),
    erased: followErased(port),
    words: computed(() =>
      chooseWords(settingOf(tables.settings.value, 'language'), world.browserLanguage),
    ),
    isFocused,
    newId,
    later,
    invitation,
    deviceName: world.deviceName,
  };
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  assert(panel !== null, 'a view is drawn outside the panel');
  return panel;
}

/** The words of the moment; a change of language draws everything again. */
export function useWords(): Words {
  return usePanel().words.value;
}
