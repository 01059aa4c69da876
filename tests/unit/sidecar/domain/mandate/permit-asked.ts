import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Step } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Mandate, MandateLimits } from '../../../../../sidecar/domain/mandate/mandate.ts';
import { permit } from '../../../../../sidecar/domain/mandate/permit.ts';
import type { Situation } from '../../../../../sidecar/domain/mandate/situation.ts';
import { aMandate, aSituation, LIMITS } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

export const TEN: Step = { kind: 'percentage', percent: 10 };
export const DAY = 'mandate:mandate-1:day:2026-11-02';
export const TALK = 'mandate:mandate-1:conversation:talk-1';
export const VISITOR = 'mandate:mandate-1:visitor:c0ffee';

export interface Asked {
  readonly mandate?: Mandate;
  readonly step?: Step;
  readonly situation?: Partial<Situation>;
  readonly used?: Readonly<Record<string, { minor: number; exercises: number }>>;
  readonly now?: number;
  readonly approved?: boolean;
}

export const asked = ({ mandate = aMandate(), step = TEN, ...rest }: Asked = {}) =>
  permit(
    mandate,
    step,
    aSituation(rest.situation),
    new Map(Object.entries(rest.used ?? {})),
    asEpochMs(rest.now ?? MONDAY_MORNING),
    rest.approved ?? false,
  );
export const denialOf = (from: Asked) => {
  const answer = asked(from);
  return answer.isOk ? null : answer.error;
};
export const under = (limits: Partial<MandateLimits>) =>
  aMandate({ terms: { limits: { ...LIMITS, ...limits } } });
