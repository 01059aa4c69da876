import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { assert } from '../../../shared/kernel/assert.ts';
import { asMinor } from '../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Effect } from '../../domain/effect/effect.ts';
import type { Outside, Performed } from '../../ports/outside.ts';
import type { ShopAnswer, ShopEngine, ShopEngines } from '../../ports/shop.ts';

const Fields = Type.Object({
  shop: Type.String(),
  text: Type.String(),
  shopRef: Type.Union([Type.String(), Type.Null()]),
  worth: Type.Object({
    kind: Type.Union([
      Type.Literal('percentage'),
      Type.Literal('amount'),
      Type.Literal('free-shipping'),
    ]),
    percent: Type.Union([Type.Integer(), Type.Null()]),
    most: Type.Integer(),
    currency: Type.String(),
    basketFrom: Type.Union([Type.Integer(), Type.Null()]),
  }),
  validFrom: Type.Integer(),
  expiresAt: Type.Integer(),
});

/** Performs effects on shops: makes codes and takes them back, under the effect's id (SPEC EF1). */
export function shopOutside(engines: ShopEngines): Outside {
  return {
    async perform({ effect, body }, signal) {
      assert(Value.Check(Fields, body.fields), `effect ${effect} does not say which code`);
      const { fields } = body;
      const engine = engines.of(fields.shop);
      if (engine === null) return NO_SHOP;
      return body.type === 'code.make'
        ? make(engine, effect, fields, signal)
        : revoke(engine, effect, fields, signal);
    },
  };
}

async function make(
  engine: ShopEngine,
  key: Effect['effect'],
  { text, worth, validFrom, expiresAt }: Static<typeof Fields>,
  signal: AbortSignal,
): Promise<Performed> {
  const { most, basketFrom } = worth;
  const order = {
    key,
    text,
    worth: {
      ...worth,
      most: asMinor(most),
      basketFrom: basketFrom === null ? null : asMinor(basketFrom),
    },
    validFrom: asEpochMs(validFrom),
    expiresAt: asEpochMs(expiresAt),
  };
  return performed(await engine.make(order, signal), (made) => made.shopRef);
}

async function revoke(
  engine: ShopEngine,
  key: Effect['effect'],
  { text, shopRef }: Static<typeof Fields>,
  signal: AbortSignal,
): Promise<Performed> {
  return performed(await engine.revoke({ key, text, shopRef }, signal), () => null);
}

function performed<T>(answer: ShopAnswer<T>, refIn: (value: T) => string | null): Performed {
  if (answer.kind !== 'done') return answer;
  const ref = refIn(answer.value);
  return ref === null ? { kind: 'done' } : { kind: 'done', ref };
}

const NO_SHOP: Performed = {
  kind: 'failed',
  canRetry: false,
  sentence: 'This shop is no longer connected.',
};
