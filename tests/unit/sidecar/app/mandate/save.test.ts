import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { MANDATES_MAX } from '../../../../../shared/protocol/limits.ts';
import { wireTerms } from '../../../../../sidecar/app/mandate/wire-terms.ts';
import { FLOOR } from '../../../../../sidecar/domain/audience.ts';
import { aMandate, minor, someTerms } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
});

const save = (from: number, terms = someTerms()) =>
  ({ type: 'mandate.save', mandate: 'mandate-1', from, terms: wireTerms(terms) }) as const;

describe('laying down a mandate', () => {
  it('[MD4] a lead saves it as its first version, in the ledger too, and the floor is told', async () => {
    expect(await desk.agent('lotte', save(0))).toMatchObject({ kind: 'done' });
    const answered = await desk.ask({ type: 'mandates.ask' }, 'lars');
    expect(answered).toMatchObject({
      mandates: [{ mandate: 'mandate-1', version: 1, savedBy: 'lotte', revokedAt: null }],
    });
    expect(await desk.rows()).toMatchObject([
      { place: 1, entry: { kind: 'mandate-saved', mandate: 'mandate-1', version: 1 } },
    ]);
    expect((await desk.facts(FLOOR)).at(-1)).toEqual({
      type: 'mandate.changed',
      mandate: 'mandate-1',
      version: 1,
      isRevoked: false,
    });
  });

  it('[MD4] what comes out is what went in', async () => {
    const terms = someTerms({
      ground: { categories: ['Boots'], products: ['B-1'], basketFrom: minor(1), basketTo: null },
      beneficiaries: { visitors: 'new', customerValues: ['high'] },
    });
    await desk.agent('lotte', save(0, terms));
    const answered = await desk.ask({ type: 'mandates.ask' }, 'lotte');
    expect('mandates' in answered && answered.mandates[0]?.terms).toEqual(wireTerms(terms));
  });

  it('[MD4] of two leads who change the same version the second is told', async () => {
    await desk.agent('lotte', save(0));
    expect(await desk.agent('lotte', save(1, someTerms({ name: 'One' })))).toMatchObject({
      kind: 'done',
    });
    const second = await desk.agent('lars', save(1, someTerms({ name: 'Other' })));
    expect(second).toMatchObject({ refusal: 'wrong-state' });
    const kept = await desk.environment.store.read((tx) => tx.mandates.find(asId('mandate-1')));
    expect(kept).toMatchObject({ version: 2, terms: { name: 'One' } });
    expect(await desk.rows()).toHaveLength(2);
  });

  it('[MD3, MD6] terms with a problem are refused, with what it is and where', async () => {
    const answer = await desk.agent('lotte', save(0, someTerms({ allowances: [] })));
    expect(answer).toMatchObject({ refusal: 'wrong-state' });
    expect(answer.kind === 'refused' && answer.sentence).toContain('It allows nothing.');
    expect(await desk.rows()).toEqual([]);
  });

  it('[MD2] revoked, it gives nothing more, and is not changed again', async () => {
    await desk.lay();
    await desk.give(TEN_PERCENT);
    const revoke = { type: 'mandate.revoke', mandate: 'mandate-1' } as const;
    expect(await desk.agent('lars', revoke)).toMatchObject({ kind: 'done' });
    expect(await desk.agent('lars', revoke)).toMatchObject({ kind: 'done' });
    expect(await desk.give(TEN_PERCENT)).toMatchObject({ refusal: 'not-covered' });
    expect(await desk.agent('lotte', save(1))).toMatchObject({ refusal: 'wrong-state' });
    expect((await desk.rows()).map(({ entry }) => entry.kind)).toEqual([
      'mandate-saved',
      'given',
      'mandate-revoked',
      'refused',
    ]);
    expect((await desk.facts(FLOOR)).at(-1)).toMatchObject({ isRevoked: true });
    // What was given stays (MD4).
    expect(await desk.exercise('exercise-1')).toMatchObject({ cost: null, reserved: 8_00 });
  });

  it('[LM1] there are at most MANDATES_MAX that hold', async () => {
    await desk.environment.store.transact(async (tx) => {
      for (let n = 1; n < MANDATES_MAX; n += 1) {
        await tx.mandates.put(aMandate({ mandate: asId(`old-${n}`) }));
      }
    });
    expect(await desk.agent('lotte', save(0))).toMatchObject({ kind: 'done' });
    const other = { ...save(0), mandate: 'mandate-2' };
    expect(await desk.agent('lotte', other)).toMatchObject({ refusal: 'wrong-state' });
    await desk.agent('lotte', { type: 'mandate.revoke', mandate: 'old-1' });
    expect(await desk.agent('lotte', other)).toMatchObject({ kind: 'done' });
    const answered = await desk.ask({ type: 'mandates.ask' }, 'lotte');
    expect('mandates' in answered && answered.mandates.length).toBe(MANDATES_MAX);
  });
});
