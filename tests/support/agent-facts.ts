import type { AgentFact, Fact } from '../../shared/protocol/shape.ts';

/** Whether a fact is for panels; the others are for a visitor's own tabs. */
export function isForAgents(fact: Fact): fact is AgentFact {
  return !/^(offer\.(shown|gone)|conversation\.moved|visitor\.identified)$/.test(fact.type);
}
