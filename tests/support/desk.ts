import {
  type AgentId,
  asFeedSeq,
  asId,
  type ShopId,
  type TabId,
  type VisitorId,
} from '../../shared/kernel/ids.ts';
import type { AgentCommand, Fact, VisitorCommand } from '../../shared/protocol/shape.ts';
import { agentCommand, visitorCommand } from '../../sidecar/app/command.ts';
import type { AgentCaller, VisitorCaller } from '../../sidecar/app/context.ts';
import { passTime } from '../../sidecar/app/pass-time.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import type { Agent } from '../../sidecar/domain/agent/agent.ts';
import type { Audience } from '../../sidecar/domain/audience.ts';
import type { Conversation, Line } from '../../sidecar/domain/conversation/conversation.ts';
import type { Visitor } from '../../sidecar/domain/visitor/visitor.ts';
import type { AuditEntry } from '../../sidecar/ports/store/audit.ts';
import type { Answer } from '../../sidecar/ports/store/marks.ts';
import { anAgent } from './builders/agent.ts';
import { aVisitor } from './builders/visitor.ts';
import { type TestEnvironment, testEnvironment } from './environment.ts';

/** Agents and visitors around one environment: says what they ask, shows what became of it. */
export interface Desk {
  readonly environment: TestEnvironment;
  hire(changes?: Partial<Agent>): Promise<AgentId>;
  visit(name: string, changes?: Partial<Visitor>): Promise<VisitorId>;
  agent(agent: string, command: AgentCommand, id?: string): Promise<Answer>;
  visitor(visitor: string, command: VisitorCommand, id?: string): Promise<Answer>;
  /** So much later, with what time does by itself. */
  later(ms: number): Promise<void>;
  conversation(id: string): Promise<Conversation>;
  conversations(): Promise<readonly Conversation[]>;
  lines(id: string): Promise<readonly Line[]>;
  person(agent: string): Promise<Agent>;
  facts(audience: Audience): Promise<readonly Fact[]>;
  audit(): Promise<readonly AuditEntry[]>;
}

/** A desk with nobody at it. */
export function aDesk(changes: Partial<TestEnvironment> = {}): Desk {
  const environment = testEnvironment(changes);
  let asked = 0;
  const nextId = (): string => {
    asked += 1;
    return `command-${asked}`;
  };
  const read = environment.store.read;
  const find = async (id: string): Promise<Conversation> => {
    const found = await read((tx) => tx.conversations.find(asId(id)));
    if (found === null) throw new Error(`there is no conversation ${id}`);
    return found;
  };
  return {
    environment,
    hire: async (agentChanges = {}) => {
      const agent = anAgent(agentChanges);
      await commit(environment, (work) => work.tx.agents.put(agent));
      return agent.agent;
    },
    visit: async (name, visitorChanges = {}) => {
      const visitor = aVisitor({
        visitor: asId(name),
        secretHash: `hash-of-${name}`,
        ...visitorChanges,
      });
      await commit(environment, (work) => work.tx.visitors.put(visitor));
      return visitor.visitor;
    },
    agent: async (agent, command, id = nextId()) => {
      const known = await read((tx) => tx.agents.find(asId(agent)));
      return agentCommand(environment, agentCaller(agent, known?.role), asId(id), command);
    },
    visitor: (visitor, command, id = nextId()) =>
      visitorCommand(environment, visitorCaller(visitor), asId(id), command),
    later: async (ms) => {
      environment.clock.advance(ms);
      await passTime(environment);
    },
    conversation: find,
    conversations: () => read((tx) => tx.conversations.open()),
    lines: (id) => read((tx) => tx.conversations.lines(asId(id), null, 10_000)),
    person: async (agent) => {
      const found = await read((tx) => tx.agents.find(asId(agent)));
      if (found === null) throw new Error(`there is no agent ${agent}`);
      return found;
    },
    facts: async (audience) => {
      const rows = await read((tx) => tx.feed.after(audience, asFeedSeq(0), 100_000));
      return rows.map(({ fact }) => fact);
    },
    audit: () => read((tx) => tx.audit.newest(100)),
  };
}

export function agentCaller(agent: string, role: Agent['role'] = 'agent'): AgentCaller {
  return { kind: 'agent', agent: asId(agent), role };
}

export function visitorCaller(visitor: string): VisitorCaller {
  return {
    kind: 'visitor',
    visitor: asId(visitor),
    shop: asId<ShopId>('boots'),
    tab: asId<TabId>('tab-1'),
    language: 'nl',
    device: null,
  };
}
