import type { AgentId, VisitorId } from '../../shared/kernel/ids.ts';

/** Who must be told: one agent, one visitor (all tabs), or everybody on the floor. */
export type Audience = `agent.${string}` | `visitor.${string}` | 'floor';

/** All devices of one agent. */
export const ofAgent = (agent: AgentId): Audience => `agent.${agent}`;
/** All tabs of one visitor, over sessions, so that an answer reaches who comes back tomorrow. */
export const ofVisitor = (visitor: VisitorId): Audience => `visitor.${visitor}`;
export const FLOOR: Audience = 'floor';
