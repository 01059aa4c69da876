import { midnightOf } from '../../../../shared/kernel/day.ts';
import {
  APPROVAL_WAIT_MAX_MS,
  APPROVAL_WAIT_MIN_MS,
  CODE_VALID_MAX_MS,
  CODE_VALID_MIN_MS,
  NAME_MAX_CHARS,
  STEPS_MAX,
} from '../../../../shared/protocol/limits.ts';
import type { MandateTerms } from '../../../../shared/protocol/messages/mandate.ts';
import { readMoney } from '../../../panel/words/money.ts';
import { type Draft, KINDS, type Kind, PERIODS } from './draft.ts';

/** What was written, as terms; or the names of the fields that cannot be read. */
export type Read =
  | { readonly terms: MandateTerms; readonly wrong: null }
  | { readonly terms: null; readonly wrong: ReadonlySet<string> };

/** Only whether it can be read; whether it makes sense is the sidecar's word (SPEC MD6). */
export function readDraft(draft: Draft): Read {
  const wrong = new Set<string>();
  const { currency, timeZone } = draft;
  const need = <T>(value: T | null, field: string, instead: T): T => {
    if (value === null) wrong.add(field);
    return value ?? instead;
  };
  const money = (written: string, field: string): number =>
    need(readMoney(written, currency), field, 0);
  const maybeMoney = (written: string, field: string): number | null =>
    written.trim() === '' ? null : money(written, field);
  const whole = (written: string, field: string, max: number): number =>
    need(readWhole(written, max), field, 0);
  const maybeTimes = (written: string, field: string): number | null =>
    written.trim() === '' ? null : whole(written, field, 1_000_000);
  const span = (written: string, field: string, unitMs: number, min: number, max: number): number =>
    need(readSpan(written, unitMs, min, max), field, min);

  const allowance = (kind: Kind): MandateTerms['allowances'][number] => {
    const { free, ask, steps, costMax, what, cost, needsApproval } = draft.kinds[kind];
    const at = (field: string): string => `${kind}.${field}`;
    if (kind === 'percentage') {
      return {
        kind,
        free: whole(free, at('free'), 100),
        ask: whole(ask, at('ask'), 100),
        steps: parted(steps, /[,;]/).map((one) => whole(one, at('steps'), 100)),
        costMax: maybeMoney(costMax, at('costMax')),
      };
    }
    if (kind === 'amount' || kind === 'credit') {
      return {
        kind,
        free: money(free, at('free')),
        ask: money(ask, at('ask')),
        steps: parted(steps, /;/).map((one) => money(one, at('steps'))),
      };
    }
    const given = { cost: money(cost, at('cost')), needsApproval };
    if (kind === 'free-shipping') return { kind, ...given };
    return { kind, ...given, what: need(readName(what), at('what'), '') };
  };

  const allowances = KINDS.filter((kind) => draft.kinds[kind].isOn).map(allowance);
  for (const { kind, ...rest } of allowances) {
    if ('steps' in rest && rest.steps.length > STEPS_MAX) wrong.add(`${kind}.steps`);
  }
  const terms: MandateTerms = {
    name: need(readName(draft.name), 'name', ''),
    bearers: {
      agents: [...draft.agents],
      roles: [...draft.roles],
      skills: parted(draft.skills, /[,;]/),
    },
    ground: {
      categories: parted(draft.categories, /[,;]/),
      products: parted(draft.products, /[,;]/),
      basketFrom: maybeMoney(draft.basketFrom, 'basketFrom'),
      basketTo: maybeMoney(draft.basketTo, 'basketTo'),
    },
    beneficiaries: {
      visitors: draft.visitors,
      customerValues: draft.customerValues.length === 0 ? null : [...draft.customerValues],
    },
    allowances,
    limits: {
      perConversation: {
        minor: maybeMoney(draft.conversationMoney, 'conversationMoney'),
        exercises: maybeTimes(draft.conversationTimes, 'conversationTimes'),
      },
      perVisitor: {
        minor: maybeMoney(draft.visitorMoney, 'visitorMoney'),
        exercises: maybeTimes(draft.visitorTimes, 'visitorTimes'),
        period: draft.visitorPeriod,
      },
      budgets: PERIODS.flatMap((period) => {
        const minor = maybeMoney(draft.budgets[period], `budgets.${period}`);
        return minor === null ? [] : [{ period, minor }];
      }),
    },
    approval: {
      by: [...draft.leads],
      answerWithinMs: span(
        draft.answerMinutes,
        'answerMinutes',
        60_000,
        APPROVAL_WAIT_MIN_MS,
        APPROVAL_WAIT_MAX_MS,
      ),
    },
    currency,
    timeZone,
    validFrom: need(midnightOf(draft.validFrom, timeZone, 0), 'validFrom', 0),
    validTo:
      draft.validTo === '' ? null : need(midnightOf(draft.validTo, timeZone, 1), 'validTo', 0),
    codeValidMs: span(
      draft.codeHours,
      'codeHours',
      3_600_000,
      CODE_VALID_MIN_MS,
      CODE_VALID_MAX_MS,
    ),
  };
  return wrong.size === 0 ? { terms, wrong: null } : { terms: null, wrong };
}

function readName(written: string): string | null {
  const name = written.trim();
  return name === '' || name.length > NAME_MAX_CHARS ? null : name;
}

function readWhole(written: string, max: number): number | null {
  const text = written.trim();
  return /^\d{1,7}$/.test(text) && Number(text) <= max ? Number(text) : null;
}

function readSpan(written: string, unitMs: number, min: number, max: number): number | null {
  const text = written.trim().replace(',', '.');
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(text)) return null;
  const ms = Math.round(Number(text) * unitMs);
  return ms >= min && ms <= max ? ms : null;
}

function parted(written: string, by: RegExp): string[] {
  return [...new Set(written.split(by).map((one) => one.trim()))].filter((one) => one !== '');
}
