import type { AgentId, ShopId, VisitorId } from '../../shared/kernel/ids.ts';

/**
 * Who must be told: one agent, one visitor (all tabs), or everybody on the floor. A shop's server is told
 * nothing: it is here as the caller whose once-only keys are kept.
 */
export type Audience = `agent.${string}` | `visitor.${string}` | `shop.${string}` | 'floor';

/** All devices of one agent. */
export const ofAgent = (agent: AgentId): Audience => `agent.${agent}`;
/** All tabs of one visitor, over sessions, so that an answer reaches who comes back tomorrow. */
export const ofVisitor = (visitor: VisitorId): Audience => `visitor.${visitor}`;
/** A shop's server. */
export const ofShop = (shop: ShopId): Audience => `shop.${shop}`;
export const FLOOR: Audience = 'floor';
