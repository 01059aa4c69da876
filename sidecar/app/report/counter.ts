import { asDurationMs, asEpochMs } from '../../../shared/kernel/time.ts';
import { PRESENCE_GRACE_MS, WAITS_SINCE_MS } from '../../../shared/protocol/limits.ts';
import type { CounterState } from '../../../shared/protocol/messages/presence.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { isLeftMessage } from '../../domain/conversation/open.ts';
import { freeNow } from '../../domain/routing/free.ts';
import { inLine } from '../../domain/routing/queue.ts';
import { estimateWait, type WaitBasis } from '../../domain/routing/wait.ts';
import type { Environment, Work } from '../context.ts';
import { look } from '../pipeline.ts';

/** Whether somebody can answer now, and how long it takes who opens a chat now: said truthfully. */
export function counterNow(environment: Environment): Promise<CounterState> {
  return look(environment, async (work) => {
    const agents = await work.tx.agents.all();
    return (await counterState(work, agents, await work.tx.conversations.open())).state;
  });
}

/** The counter from what has been read already, with what its estimate rests on. */
export async function counterState(
  work: Pick<Work, 'tx' | 'now'>,
  agents: readonly Agent[],
  open: readonly Conversation[],
): Promise<{ readonly state: CounterState; readonly basis: Omit<WaitBasis, 'ahead'> }> {
  const since = asEpochMs(Math.max(0, work.now - WAITS_SINCE_MS));
  const { taking } = freeNow(agents, open, asDurationMs(PRESENCE_GRACE_MS), work.now);
  const basis = {
    waits: await work.tx.conversations.waits(since),
    taking,
    longestMs: asDurationMs(WAITS_SINCE_MS),
  };
  const ahead = inLine(open).filter((one) => !isLeftMessage(one)).length;
  const state: CounterState = {
    type: 'counter.state',
    isStaffed: taking > 0,
    waitMs: estimateWait({ ...basis, ahead }),
  };
  return { state, basis };
}
