import type { TalkState } from '../talk-state.ts';

/** What the chat is about at this moment. */
export type Scene = 'new' | 'leave' | 'waiting' | 'talking' | 'left' | 'ended';

/** Truthful: nobody is there before somebody has joined, and nobody is promised when nobody works. */
export function sceneOf(state: TalkState): Scene {
  const { conversation } = state;
  const isNobodyHere = state.counter?.isStaffed === false;
  if (conversation !== null && !(state.isLeaving && isNobodyHere)) {
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
  if (state.isOpening) return 'waiting';
  return isNobodyHere ? 'leave' : 'new';
}
