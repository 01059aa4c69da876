import { assert } from '../../../shared/kernel/assert.ts';
import { asId, type CodeId, type ShopId } from '../../../shared/kernel/ids.ts';
import { after } from '../../../shared/kernel/time.ts';
import { isByCode } from '../../domain/mandate/allowance.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { made } from '../../domain/mandate/code-moves.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { askShopToMake, doesShopAskUs } from './ask-shop.ts';

const MAKE_TRIES_MAX = 20; // a text that is in use has odds of one in 2^60 for each code there is

/** A single-use code for what was given; where the shop must make it, it is asked to. */
export async function makeCode(
  work: Work,
  exercise: Exercise,
  { terms }: Mandate,
  { visitor, shop }: Visitor,
): Promise<Code> {
  const { step, reserved, currency } = exercise;
  assert(isByCode(step.kind), 'only what the shop takes at checkout is given by code');
  return begin(work, {
    code: asId<CodeId>(work.ids.next()),
    text: await freeText(work, shop),
    exercise: exercise.exercise,
    conversation: exercise.conversation,
    visitor,
    shop,
    worth: {
      kind: step.kind,
      percent: step.kind === 'percentage' ? step.percent : null,
      most: reserved,
      currency,
      basketFrom: terms.ground.basketFrom,
    },
    replaces: null,
    ...unused(work, terms),
  });
}

/** A new code in the place of one that is no use: worth the same, with a time of its own (SPEC CD4). */
export async function makeReplacement(
  work: Work,
  lost: Code,
  by: CodeId,
  { terms }: Mandate,
): Promise<Code> {
  const text = await freeText(work, lost.shop);
  return begin(work, { ...lost, code: by, text, replaces: lost.code, ...unused(work, terms) });
}

function unused({ now }: Work, { codeValidMs }: Mandate['terms']) {
  return {
    state: 'making' as const,
    why: '',
    cause: null,
    afterEnd: [],
    shopRef: null,
    heldBy: null,
    order: null,
    taken: null,
    madeAt: now,
    changedAt: now,
    expiresAt: after(now, codeValidMs),
  };
}

async function begin(work: Work, code: Code): Promise<Code> {
  const ready = doesShopAskUs(work, code.shop) ? made(code, null, work.now) : null;
  const begun = ready?.isOk ? ready.value : code;
  await work.tx.codes.put(begun);
  await askShopToMake(work, begun);
  return begun;
}

async function freeText(work: Work, shop: ShopId): Promise<string> {
  for (let tries = 0; tries < MAKE_TRIES_MAX; tries += 1) {
    const text = work.ids.discountCode();
    if ((await work.tx.codes.findByText(shop, text)) === null) return text;
  }
  throw new Error('no discount code could be made that is not in use');
}
