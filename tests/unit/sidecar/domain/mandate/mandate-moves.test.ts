import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  isOnScreen,
  revokeMandate,
  type Saving,
  saveMandate,
} from '../../../../../sidecar/domain/mandate/mandate-moves.ts';
import { aMandate, someTerms } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const LATER = asEpochMs(MONDAY_MORNING + 10);
const saving = (from: number): Saving => ({
  mandate: asId('mandate-1'),
  from,
  terms: someTerms({ name: 'Coats' }),
  by: asId('lead-2'),
});

describe('versions of a mandate', () => {
  it('[MD4] the first is 1, a change makes the next, and the one before stays as it was', () => {
    const first = saveMandate(null, saving(0), LATER);
    expect(first).toEqual({
      isOk: true,
      value: {
        mandate: 'mandate-1',
        version: 1,
        terms: saving(0).terms,
        savedBy: 'lead-2',
        savedAt: LATER,
        revokedAt: null,
      },
    });
    const before = aMandate();
    expect(saveMandate(before, saving(1), LATER)).toMatchObject({
      value: { version: 2, terms: { name: 'Coats' } },
    });
    expect(before).toEqual(aMandate());
  });

  it('[MD4] two leads at once do not overwrite each other, and what is revoked stays so', () => {
    expect(saveMandate(aMandate({ version: 2 }), saving(1), LATER)).toMatchObject({
      error: 'wrong-state',
    });
    expect(saveMandate(aMandate(), saving(0), LATER)).toMatchObject({ error: 'wrong-state' });
    expect(saveMandate(null, saving(1), LATER)).toMatchObject({ error: 'wrong-state' });
    const revoked = revokeMandate(aMandate(), LATER);
    expect(revoked).toEqual({ ...aMandate(), revokedAt: LATER });
    expect(revokeMandate(revoked, asEpochMs(LATER + 5))).toBe(revoked);
    expect(saveMandate(revoked, saving(1), LATER)).toMatchObject({ error: 'wrong-state' });
  });

  it('[MD4] only the version that was on screen is what the agent saw', () => {
    expect([1, 2, 3].map((version) => isOnScreen(aMandate({ version: 2 }), version))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
