import { liveQuery } from 'dexie';
import type { ApprovalCard, TaskCard } from '../../shared/protocol/messages/approval.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { CobrowseCard } from '../../shared/protocol/messages/cobrowse.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';
import type { ConversationCard } from '../../shared/protocol/messages/conversation.ts';
import type { ArticleCard } from '../../shared/protocol/messages/knowledge.ts';
import type { AgentCard } from '../../shared/protocol/messages/presence.ts';
import type { SuggestionUse } from '../../shared/protocol/messages/suggestion.ts';
import type { AgentQuestion } from '../../shared/protocol/shape.ts';
import { answerKey } from './answer-key.ts';
import { knowledgeOf } from './apply-articles.ts';
import {
  type AnswerRow,
  type OutboxRow,
  type PairingRow,
  type QualifiedRow,
  type RefusalRow,
  type SettingRow,
  Tables,
} from './tables.ts';

export type { AnswerRow, OutboxRow, QualifiedRow, RefusalRow, SettingRow };

/** What a panel may know of the pairing: never its key. */
export type Paired = Pick<PairingRow, 'url' | 'sidecar' | 'agent'>;

/** Everything views ask of the tables, and the three things they may write themselves. */
export interface Queries {
  /** Asks again whenever a table behind the question changes; returns how to stop. */
  watch<T>(ask: () => Promise<T>, next: (value: T) => void): () => void;
  pairing(): Promise<Paired | null>;
  me(): Promise<AgentCard | null>;
  agents(): Promise<readonly AgentCard[]>;
  /** All that are not closed. */
  openConversations(): Promise<readonly ConversationCard[]>;
  conversation(id: string): Promise<ConversationCard | null>;
  /** Newest first, those that are over too. */
  cobrowses(): Promise<readonly CobrowseCard[]>;
  /** What was given, newest first. */
  exercises(): Promise<readonly ExerciseCard[]>;
  /** Newest first, those that are answered too. */
  approvals(): Promise<readonly ApprovalCard[]>;
  /** The one that is due first, first; those that are over too. */
  tasks(): Promise<readonly TaskCard[]>;
  /** The copy of the knowledge, retired ones too, in no particular order. */
  articles(): Promise<readonly ArticleCard[]>;
  /** Those of these that are in the copy, in this order. */
  articlesOf(ids: readonly string[]): Promise<readonly ArticleCard[]>;
  /** Whether that copy lacks nothing that this panel was told of. */
  isKnowledgeWhole(): Promise<boolean>;
  /** Goes up whenever what may be given may have changed. */
  allowedChanges(): Promise<number>;
  /** Oldest first. */
  lines(conversation: string): Promise<readonly Line[]>;
  /** Qualifications of one visitor, newest first. */
  qualified(visitor: string): Promise<readonly QualifiedRow[]>;
  outbox(): Promise<readonly OutboxRow[]>;
  /** Newest first. */
  refusals(): Promise<readonly RefusalRow[]>;
  draft(conversation: string): Promise<string>;
  /** What the draft was made from. */
  draftMadeFrom(conversation: string): Promise<SuggestionUse | null>;
  settings(): Promise<readonly SettingRow[]>;
  /** The newest answers to these questions that are here, in the order of the questions. */
  answers(questions: readonly AgentQuestion[]): Promise<readonly AnswerRow[]>;
  key(question: AgentQuestion): string;
  keepDraft(conversation: string, text: string, suggestion?: SuggestionUse | null): Promise<void>;
  keepSetting(key: SettingRow['key'], value: string): Promise<void>;
  putAwayRefusal(id: string): Promise<void>;
}

/** Whether a question to the leads waits for this one: never for who asked it (SPEC AP1). */
export function mayAnswer({ state, leads, agent }: ApprovalCard, me: string | null): boolean {
  return me !== null && state === 'asked' && agent !== me && leads.includes(me);
}

/** The questions over one set of tables. */
export function openQueries(db: Tables = new Tables()): Queries {
  return {
    watch: (ask, next) => {
      const subscription = liveQuery(ask).subscribe({
        next,
        error: (cause) => {
          throw new Error('a question to the tables could not be answered', { cause });
        },
      });
      return () => subscription.unsubscribe();
    },
    pairing: async () => {
      const row = await db.ones.get('pairing');
      if (row?.key !== 'pairing') return null;
      return { url: row.url, sidecar: row.sidecar, agent: row.agent };
    },
    me: async () => {
      const row = await db.ones.get('me');
      return row?.key === 'me' ? row.card : null;
    },
    agents: () => db.agents.toArray(),
    openConversations: () => db.conversations.where('state').notEqual('closed').toArray(),
    conversation: async (id) => {
      const held = await db.conversations.get(id);
      if (held !== undefined) return held;
      // Closed ones are not in the table; whoever opens one has found it in an answer.
      const answers = await db.answers.where('key').startsWith('conversations:').toArray();
      const cards = answers.flatMap(({ answer }) =>
        answer.type === 'conversations.answered' ? answer.rows : [],
      );
      return cards.find((card) => card.conversation === id) ?? null;
    },
    cobrowses: async () => {
      const rows = await db.cobrowses.toArray();
      return rows.sort((a, b) => b.askedAt - a.askedAt);
    },
    exercises: async () => {
      const rows = await db.exercises.toArray();
      return rows.sort((a, b) => b.at - a.at);
    },
    approvals: async () => {
      const rows = await db.approvals.toArray();
      return rows.sort((a, b) => b.askedAt - a.askedAt);
    },
    tasks: async () => {
      const rows = await db.tasks.toArray();
      return rows.sort((a, b) => a.dueAt - b.dueAt);
    },
    articles: () => db.articles.toArray(),
    articlesOf: async (ids) => (await db.articles.bulkGet([...ids])).flatMap((row) => row ?? []),
    isKnowledgeWhole: async () => {
      const { told, upTo } = await knowledgeOf(db);
      return upTo >= told;
    },
    allowedChanges: async () => {
      const row = await db.ones.get('allowed');
      return row?.key === 'allowed' ? row.changes : 0;
    },
    lines: (conversation) =>
      db.lines
        .where('[conversation+n]')
        .between([conversation, 0], [conversation, Number.POSITIVE_INFINITY])
        .toArray(),
    qualified: async (visitor) => {
      const rows = await db.qualified.orderBy('at').reverse().toArray();
      return rows.filter((row) => row.visitor === visitor);
    },
    outbox: () => db.outbox.orderBy('place').toArray(),
    refusals: () => db.refusals.orderBy('at').reverse().toArray(),
    draft: async (conversation) => (await db.drafts.get(conversation))?.text ?? '',
    draftMadeFrom: async (conversation) => (await db.drafts.get(conversation))?.suggestion ?? null,
    settings: () => db.settings.toArray(),
    answers: async (questions) => {
      const rows = await db.answers.bulkGet(questions.map(answerKey));
      return rows.flatMap((row) => row ?? []);
    },
    key: answerKey,
    keepDraft: async (conversation, text, suggestion = null) => {
      const made = suggestion === null ? {} : { suggestion };
      if (text === '') await db.drafts.delete(conversation);
      else await db.drafts.put({ conversation, text, ...made });
    },
    keepSetting: async (key, value) => {
      await db.settings.put({ key, value });
    },
    putAwayRefusal: async (id) => {
      await db.refusals.delete(id);
    },
  };
}
