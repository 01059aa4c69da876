import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { setConsent } from '../../../../../sidecar/app/session/set-consent.ts';
import { viewed } from '../../../../support/builders/session.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { aVisit } from '../../../../support/visit.ts';

describe('consent', () => {
  it('[PV2] a no ends the session, takes the row away and stores nothing more; a yes begins anew', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    expect(await visit.row()).toBeDefined();
    const say = (observe: boolean) =>
      commit(environment, (work) =>
        setConsent(work, visit.who, { type: 'consent.set', observe }, asId('m')),
      );
    expect(await say(false)).toMatchObject({ kind: 'done' });
    expect(await visit.row()).toBeUndefined();
    expect((await visit.session()).endedAt).toBe(environment.clock.now());
    await visit.send(viewed('basket'));
    expect((await visit.session()).acts).toBe(1);
    await say(true);
    environment.clock.advance(1);
    await visit.send(viewed('basket'));
    expect(await visit.row()).toMatchObject({ place: { pageType: 'basket' } });
    const acts = await environment.store.read((tx) => tx.sessions.acts(visit.who.visitor, null, 9));
    expect(acts).toHaveLength(2);
  });
});
