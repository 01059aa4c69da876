import type { MessageId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { REPLAY_MAPS_TOLD_MAX, SHOPS_TOLD_MAX } from '../../../shared/protocol/limits.ts';
import type { ReplayAnswered, ReplayAsk } from '../../../shared/protocol/messages/replay.ts';
import { REVOKED } from '../agent/prove-device.ts';
import { type AgentCaller, type Environment, type Refusal, refuse } from '../context.ts';
import { look } from '../pipeline.ts';
import { leadOnly } from '../report/lead-only.ts';
import type { ReplayAnswer } from './answer.ts';
import { answerChanges } from './answer-changes.ts';

/** The same as POST /v1/replay says, for leads (SPEC RP5). @param gone that they have left */
export async function answerReplay(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  { days, changes, model }: ReplayAsk,
  gone: AbortSignal,
): Promise<ReplayAnswered | Refusal> {
  const refused = await look(environment, async (work) => {
    const agent = await work.tx.agents.find(who.agent);
    return agent === null || agent.isRevoked ? REVOKED : leadOnly(work, who);
  });
  if (refused !== null) return refused;
  const read = changes === null ? ok({}) : readJson(changes);
  if (!read.isOk) {
    const sentence = `The change is not JSON: ${read.error}. Choose a file with an action map or a policy.`;
    return refuse('malformed', sentence, { word: 'change-not-json', ...lineIn(read.error) });
  }
  const asked = { days, changes: read.value, model };
  const answer = await answerChanges(environment, asked, { by: who.agent, gone });
  return 'kind' in answer ? answer : toldOf(id, answer);
}

function readJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(error.message);
  }
}

/** Where the reader stopped, as the engine says it; of some faults it says nothing. */
function lineIn(message: string): { readonly count?: number } {
  const line = /line (\d+)/.exec(message)?.[1];
  return line === undefined ? {} : { count: Number(line) };
}

function toldOf(id: MessageId, answer: ReplayAnswer): ReplayAnswered {
  const { decisions, maps, leftOut } = answer;
  const names = (all: readonly string[]): string[] => all.slice(0, SHOPS_TOLD_MAX);
  return {
    type: 'replay.answered',
    of: id,
    ...answer,
    decisions: { before: names(decisions.before), after: names(decisions.after) },
    maps: maps.slice(0, REPLAY_MAPS_TOLD_MAX),
    leftOut: [...leftOut],
  };
}
