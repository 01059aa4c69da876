import { type ReadonlySignal, signal } from '@preact/signals';
import type { ApprovalCard, TaskCard } from '../../../shared/protocol/messages/approval.ts';
import type { CobrowseCard } from '../../../shared/protocol/messages/cobrowse.ts';
import type { ExerciseCard } from '../../../shared/protocol/messages/code.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import type { OutboxRow, Paired, Queries, RefusalRow, SettingRow } from '../../db/queries.ts';

/** What every view needs of the tables, live; undefined until first read. */
export interface TableSignals {
  readonly pairing: ReadonlySignal<Paired | null | undefined>;
  readonly me: ReadonlySignal<AgentCard | null | undefined>;
  readonly agents: ReadonlySignal<readonly AgentCard[] | undefined>;
  readonly conversations: ReadonlySignal<readonly ConversationCard[] | undefined>;
  /** Newest first, those that are over too. */
  readonly cobrowses: ReadonlySignal<readonly CobrowseCard[] | undefined>;
  /** What was given, newest first. */
  readonly exercises: ReadonlySignal<readonly ExerciseCard[] | undefined>;
  /** Newest first, those that are answered too. */
  readonly approvals: ReadonlySignal<readonly ApprovalCard[] | undefined>;
  /** The one that is due first, first; those that are over too. */
  readonly tasks: ReadonlySignal<readonly TaskCard[] | undefined>;
  /** Goes up whenever what may be given may have changed. */
  readonly allowedChanges: ReadonlySignal<number | undefined>;
  readonly outbox: ReadonlySignal<readonly OutboxRow[] | undefined>;
  readonly refusals: ReadonlySignal<readonly RefusalRow[] | undefined>;
  readonly settings: ReadonlySignal<readonly SettingRow[] | undefined>;
}

/** Live queries as signals, for as long as the panel is open. */
export function watchTables(queries: Queries): TableSignals {
  const live = <T>(ask: () => Promise<T>): ReadonlySignal<T | undefined> => {
    const current = signal<T | undefined>(undefined);
    queries.watch(ask, (value) => {
      current.value = value;
    });
    return current;
  };
  return {
    pairing: live(queries.pairing),
    me: live(queries.me),
    agents: live(queries.agents),
    conversations: live(queries.openConversations),
    cobrowses: live(queries.cobrowses),
    exercises: live(queries.exercises),
    approvals: live(queries.approvals),
    tasks: live(queries.tasks),
    allowedChanges: live(queries.allowedChanges),
    outbox: live(queries.outbox),
    refusals: live(queries.refusals),
    settings: live(queries.settings),
  };
}

/** The value of a setting, if one was chosen. */
export function settingOf(
  settings: readonly SettingRow[] | undefined,
  key: SettingRow['key'],
): string | undefined {
  return settings?.find((row) => row.key === key)?.value;
}
