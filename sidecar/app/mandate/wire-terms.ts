import { assertNever } from '../../../shared/kernel/assert.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../shared/kernel/time.ts';
import type {
  Step as WireStep,
  MandateTerms as WireTerms,
} from '../../../shared/protocol/messages/mandate.ts';
import type { Allowance, Step } from '../../domain/mandate/allowance.ts';
import type { MandateTerms } from '../../domain/mandate/mandate.ts';

/** What is asked for, as it came in. */
export function stepOf(step: WireStep): Step {
  switch (step.kind) {
    case 'percentage':
      return { kind: step.kind, percent: step.percent };
    case 'amount':
    case 'credit':
      return { kind: step.kind, minor: asMinor(step.minor) };
    case 'free-shipping':
    case 'gift':
    case 'card':
      return { kind: step.kind };
    default:
      return assertNever(step);
  }
}

/** Terms as they came in. */
export function termsOf(terms: WireTerms): MandateTerms {
  const { bearers, ground, limits, approval } = terms;
  return {
    ...terms,
    bearers: { ...bearers, agents: bearers.agents.map((agent) => asId(agent)) },
    ground: {
      ...ground,
      basketFrom: minorOf(ground.basketFrom),
      basketTo: minorOf(ground.basketTo),
    },
    allowances: terms.allowances.map(allowanceOf),
    limits: {
      perConversation: {
        ...limits.perConversation,
        minor: minorOf(limits.perConversation.minor),
      },
      perVisitor: { ...limits.perVisitor, minor: minorOf(limits.perVisitor.minor) },
      budgets: limits.budgets.map(({ period, minor }) => ({ period, minor: asMinor(minor) })),
    },
    approval: {
      by: approval.by.map((lead) => asId(lead)),
      answerWithinMs: asDurationMs(approval.answerWithinMs),
    },
    validFrom: asEpochMs(terms.validFrom),
    validTo: terms.validTo === null ? null : asEpochMs(terms.validTo),
    codeValidMs: asDurationMs(terms.codeValidMs),
  };
}

/** Terms as they go out. */
export function wireTerms(terms: MandateTerms): WireTerms {
  const { bearers, ground, beneficiaries, limits, approval } = terms;
  const { customerValues } = beneficiaries;
  return {
    ...terms,
    bearers: {
      agents: [...bearers.agents],
      roles: [...bearers.roles],
      skills: [...bearers.skills],
    },
    ground: {
      ...ground,
      categories: [...ground.categories],
      products: [...ground.products],
    },
    beneficiaries: {
      ...beneficiaries,
      customerValues: customerValues === null ? null : [...customerValues],
    },
    allowances: terms.allowances.map((allowance) =>
      'steps' in allowance ? { ...allowance, steps: [...allowance.steps] } : allowance,
    ),
    limits: { ...limits, budgets: [...limits.budgets] },
    approval: { ...approval, by: [...approval.by] },
  };
}

function allowanceOf(allowance: WireTerms['allowances'][number]): Allowance {
  switch (allowance.kind) {
    case 'percentage':
      return { ...allowance, costMax: minorOf(allowance.costMax) };
    case 'amount':
    case 'credit':
      return {
        kind: allowance.kind,
        free: asMinor(allowance.free),
        ask: asMinor(allowance.ask),
        steps: allowance.steps.map(asMinor),
      };
    case 'free-shipping':
    case 'gift':
    case 'card':
      return { ...allowance, cost: asMinor(allowance.cost) };
    default:
      return assertNever(allowance);
  }
}

function minorOf(minor: number | null): Minor | null {
  return minor === null ? null : asMinor(minor);
}
