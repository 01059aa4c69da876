import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { nodeDigest } from '../../../sidecar/adapters/ambient/system.ts';
import type { Environment } from '../../../sidecar/app/context.ts';
import { verifyLedger } from '../../../sidecar/app/mandate/verify-ledger.ts';
import type { Code } from '../../../sidecar/domain/mandate/code.ts';
import { isUsable } from '../../../sidecar/domain/mandate/code-moves.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import type { Unsettled } from './settled.ts';

/** Null when nothing is being made any more, shop and ledger agree about every order, and the chain is whole. */
export async function givingIsCalm(
  world: World,
  environment: Environment,
): Promise<Unsettled | null> {
  const { shop, book } = world;
  if (shop === null) return null;
  if (!shop.isQuiet()) return { rule: 'CD5', sentence: 'the shop still waits for an answer' };
  const no = await environment.store.read(async (tx) => {
    for (const [text, id] of book.giving.texts) {
      const code = await tx.codes.find(asId(id));
      const sentence = code === null ? null : await wrongWith(tx, code, shop);
      if (sentence !== null) return { rule: 'CD9', sentence: `${text} ${sentence}` };
    }
    for (const { order, code } of shop.paid()) {
      const sentence = await unlikeShop(tx, order, code, book.giving.texts);
      if (sentence !== null) return { rule: 'CD3', sentence };
    }
    return null;
  });
  return no ?? ledgerIsWhole(world, environment);
}

async function wrongWith(
  tx: Tx,
  code: Code,
  shop: NonNullable<World['shop']>,
): Promise<string | null> {
  const { state, conversation, order, text } = code;
  if (state === 'making') return 'is still being made';
  const isPaid = shop.paid().some((paid) => paid.order === order && paid.code === text);
  if (state === 'redeemed' && !isPaid) return `is redeemed in ${order}, which the shop has undone`;
  if (isUsable(code) || !shop.takes(text)) return null;
  const asked = await tx.effects.about(conversation);
  const isAsked = asked.some(
    (effect) =>
      effect.body.type === 'code.revoke' &&
      effect.body.fields.code === code.code &&
      effect.state !== 'done',
  );
  return isAsked ? null : `is ${state} here and the shop still takes it`;
}

/** An order that was paid with a code: redeemed in it, or the code had come to another end before. */
async function unlikeShop(
  tx: Tx,
  order: string,
  text: string | null,
  texts: ReadonlyMap<string, string>,
): Promise<string | null> {
  const id = text === null ? undefined : texts.get(text);
  const code = id === undefined ? null : await tx.codes.find(asId(id));
  if (code === null) return null;
  if (code.state === 'redeemed' && code.order === order) return null;
  if (code.afterEnd?.some((paid) => paid.order === order) === true) return null;
  return `${order} was paid with ${text}, which is ${code.state} in ${code.order}`;
}

/** As an operator checks it, with the heads that were signed on the way. */
export async function ledgerIsWhole(
  { seal }: World,
  environment: Environment,
): Promise<Unsettled | null> {
  const verdict = await verifyLedger({
    store: environment.store,
    turns: { next: async () => undefined },
    digest: nodeDigest(),
    chance: environment.chance,
    ledgerSeal: seal,
  });
  return verdict.isWhole ? null : { rule: 'LG2', sentence: verdict.sentence };
}

/** Everybody to whom something was given. */
export function givenTo(environment: Environment) {
  return environment.store.read(async (tx) => {
    const given = await tx.exercises.since(asEpochMs(0), 1_000);
    return [...new Set(given.map(({ visitor }) => visitor))];
  });
}
