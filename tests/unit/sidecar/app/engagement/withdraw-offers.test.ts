import { describe, expect, it } from 'vitest';
import { withdrawOffers } from '../../../../../sidecar/app/engagement/withdraw-offers.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { setConsent } from '../../../../../sidecar/app/session/set-consent.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { hesitate, MESSAGE, shopWith } from '../../../../support/hesitating.ts';
import { onShift, type Visit } from '../../../../support/visit.ts';

describe('withdrawing', () => {
  it('[EN8] when room shrinks the newest offers go; when nobody is left, all', async () => {
    const environment = shopWith();
    await onShift(environment, 3);
    const visits: Visit[] = [];
    for (let n = 0; n < 3; n += 1) {
      environment.clock.advance(1);
      visits.push(await hesitate(environment));
    }
    const states = () =>
      Promise.all(visits.map(async (visit) => (await visit.offers()).map(({ state }) => state)));
    await commit(environment, ({ tx }) => tx.agents.put(anAgent({ capacity: 2 })));
    await commit(environment, withdrawOffers);
    expect(await states()).toEqual([['offered'], ['offered'], ['withdrawn']]);
    await commit(environment, ({ tx }) => tx.agents.put(anAgent({ chosen: 'away' })));
    await commit(environment, withdrawOffers);
    expect(await states()).toEqual([['withdrawn'], ['withdrawn'], ['withdrawn']]);
    expect(await visits[0]?.facts()).toMatchObject([
      {},
      { type: 'offer.gone', state: 'withdrawn' },
    ]);
  });

  it('[PV2] withdrawn consent takes the offer off the screen', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    await commit(environment, (work) =>
      setConsent(work, visit.who, { type: 'consent.set', observe: false }, MESSAGE),
    );
    expect(await visit.offers()).toMatchObject([{ state: 'withdrawn' }]);
    expect(await visit.row()).toBeUndefined();
  });
});
