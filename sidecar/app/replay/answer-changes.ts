import { NAME_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import { type Environment, type Refusal, refuse } from '../context.ts';
import type { ReplayAnswer } from './answer.ts';
import { scoredBy, sidesOf } from './foresights.ts';
import type { Asker } from './one-replay.ts';
import { type ReplayAsked, replay } from './replay.ts';

/** What somebody thinks of. */
export interface Changes {
  readonly days: number;
  /** One action map, or fields of a policy; as far as anybody knows. */
  readonly changes: unknown;
  readonly model: string | null;
}

/** Past sessions through a change, beside what decides here; or why not, in a sentence (SPEC RP4, RP5). */
export async function answerChanges(
  environment: Environment,
  { days, changes, model }: Changes,
  asker: Asker,
): Promise<ReplayAnswer | Refusal> {
  const changed = environment.policy.changed(changes);
  if (!changed.isOk) {
    const { sentence, isContradiction } = changed.error;
    const path = changed.error.path.slice(0, NAME_MAX_CHARS);
    const of = isContradiction ? 'contradiction' : 'shape';
    return refuse('malformed', sentence, { word: 'change-wrong', of, path });
  }
  const scored = await scoredBy(environment, model);
  if (!scored.isOk) return scored.error;
  const { foresight, replays } = environment;
  const foresightsOf: ReplayAsked['foresightsOf'] = (shop) =>
    sidesOf(environment, shop, foresight.of(shop), scored.value);
  const asked = { days, policy: changed.value, foresightsOf };
  const answer = await replays.run(asker, (stop) => replay(environment, asked, stop));
  if (answer === 'busy') return ONE_AT_A_TIME;
  return answer ?? BROKEN_OFF;
}

const ONE_AT_A_TIME = refuse(
  'too-many',
  'Another replay is under way. Ask again when it is done.',
  'replay-busy',
);
const BROKEN_OFF = refuse(
  'stopping',
  'This replay was broken off before it was done. Ask again if you still want to know.',
  'replay-broken-off',
);
