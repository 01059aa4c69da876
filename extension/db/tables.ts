import Dexie, { type EntityTable, type Table } from 'dexie';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { Denial } from '../../shared/protocol/messages/allowed.ts';
import type { ApprovalCard, TaskCard } from '../../shared/protocol/messages/approval.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { CobrowseCard } from '../../shared/protocol/messages/cobrowse.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';
import type { ConversationCard } from '../../shared/protocol/messages/conversation.ts';
import type { SessionQualified } from '../../shared/protocol/messages/engagement.ts';
import type { ArticleCard } from '../../shared/protocol/messages/knowledge.ts';
import type { AgentCard } from '../../shared/protocol/messages/presence.ts';
import type { SuggestionUse } from '../../shared/protocol/messages/suggestion.ts';
import type { RefusalReason } from '../../shared/protocol/refusal-reason.ts';
import type { AgentAnswer, AgentCommand } from '../../shared/protocol/shape.ts';

/** How far this panel has applied each feed; moves in the same transaction as the tables (SPEC LK1). */
export interface CursorRow {
  readonly key: 'cursor';
  readonly own: number;
  readonly floor: number;
}

/** The sidecar this extension is paired with. `key` cannot be read out, only used (SPEC ID2). */
export interface PairingRow {
  readonly key: 'pairing';
  /** http or https origin, without a slash at the end. */
  readonly url: string;
  readonly device: string;
  readonly sidecar: { readonly id: string; readonly name: string };
  readonly agent: string;
  readonly privateKey: CryptoKey;
}

/** Who works here, as the last welcome said. */
export interface MeRow {
  readonly key: 'me';
  readonly card: AgentCard;
}

/**
 * How often it changed what may be given: a mandate, or what was given or asked under one. An answer about
 * it is as old as this number was when it was asked for.
 */
export interface AllowedRow {
  readonly key: 'allowed';
  readonly changes: number;
}

/** How far the copy of the knowledge is: complete up to one change, and told of changes up to another. */
export interface KnowledgeRow {
  readonly key: 'knowledge';
  readonly told: number;
  readonly upTo: number;
}

export type OneRow = CursorRow | PairingRow | MeRow | AllowedRow | KnowledgeRow;

/** A command on its way: kept until an ack or a refusal names its id (SPEC LK2). */
export interface OutboxRow {
  /** Order of writing; Dexie counts. */
  readonly place?: number;
  readonly id: string;
  readonly at: number;
  readonly body: AgentCommand;
}

/** A command the sidecar said no to; shown until the agent puts it away. */
export interface RefusalRow {
  readonly id: string;
  readonly at: number;
  readonly body: AgentCommand;
  readonly kind: ErrorKind;
  readonly sentence: string;
  readonly reason?: RefusalReason;
  /** Which of a mandate's rules was in the way. */
  readonly denial?: Denial;
}

/** Text being written; survives everything but sending. */
export interface DraftRow {
  readonly conversation: string;
  readonly text: string;
  /** What it was made from. */
  readonly suggestion?: SuggestionUse;
}

/** A qualification as the floor was told. */
export interface QualifiedRow extends SessionQualified {
  readonly at: number;
}

/** Newest answer to a question, by a key made of the question (see `answerKey`). */
export interface AnswerRow {
  readonly key: string;
  readonly at: number;
  readonly answer: AgentAnswer;
}

/** What an agent chose for themselves on this machine. */
export interface SettingRow {
  readonly key:
    | 'sound'
    | 'notifications'
    | 'approvals'
    | 'theme'
    | 'language'
    | 'wideRows'
    | 'pictureShare'
    | 'mandate';
  readonly value: string;
}

/** Everything the extension keeps. Tables that facts fill are written by `apply.ts` alone. */
export class Tables extends Dexie {
  declare ones: Table<OneRow, OneRow['key']>;
  declare agents: EntityTable<AgentCard, 'agent'>;
  declare conversations: EntityTable<ConversationCard, 'conversation'>;
  declare lines: EntityTable<Line, 'line'>;
  declare cobrowses: EntityTable<CobrowseCard, 'cobrowse'>;
  declare exercises: EntityTable<ExerciseCard, 'exercise'>;
  declare approvals: EntityTable<ApprovalCard, 'approval'>;
  declare tasks: EntityTable<TaskCard, 'task'>;
  /** Newest versions, retired ones too; filled from answers, which facts call for. */
  declare articles: EntityTable<ArticleCard, 'article'>;
  declare qualified: EntityTable<QualifiedRow, 'offer'>;
  declare outbox: Table<OutboxRow, number>;
  declare refusals: EntityTable<RefusalRow, 'id'>;
  declare drafts: EntityTable<DraftRow, 'conversation'>;
  declare answers: EntityTable<AnswerRow, 'key'>;
  declare settings: Table<SettingRow, SettingRow['key']>;

  constructor(name = 'toonbank') {
    super(name);
    this.version(1).stores({
      ones: 'key',
      agents: 'agent',
      conversations: 'conversation, state, holder, visitor, changedAt',
      lines: 'line, [conversation+n], conversation',
      qualified: 'offer, session, at',
      outbox: '++place, &id',
      refusals: 'id, at',
      drafts: 'conversation',
      answers: 'key, at',
      settings: 'key',
    });
    // Facts that came before named no looking along: without a cursor the sidecar tells all there is.
    this.version(2)
      .stores({ cobrowses: 'cobrowse, conversation, visitor, changedAt' })
      .upgrade((before) => before.table('ones').delete('cursor'));
    // Nor did they name anything given, asked or to be done.
    this.version(3)
      .stores({
        exercises: 'exercise, conversation, visitor, changedAt',
        approvals: 'approval, conversation, visitor, changedAt',
        tasks: 'task, conversation, visitor, changedAt',
      })
      .upgrade((before) => before.table('ones').delete('cursor'));
    // Nor the knowledge.
    this.version(4)
      .stores({ articles: 'article, change, retiredAt' })
      .upgrade((before) => before.table('ones').delete('cursor'));
  }
}
