import { expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asMinor } from '../../../../../shared/kernel/measure.ts';
import { claimEffects } from '../../../../../sidecar/app/effects.ts';
import { verifyLedger } from '../../../../../sidecar/app/mandate/verify-ledger.ts';
import { eraseVisitors } from '../../../../../sidecar/app/privacy/erase-visitor.ts';
import { TEST_SHOP, testEnvironment } from '../../../../support/environment.ts';
import { keepGiven } from '../../../../support/given-code.ts';
import { aGivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

const ENGINE = { kind: 'generic-http', url: 'https://boots.example/toonbank' } as const;
const CREDIT = { kind: 'credit', minor: asMinor(5_00) } as const;

it('[MD5, LG1] what somebody erased could still use may be given again, and the ledger is whole', async () => {
  const desk = await aGivingDesk();
  await desk.lay();
  await desk.give(TEN_PERCENT);
  await desk.give(CREDIT);
  expect(await desk.used('mandate-1:day:')).toBeGreaterThan(0);
  await eraseVisitors(desk.environment, [asId('visitor-1')], 'operator');
  expect(await desk.used('mandate-1:day:')).toBe(0);
  expect((await desk.rows()).slice(-2).map(({ entry }) => entry.kind)).toEqual([
    'revoked',
    'unfulfilled',
  ]);
  expect(await verifyLedger(desk.environment)).toMatchObject({ isWhole: true });
});

it('[ER1, CD9] a code that somebody erased has not used is taken back at the shop, in a row that outlives them', async () => {
  const environment = testEnvironment({
    shops: { current: () => [{ ...TEST_SHOP, engine: ENGINE }] },
  });
  await keepGiven(environment, { state: 'shown' });
  const { visitor } = await environment.store.read(async ({ codes }) => {
    const code = await codes.find(asId('code-1'));
    if (code === null) throw new Error('there is no code');
    return code;
  });
  await eraseVisitors(environment, [visitor], 'operator');
  const effects = await claimEffects(environment);
  expect(effects.map(({ body }) => body.type)).toEqual(['code.revoke']);
  expect(JSON.stringify(effects)).not.toContain(visitor);
});
