import type { MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { MeasuresAnswered, MeasuresAsk } from '../../../shared/protocol/messages/report.ts';
import { type Counted, counted, inOrder } from '../../domain/engagement/measures.ts';
import { effectOf } from '../../domain/measure/effect.ts';
import { REVOKED } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';
import { firstMeetings, heldOutOf, offeredOf, partedBy, type Stamp, sideOf } from './arms.ts';
import { toldRatios } from './ratios.ts';
import { readStamps } from './read-stamps.ts';

const MAPS_MAX = 60; // as many as the answer's shape holds

/**
 * Five separate numbers per action map, what offering changed, and whether the arms are split as planned (SPEC MS1, MS3,
 * MS5). Stamps are read in many small pictures, so that nobody waits for it.
 */
export async function answerMeasures(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  question: MeasuresAsk,
): Promise<MeasuresAnswered | Refusal> {
  const agent = await look(environment, ({ tx }) => tx.agents.find(who.agent));
  if (agent === null || agent.isRevoked) return REVOKED;
  const from = asEpochMs(question.since);
  let found: Counted = new Map();
  const { firsts } = await readStamps(environment, {
    hear: (page) => {
      const since = page.filter(({ qualifiedAt }) => qualifiedAt >= from);
      found = counted(found, since);
    },
  });
  const { actionMaps, holdoutShare } = environment.policy.current();
  // By whichever map met them first: from then on the arms are treated differently, and differ at every later map.
  const met = firstMeetings(firsts, { from, to: environment.clock.now() });
  const byMap = partedBy(met, ({ actionMap }) => actionMap);
  const order = actionMaps.map(({ actionMap }) => actionMap);
  const names = new Map(actionMaps.map(({ actionMap, name }) => [actionMap, name]));
  return {
    type: 'measures.answered',
    of: id,
    maps: inOrder(found, order)
      .slice(0, MAPS_MAX)
      .map((measures) => {
        const { actionMap } = measures;
        const name = actionMap === null ? '' : (names.get(actionMap) ?? actionMap);
        const here = byMap.get(actionMap) ?? [];
        const effect = actionMap === null ? {} : { effect: effectFrom(here, holdoutShare) };
        return { ...measures, name, ...effect };
      }),
    ratios: toldRatios(environment, met),
  };
}

function effectFrom(met: readonly Stamp[], heldOutShare: number) {
  const offered = sideOf(offeredOf(met));
  const heldOut = sideOf(heldOutOf(met));
  return { offered, heldOut, ...effectOf(offered, heldOut, heldOutShare) };
}
