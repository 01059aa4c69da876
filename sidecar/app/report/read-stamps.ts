import type { ActionMapId, ConversationId, VisitorId } from '../../../shared/kernel/ids.ts';
import { STAMPS_AT_ONCE } from '../../../shared/protocol/limits.ts';
import { heldOutWithChance } from '../../domain/engagement/decided.ts';
import { isExposure, type Offer } from '../../domain/engagement/offer.ts';
import type { OfferPlace } from '../../ports/store/offers.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import type { Stamp } from './arms.ts';

/** What was stamped by action maps, as far back as it is kept. */
export interface Stamps {
  /** The first of each visitor by any map, in whichever arm, oldest first. */
  readonly firsts: readonly Stamp[];
  /** Which map's offer a conversation came of. */
  readonly byConversation: ReadonlyMap<ConversationId, ActionMapId>;
}

interface Reader {
  /** Is given each page whole, blocks and offers by hand included. */
  readonly hear?: (page: readonly Offer[]) => void;
  /** Asked after each page: whether nobody waits for it any more. */
  readonly isOver?: () => boolean;
}

/** Reads them a page at a time, while others are served in between; keeps no more than is compared. */
export async function readStamps(
  environment: Environment,
  { hear, isOver }: Reader = {},
): Promise<Stamps> {
  const firsts = new Map<VisitorId, Stamp>();
  const byConversation = new Map<ConversationId, ActionMapId>();
  let place: OfferPlace | null = null;
  for (;;) {
    const from: OfferPlace | null = place;
    const page: readonly Offer[] = await look(environment, ({ tx }) =>
      tx.offers.after(from, STAMPS_AT_ONCE),
    );
    hear?.(page);
    for (const offer of page) {
      const { visitor, actionMap, conversation } = offer;
      if (actionMap === null || !isExposure(offer)) continue;
      if (!firsts.has(visitor)) firsts.set(visitor, stampOf(offer));
      if (conversation !== null) byConversation.set(conversation, actionMap);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < STAMPS_AT_ONCE || isOver?.() === true) break;
    place = last;
    await environment.turns.next();
  }
  return { firsts: [...firsts.values()], byConversation };
}

function stampOf(offer: Offer): Stamp {
  const { shop, visitor, actionMap, state, qualifiedAt, orderedAt, stood } = offer;
  const { confirmedAt = null } = offer;
  const known = stood === undefined ? {} : { stood };
  const drawn = { state, heldOutWithChance: heldOutWithChance(offer) };
  return { ...drawn, shop, visitor, actionMap, qualifiedAt, orderedAt, confirmedAt, ...known };
}
