import type { VisitorFact } from '../../../shared/protocol/shape.ts';

/** A conversation as its visitor is told of it. */
export const moved = (
  conversation: string,
  state: 'waiting' | 'talking' | 'ended',
): VisitorFact => ({
  type: 'conversation.moved',
  conversation: {
    conversation,
    state,
    agentName: state === 'waiting' ? null : 'Sanne',
    ahead: state === 'waiting' ? 1 : null,
    waitMs: null,
    seenByAgent: 0,
  },
});
/** A line of an agent. */
export const said = (
  conversation: string,
  n: number,
  text: string,
  line = `line-${n}`,
): VisitorFact => ({
  type: 'chat.said',
  line: {
    line,
    conversation,
    n,
    author: { kind: 'agent', agent: 'a', name: 'Sanne' },
    text,
    notice: null,
    at: Date.now(),
  },
});
