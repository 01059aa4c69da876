import type { TalkState } from '../talk-state.ts';

/** What the chat is about at this moment. */
export type Scene = 'new' | 'leave' | 'waiting' | 'talking' | 'left' | 'ended';

/** Truthful: nobody is there before somebody has joined, and nobody is promised when nobody works. */
export function sceneOf(state: TalkState): Scene {
  const { conversation } = state;
  if (conversation !== null && !state.isLeaving) {
    switch (conversation.state) {
      case 'waiting':
        return 'waiting';
      case 'talking':
        return 'talking';
      case 'message-left':
        return 'left';
      case 'ended':
        return 'ended';
      default:
        return conversation.state satisfies never;
    }
  }
  if (state.isOpening && !state.isLeaving) return 'waiting';
  if (state.isLeaving || state.counter?.isStaffed === false) return 'leave';
  return 'new';
}
