import { beforeEach, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asMinor } from '../../../../../shared/kernel/measure.ts';
import { hold } from '../../../../../sidecar/app/mandate/apply-code.ts';
import { noteOrder } from '../../../../../sidecar/app/mandate/note-order.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

const DAY = 'mandate-1:day:';
const TOLD = { basket: null, totalMinor: 80_00, currency: 'EUR', state: 'paid' } as const;

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
});

/** Two baskets held it, another order used it first, and this visitor's was paid at the full price. */
async function useElsewhere(): Promise<string> {
  await desk.give(TEN_PERCENT);
  const code = await desk.code();
  const codes = [{ code: code.text, takenMinor: asMinor(8_00) }];
  await commit(desk.environment, async (work) => {
    await hold(work, code, 'B-1');
    await noteOrder(work, code.shop, { ...TOLD, order: 'A-1', codes });
    await noteOrder(work, code.shop, { ...TOLD, order: 'B-1', codes: [] });
  });
  return code.code;
}

const replace = (code: string, by = 'again-1') =>
  desk.agent('anna', { type: 'code.replace', code, by });

it('[CD4] what another order used is given again by one command, anew and under the limits as they are', async () => {
  await desk.lay();
  const code = await useElsewhere();
  const cardOf = async (exercise: string) =>
    (await desk.exercises('anna')).findLast((card) => card.exercise === exercise);
  expect(await cardOf('exercise-1')).toMatchObject({
    code: { state: 'redeemed', order: 'A-1', cause: { kind: 'used-elsewhere', order: 'B-1' } },
  });
  // The order was placed: nothing is in the basket any more.
  await commit(desk.environment, async ({ tx }) => {
    const session = await tx.sessions.latest(asId('visitor-1'));
    if (session === null) throw new Error('there is no visit');
    await tx.sessions.put({ ...session, journey: { ...session.journey, basket: null } });
  });
  expect(await replace(code)).toMatchObject({ kind: 'done' });
  expect(await desk.code('again-1')).toMatchObject({ state: 'made', worth: { most: 8_00 } });
  expect(await desk.used(DAY)).toBe(16_00);
  expect((await desk.rows()).map(({ entry }) => entry.kind).slice(1)).toEqual([
    'given',
    'redeemed',
    'given',
  ]);
  const settled = await cardOf('exercise-1');
  expect(settled?.code).toMatchObject({ state: 'redeemed', why: '' });
  expect(settled?.code?.cause).toBeUndefined();
});

it('[CD4, MD8] the same command again gives once, and another finds nothing to replace', async () => {
  await desk.lay();
  const code = await useElsewhere();
  await replace(code);
  expect(await replace(code)).toMatchObject({ kind: 'done' });
  expect(await replace(code, 'again-2')).toMatchObject({ refusal: 'already-used' });
  expect(await desk.used(DAY)).toBe(16_00);
});

it('[CD4, MD2] what its mandate no longer allows is refused, stands in the ledger, and stays to be replaced', async () => {
  await desk.lay();
  const code = await useElsewhere();
  await desk.agent('lotte', { type: 'mandate.revoke', mandate: 'mandate-1' });
  expect(await replace(code)).toMatchObject({ refusal: 'not-covered' });
  expect(await desk.used(DAY)).toBe(8_00);
  expect((await desk.rows()).at(-1)?.entry).toMatchObject({ kind: 'refused' });
  expect((await desk.code()).cause).toMatchObject({ kind: 'used-elsewhere' });
});

it('[CD4] under the name of what was given already nothing is given', async () => {
  await desk.lay();
  const code = await useElsewhere();
  const refused = await replace(code, 'exercise-1');
  expect(refused.kind).toBe('refused');
  expect(await desk.used(DAY)).toBe(8_00);
});
