import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../../../sidecar/app/context.ts';
import { makeOffer } from '../../../../../sidecar/app/engagement/make-offer.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import { accept, MESSAGE, reject, shopWith } from '../../../../support/hesitating.ts';
import { aVisit, onShift, type Visit } from '../../../../support/visit.ts';

describe('offering by hand', () => {
  async function make(environment: Environment, visit: Visit, offer = 'hand-1') {
    const { session } = await visit.session();
    const who = { kind: 'agent', agent: anAgent().agent, role: 'agent' } as const;
    return commit(environment, (work) =>
      makeOffer(work, who, { type: 'offer.make', session, offer }, MESSAGE),
    );
  }

  it('[EN2] an agent may offer what no map calls for, once under one id', async () => {
    const environment = shopWith({ actionMaps: [] });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await visit.offers()).toMatchObject([
      { state: 'offered', actionMap: null, by: 'agent-1', reasons: [{ kind: 'by-hand' }] },
    ]);
    expect(await visit.facts()).toMatchObject([{ type: 'offer.shown', agentName: 'Anna' }]);
    expect(await visit.row()).toMatchObject({ offer: { state: 'offered' }, silence: null });
  });

  it('[PP3] who was revoked a moment ago offers nothing any more', async () => {
    const environment = shopWith({ actionMaps: [] });
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    await environment.store.transact((tx) => tx.agents.put(anAgent({ isRevoked: true })));
    expect(await make(environment, visit)).toMatchObject({ refusal: 'revoked' });
  });

  it('[EN2] it is refused with a sentence where a map would be silent', async () => {
    const environment = shopWith({ actionMaps: [] });
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const refusal = (kind: string, word: string) => ({
      kind: 'refused',
      refusal: kind,
      sentence: expect.any(String),
      reason: { word },
    });
    const away = anAgent({ chosen: 'away' });
    await environment.store.transact((tx) => tx.agents.put(away));
    expect(await make(environment, visit)).toEqual(refusal('at-capacity', 'offer-nobody-on-shift'));
    await onShift(environment, 2);
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await make(environment, visit, 'hand-2')).toEqual(refusal('wrong-state', 'offer-open'));
    await reject(environment, visit);
    const no = refusal('not-allowed', 'offer-declined-before');
    expect(await make(environment, visit, 'hand-3')).toEqual(no);
    const talker = await aVisit(environment);
    await talker.send(viewed('home'));
    await make(environment, talker, 'hand-4');
    await accept(environment, talker, 'talk-9');
    const busy = refusal('wrong-state', 'offer-already-talking');
    expect(await make(environment, talker, 'hand-5')).toEqual(busy);
    const buyer = await aVisit(environment);
    await buyer.send(ordered());
    const bought = refusal('wrong-state', 'offer-ordered');
    expect(await make(environment, buyer, 'hand-6')).toEqual(bought);
  });
});
