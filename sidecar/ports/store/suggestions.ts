import type { ConversationId, LineId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Note } from '../../domain/suggestion/note.ts';

/** Where a page of notes starts: strictly before this one, newest change first. */
export interface NotePlace {
  readonly changedAt: EpochMs;
  readonly line: LineId;
}

/** What was shown to agents and what they used of it. */
export interface Suggestions {
  find(line: LineId): Promise<Note | null>;
  put(note: Note): Promise<void>;
  /** Newest change first; of one moment the highest line first. */
  newest(before: NotePlace | null, max: number): Promise<readonly Note[]>;
  /** Oldest first. */
  ofConversation(conversation: ConversationId): Promise<readonly Note[]>;
  /** All of the conversation; how many rows went. */
  erase(conversation: ConversationId): Promise<number>;
  /** Those not changed since the moment; how many went. */
  forget(before: EpochMs, max: number): Promise<number>;
}
