import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { greetVisitor } from '../../../../../sidecar/app/session/greet-visitor.ts';
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
