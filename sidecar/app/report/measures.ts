import type { MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { MeasuresAnswered, MeasuresAsk } from '../../../shared/protocol/messages/report.ts';
import { type MapMeasures, measureMaps } from '../../domain/engagement/measures.ts';
import { armsOf, isRatioOff } from '../../domain/engagement/sample-ratio.ts';
import type { Log } from '../../ports/ambient.ts';
import type { Work } from '../context.ts';

const MAPS_MAX = 60; // as many as the answer's shape holds

/** Five separate numbers per action map, and the held-out arm beside them (SPEC MS1, MS2). */
export async function answerMeasures(
  { tx, policy }: Pick<Work, 'tx' | 'policy'>,
  log: Log,
  id: MessageId,
  question: MeasuresAsk,
): Promise<MeasuresAnswered> {
  const offers = await tx.offers.since(asEpochMs(question.since));
  const arms = armsOf(offers);
  if (isRatioOff(arms, policy.holdoutShare)) {
    log.warn('the arms of the holdout are not split as planned', { ...arms });
  }
  const maps = measureMaps(
    offers,
    policy.actionMaps.map(({ actionMap }) => actionMap),
  )
    .slice(0, MAPS_MAX)
    .map((measures) => ({ ...measures, name: nameOf(measures) }));
  return { type: 'measures.answered', of: id, maps };

  function nameOf({ actionMap }: MapMeasures): string {
    return policy.actionMaps.find((map) => map.actionMap === actionMap)?.name ?? actionMap ?? '';
  }
}
