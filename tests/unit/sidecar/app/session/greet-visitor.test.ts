import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import type { VisitorHello } from '../../../../../shared/protocol/handshake.ts';
import { SEEN_NOTED_EVERY_MS } from '../../../../../shared/protocol/limits.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { greetVisitor } from '../../../../../sidecar/app/session/greet-visitor.ts';
import type { Store } from '../../../../../sidecar/ports/store.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { aHello, aVisit } from '../../../../support/visit.ts';

describe('greeting a visitor', () => {
  it('[ID1] a first hello issues a secret once and stores its hash alone', async () => {
    const environment = testEnvironment();
    const { who, secret } = await aVisit(environment);
    expect(secret).toHaveLength(43);
    const kept = await environment.store.read((tx) => tx.visitors.find(who.visitor));
    expect(JSON.stringify(kept)).not.toContain(secret);
    const again = await greetVisitor(environment, aHello({ secret }), who.shop);
    expect(again).toMatchObject({
      isOk: true,
      value: { secret: null, who: { visitor: who.visitor } },
    });
  });

  it('[ID1] an unknown secret, or one of another shop, gets a fresh identity', async () => {
    const environment = testEnvironment();
    const { who, secret } = await aVisit(environment);
    for (const [shop, said] of [
      ['boots', 'x'.repeat(43)],
      ['bank', secret],
    ] as const) {
      const greeted = await greetVisitor(environment, aHello({ secret: said }), asId(shop));
      if (!greeted.isOk) throw new Error(greeted.error.sentence);
      expect(greeted.value.secret).not.toBeNull();
      expect(greeted.value.who.visitor).not.toBe(who.visitor);
    }
  });

  it('[PV2] what the hello says about observe is kept, with an audit line when it changes', async () => {
    const environment = testEnvironment();
    const { who, secret } = await aVisit(environment, { observe: false });
    await greetVisitor(environment, aHello({ secret, observe: true }), who.shop);
    await greetVisitor(environment, aHello({ secret, observe: true }), who.shop);
    await greetVisitor(environment, aHello({ secret, observe: false }), who.shop);
    const audit = await environment.store.read((tx) => tx.audit.newest(10));
    expect(audit.map(({ kind }) => kind)).toEqual(['consent-withdrawn', 'consent-given']);
  });

  it('[GW7] who comes back with nothing new is greeted from a reading, with their mark', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    const mark = await visit.send({ type: 'page.left', page: 'home', visibleMs: 1_000 });
    let commits = 0;
    const transact: Store['transact'] = (work) => {
      commits += 1;
      return environment.store.transact(work);
    };
    const watched = { ...environment, store: { ...environment.store, transact } };
    const again = (but: Partial<VisitorHello> = {}) =>
      greetVisitor(watched, aHello({ secret: visit.secret, ...but }), visit.who.shop);

    environment.clock.advance(SEEN_NOTED_EVERY_MS - 1);
    expect(await again()).toMatchObject({ isOk: true, value: { marked: mark, secret: null } });
    expect(commits).toBe(0);
    await again({ language: 'en' });
    await again({ language: 'en', observe: false });
    expect(commits).toBe(2);
    environment.clock.advance(SEEN_NOTED_EVERY_MS);
    await again({ language: 'en', observe: false });
    expect(commits).toBe(3);
    const kept = await environment.store.read((tx) => tx.visitors.find(visit.who.visitor));
    expect(kept).toMatchObject({ language: 'en', observe: false });
    expect(kept?.lastSeenAt).toBe(environment.clock.now());
  });

  it('[ID1] a blocked visitor is refused', async () => {
    const environment = testEnvironment();
    const { who, secret } = await aVisit(environment);
    await commit(environment, async ({ tx, now }) => {
      const known = await tx.visitors.find(who.visitor);
      const blocked = { at: now, by: asId<never>('agent-1'), reason: 'abuse' };
      if (known !== null) await tx.visitors.put({ ...known, blocked });
    });
    const refused = await greetVisitor(environment, aHello({ secret }), who.shop);
    expect(refused).toMatchObject({ isOk: false, error: { refusal: 'blocked' } });
  });
});
