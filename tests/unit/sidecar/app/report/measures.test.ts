import { describe, expect, it } from 'vitest';
import {
  asId,
  type MessageId,
  type OfferId,
  type VisitorId,
} from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import type { AgentCaller } from '../../../../../sidecar/app/context.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { COUPON } from '../../../../support/hesitating.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const AGENT: AgentCaller = { kind: 'agent', agent: asId('agent-1'), role: 'agent' };
const ID = asId<MessageId>('question-1');

describe('measures', () => {
  it('[MS1] the five numbers of a map come with its name', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout'), COUPON, ordered());
    const buyer = await aVisit(environment);
    await buyer.send(viewed('checkout'), COUPON);
    await buyer.send(ordered());
    const since = environment.clock.now();
    const answer = await answerQuestion(environment, AGENT, ID, { type: 'measures.ask', since });
    expect(answer).toMatchObject({
      maps: [
        {
          actionMap: 'map-1',
          name: 'Everybody',
          qualified: 1,
          heldOut: 0,
          offered: 1,
          accepted: 0,
          engaged: 0,
          ordersOffered: 1,
          ordersHeldOut: 0,
        },
      ],
    });
    const later = { type: 'measures.ask', since: since + 1 } as const;
    expect(await answerQuestion(environment, AGENT, ID, later)).toMatchObject({
      maps: [{ qualified: 0 }],
    });
  });

  it('[MS3] a split that chance does not explain is logged', async () => {
    const warned: unknown[] = [];
    const log = {
      ...testEnvironment().log,
      warn: (_: string, fields?: object) => warned.push(fields),
    };
    const policy = policyOf(aPolicy({ holdoutShare: asShare(0.5) }));
    const environment = testEnvironment({ policy, log });
    await onShift(environment, 1);
    await commit(environment, async ({ tx, now }) => {
      for (let n = 0; n < 40; n += 1) {
        const [offer, visitor] = [asId<OfferId>(`offer-${n}`), asId<VisitorId>(`visitor-${n}`)];
        await tx.offers.put(anOffer({ offer, visitor, qualifiedAt: now }));
      }
    });
    await answerQuestion(environment, AGENT, ID, { type: 'measures.ask', since: 0 });
    expect(warned).toEqual([{ heldOut: 0, offered: 40 }]);
  });
});
