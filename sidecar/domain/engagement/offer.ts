import type {
  ActionMapId,
  AgentId,
  ConversationId,
  OfferId,
  SessionId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Probability } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Reason } from './reason.ts';

/** qualified → blocked, held-out or offered → accepted, rejected, timed-out or withdrawn. */
export type OfferState =
  | 'blocked'
  | 'held-out'
  | 'offered'
  | 'accepted'
  | 'rejected'
  | 'timed-out'
  | 'withdrawn';

/** One qualification of one session by one action map, in whichever arm it fell (SPEC EN2, EN3). */
export interface Offer {
  readonly offer: OfferId;
  readonly shop: ShopId;
  readonly session: SessionId;
  readonly visitor: VisitorId;
  /** null when an agent offered by hand. */
  readonly actionMap: ActionMapId | null;
  readonly by: AgentId | null;
  readonly state: OfferState;
  readonly reasons: readonly Reason[];
  readonly silence: Reason | null;
  /** With what chance this session was to be offered; logged so that decisions can be re-evaluated. */
  readonly offeredWithChance: Probability;
  readonly qualifiedAt: EpochMs;
  /** While offered: gone after this moment. */
  readonly expiresAt: EpochMs | null;
  readonly settledAt: EpochMs | null;
  readonly conversation: ConversationId | null;
  /** When an agent first answered: the engagement. */
  readonly engagedAt: EpochMs | null;
  /** When the session's page claimed an order after qualification: the outcome. */
  readonly orderedAt: EpochMs | null;
}
