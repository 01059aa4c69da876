import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Invitation } from '../../../../../sidecar/domain/agent/agent.ts';
import { lookupOf, plainCode, tryCode } from '../../../../../sidecar/domain/agent/pairing.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const EXPIRES = asEpochMs(MONDAY_MORNING + 600_000);
const BOUNDS = { validMs: 600_000, triesMax: 5 };
const INVITATION: Invitation = {
  lookup: 'K7QM',
  codeHash: 'right',
  agent: asId('anna'),
  expiresAt: EXPIRES,
  tries: 0,
  usedAt: null,
};

describe('a pairing code', () => {
  it.each([
    ['K7QM-9XFT-2B4D', 'K7QM9XFT2B4D'],
    [' k7qm 9xft 2b4d ', 'K7QM9XFT2B4D'],
    ['O7QM-IXFT-LB4D', '07QM1XFT1B4D'],
    ['K7QM-9XFT', null],
    ['K7QM-9XFT-2B4D-5', null],
    ['K7QM-9XFT-2B4é', null],
    ['', null],
  ])('[PP2] %j is read as %j', (typed, plain) => {
    expect(plainCode(typed)).toBe(plain);
  });

  it('[PP2] is found by its first group', () => {
    expect(lookupOf('K7QM9XFT2B4D')).toBe('K7QM');
  });

  it('[CK2] opens nothing once the clock went back to before it was made', () => {
    const earlier = asEpochMs(MONDAY_MORNING - 1);
    expect(tryCode(INVITATION, 'right', BOUNDS, earlier).opens).toEqual({
      isOk: false,
      error: 'expired',
    });
  });

  it('[PP2] opens once', () => {
    const first = tryCode(INVITATION, 'right', BOUNDS, MONDAY_MORNING);
    expect(first.opens.isOk).toBe(true);
    const second = tryCode(first.invitation, 'right', BOUNDS, MONDAY_MORNING);
    expect(second.opens).toEqual({ isOk: false, error: 'used' });
  });

  it('[PP2] opens until the moment it expires', () => {
    const last = asEpochMs(EXPIRES - 1);
    expect(tryCode(INVITATION, 'right', BOUNDS, last).opens.isOk).toBe(true);
    expect(tryCode(INVITATION, 'right', BOUNDS, EXPIRES).opens).toEqual({
      isOk: false,
      error: 'expired',
    });
  });

  it('[PP2] opens at the fifth try and not at the sixth', () => {
    const wrong = (times: number): Invitation =>
      Array.from({ length: times }).reduce<Invitation>(
        (invitation) => tryCode(invitation, 'wrong', BOUNDS, MONDAY_MORNING).invitation,
        INVITATION,
      );
    expect(tryCode(wrong(4), 'right', BOUNDS, MONDAY_MORNING).opens.isOk).toBe(true);
    expect(tryCode(wrong(5), 'right', BOUNDS, MONDAY_MORNING).opens).toEqual({
      isOk: false,
      error: 'too-many-tries',
    });
  });
});
