import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { LearningRollBack } from '../../../shared/protocol/messages/learning.ts';
import { rollBackTo } from '../../domain/engagement/learned/kept-model.ts';
import { laterThan } from '../../domain/engagement/learned/shop-learning.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';

/**
 * A lead takes back the model that decides: the one before it decides again, or none; then it is the prior that scores, and
 * every map is at its word (SPEC LF10, EN21). Every process notices when it next looks.
 */
export const rollBackModel: UseCase<AgentCaller, LearningRollBack> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const { tx, now } = work;
  const shop = asId<ShopId>(command.shop);
  const known = await tx.learning.findModel(asId<ModelId>(command.model));
  const learning = await tx.learning.find(shop);
  if (known === null || known.shop !== shop || learning === null) return NO_MODEL;
  if (known.rolledBack !== null) return DONE;
  const models = await tx.learning.models(shop, known.kind);
  const rolled = rollBackTo(models, known.model, who.agent, now, command.to);
  if (!rolled.isOk) return NOT_CHAMPION;
  const { back, next, also } = rolled.value;
  for (const each of [back, ...also]) await tx.learning.changeModel(each);
  if (next !== null) await tx.learning.changeModel(next);
  await tx.learning.put({ ...learning, changedAt: laterThan(learning.changedAt, now) });
  await tx.audit.add({
    at: now,
    kind: 'model-rolled-back',
    by: who.agent,
    about: back.model,
    detail: `${shop} to ${next?.model ?? 'none'}`,
  });
  return DONE;
};

const NO_MODEL = refuse(
  'not-found',
  'This model is no longer kept. Look at the models again.',
  'no-model',
);
const NOT_CHAMPION = refuse(
  'wrong-state',
  'This model does not decide now, so there is nothing to take back. Look at the models again.',
  'not-deciding',
);
