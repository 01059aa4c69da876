import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { after, DAY_MS } from '../../shared/kernel/time.ts';
import type { Environment } from '../../sidecar/app/context.ts';
import { askShopToMake } from '../../sidecar/app/mandate/ask-shop.ts';
import type { ForBasket } from '../../sidecar/app/mandate/check-code.ts';
import { noteAct } from '../../sidecar/app/mandate/note-act.ts';
import { commit, look } from '../../sidecar/app/pipeline.ts';
import type { Code } from '../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import { aConversation } from './builders/conversation.ts';
import { aCode, aMandate, anExercise } from './builders/mandate.ts';
import { aVisitor } from './builders/visitor.ts';

export const BOOTS: ShopId = asId('boots');
/** Where the reservation of `anExercise` counts. */
export const DAY_SCOPE = 'mandate:mandate-1:day:2026-11-02';

/** € 80 of boots, and the code that `aCode` is. */
export function forBasket(changes: Partial<ForBasket> = {}): ForBasket {
  return { code: 'ABCD-EFGH-JKMN', basketMinor: 80_00, currency: 'EUR', ...changes };
}

/** The same, in a basket. */
export function inBasket(basket: string, changes: Partial<ForBasket> = {}) {
  return { ...forBasket(changes), basket };
}

/** The same, in an order from a basket. */
export function inOrder(order: string, takenMinor = 8_00, basket: string | null = null) {
  return { ...forBasket(), order, takenMinor, basket };
}

/** An order without codes, at the full price; name only what matters. */
export function anOrder(changes: Partial<Parameters<typeof asOrder>[0]> = {}) {
  return asOrder({ order: 'A-1', ...changes });
}

function asOrder(order: {
  readonly order: string;
  readonly basket?: string | null;
  readonly state?: 'open' | 'paid' | 'cancelled' | 'payment-failed';
  readonly codes?: readonly { readonly code: string; readonly takenMinor: number | null }[];
}) {
  return {
    basket: null,
    state: 'paid' as const,
    codes: [],
    totalMinor: 159_80,
    currency: 'EUR',
    ...order,
  };
}

/** A code as if an agent had just given it: conversation, exercise, ledger and code are there. */
export async function keepGiven(
  environment: Environment,
  codeChanges: Partial<Code> = {},
  exerciseChanges: Partial<Exercise> = {},
): Promise<Code> {
  const now = environment.clock.now();
  const moments = {
    madeAt: now,
    changedAt: now,
    expiresAt: after(now, DAY_MS),
  };
  const code = aCode({ ...moments, ...codeChanges });
  const exercise = anExercise({
    at: now,
    code: code.code,
    exercise: code.exercise,
    ...exerciseChanges,
  });
  await commit(environment, async (work) => {
    const { tx } = work;
    const { conversation, visitor, mandate } = exercise;
    if ((await tx.visitors.find(visitor)) === null) {
      await tx.visitors.put(aVisitor({ visitor, lastSeenAt: now }));
    }
    if ((await tx.conversations.find(conversation)) === null) {
      const holder = exercise.agent;
      await tx.conversations.put(
        aConversation({
          conversation,
          visitor,
          state: 'active',
          holder,
          acceptedAt: now,
          changedAt: now,
          openedAt: now,
          queuedAt: now,
        }),
      );
    }
    if ((await tx.mandates.find(mandate)) === null) await tx.mandates.put(aMandate({ mandate }));
    await tx.exercises.put(exercise);
    await tx.codes.put(code);
    await askShopToMake(work, code);
    await noteAct(work, {
      kind: 'given',
      mandate: exercise,
      by: exercise.agent,
      exercise: exercise.exercise,
      content: { step: exercise.step },
      amount: exercise.reserved,
      currency: exercise.currency,
      charges: exercise.charges,
    });
  });
  return code;
}

/** How a code stands, with what was given by it and what its day comes to. */
export async function standing(environment: Environment, code = 'code-1') {
  return look(environment, async ({ tx }) => {
    const found = await tx.codes.find(asId(code));
    if (found === null) throw new Error(`there is no code ${code}`);
    const exercise = await tx.exercises.find(found.exercise);
    const rows = await tx.ledger.from(1, 100);
    const day = (await tx.ledger.peek([DAY_SCOPE])).get(DAY_SCOPE) ?? { minor: 0, exercises: 0 };
    return {
      state: found.state,
      why: found.why,
      cause: found.cause ?? null,
      order: found.order,
      heldBy: found.heldBy,
      most: found.worth.most,
      cost: exercise?.cost ?? null,
      overrun: exercise?.overrun ?? 0,
      reserved: exercise?.reserved ?? null,
      day,
      ledger: rows.map(({ entry }) => entry.kind),
    };
  });
}

/** Types of the webhooks that were written, oldest first. */
export function webhooks(environment: Environment): Promise<readonly string[]> {
  return look(environment, async ({ tx }) =>
    (await tx.effects.about(asId('talk-1')))
      .filter(({ kind }) => kind === 'webhook')
      .map(({ body }) => body.type),
  );
}
