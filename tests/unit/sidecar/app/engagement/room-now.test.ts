import { expect, it } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { withdrawOffers } from '../../../../../sidecar/app/engagement/withdraw-offers.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { NO_FORESIGHT } from '../../../../../sidecar/domain/engagement/foresight.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { hesitate, shopWith } from '../../../../support/hesitating.ts';
import { onShift, type Visit } from '../../../../support/visit.ts';

const SHOP = asId<ShopId>('boots');
/** One offer in ten is accepted, after 10 s. */
const SELDOM = { offered: 1_000, accepted: 100, meanDelayMs: asDurationMs(10_000) };

it('[EN12] a map whose offers are seldom accepted is offered to more than are free, and to fewer again when nobody is', async () => {
  const environment = shopWith();
  environment.foresight.become(SHOP, { ...NO_FORESIGHT, answeringOf: () => SELDOM });
  await onShift(environment, 1);
  const visits: Visit[] = [];
  for (let n = 0; n < 8; n += 1) visits.push(await hesitate(environment));
  const states = async () => {
    const all = await Promise.all(visits.map((visit) => visit.offers()));
    return all.flat().map(({ state }) => state);
  };
  // P(at most 1 of n accept) at 0.1 each: 0.919 for 5, 0.886 for 6.
  expect((await states()).filter((state) => state === 'offered')).toHaveLength(5);
  await commit(environment, ({ tx }) => tx.agents.put(anAgent({ chosen: 'away' })));
  await commit(environment, withdrawOffers);
  expect((await states()).filter((state) => state === 'offered')).toEqual([]);
});
