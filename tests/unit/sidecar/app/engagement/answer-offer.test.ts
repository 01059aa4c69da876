import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { acceptOffer } from '../../../../../sidecar/app/engagement/accept-offer.ts';
import { noteEngaged } from '../../../../../sidecar/app/engagement/engaged.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { aMap } from '../../../../support/builders/policy.ts';
import {
  accept,
  COUPON,
  COUPON_MAP,
  hesitate,
  MESSAGE,
  offerOf,
  reject,
  shopWith,
} from '../../../../support/hesitating.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

describe('answering an offer', () => {
  it('[EN10] a yes becomes a conversation that knows its offer; a second tab joins it', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    expect(await accept(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await accept(environment, visit, 'talk-2')).toMatchObject({ kind: 'done' });
    const [offer] = await visit.offers();
    expect(offer).toMatchObject({ state: 'accepted', conversation: 'talk-1' });
    const open = await environment.store.read((tx) => tx.conversations.open());
    expect(open).toMatchObject([
      { conversation: 'talk-1', offer: offer?.offer, session: offer?.session },
    ]);
    expect(await visit.row()).toMatchObject({
      conversation: 'talk-1',
      offer: { state: 'accepted' },
      silence: { kind: 'already-talking' },
    });
    const types = (await visit.facts()).map(({ type }) => type);
    expect(types.filter((type) => type === 'offer.gone')).toHaveLength(1);
  });

  it('[EN2] nothing is offered to who is talking', async () => {
    const second = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ actionMaps: [COUPON_MAP, second] });
    await onShift(environment, 5);
    const visit = await hesitate(environment);
    await accept(environment, visit);
    await visit.send(COUPON);
    expect(await visit.offers()).toHaveLength(1);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'already-talking' } });
  });

  it('[EN10] a yes after its time is refused with what to do instead', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    environment.clock.advance(MINUTE_MS);
    expect(await accept(environment, visit)).toMatchObject({ kind: 'refused', refusal: 'expired' });
    expect(await environment.store.read((tx) => tx.conversations.open())).toEqual([]);
  });

  it('[EN10] an offer of somebody else does not exist', async () => {
    const environment = shopWith();
    await onShift(environment, 2);
    const visit = await hesitate(environment);
    const stranger = await aVisit(environment);
    const offer = await offerOf(visit);
    const command = { type: 'offer.accept', offer, conversation: 'talk-1' } as const;
    expect(
      await commit(environment, (work) => acceptOffer(work, stranger.who, command, MESSAGE)),
    ).toMatchObject({ refusal: 'not-found' });
  });

  it('[EN7] after a no nothing more comes in this session, and a second no is no error', async () => {
    const second = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ actionMaps: [COUPON_MAP, second] });
    await onShift(environment, 5);
    const visit = await hesitate(environment);
    expect(await reject(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await reject(environment, visit)).toMatchObject({ kind: 'done' });
    await visit.send(COUPON);
    const shown = (await visit.facts()).filter(({ type }) => type === 'offer.shown');
    expect(shown).toHaveLength(1);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'declined-before' } });
  });

  it('[MS1] the engagement is the first answer of an agent', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    const offer = await offerOf(visit);
    await commit(environment, (work) => noteEngaged(work, offer));
    expect(await visit.offers()).toMatchObject([{ engagedAt: null }]);
    await accept(environment, visit);
    await commit(environment, (work) => noteEngaged(work, offer));
    expect(await visit.offers()).toMatchObject([{ engagedAt: environment.clock.now() }]);
  });
});
