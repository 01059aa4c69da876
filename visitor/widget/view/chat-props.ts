import type { TalkActs, TalkState } from '../talk-state.ts';
import type { Words } from '../words/words.ts';

/** What every part of the chat is drawn from. */
export interface ChatProps {
  readonly state: TalkState;
  readonly words: Words;
  readonly acts: TalkActs;
}
