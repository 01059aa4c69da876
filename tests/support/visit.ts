import { type AgentId, asFeedSeq, asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { VisitorHello } from '../../shared/protocol/handshake.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { AgentCaller, Environment, VisitorCaller } from '../../sidecar/app/context.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { wholeFloor } from '../../sidecar/app/report/floor.ts';
import { greetVisitor } from '../../sidecar/app/session/greet-visitor.ts';
import { noteSignals } from '../../sidecar/app/session/note-signals.ts';
import type { Audience } from '../../sidecar/domain/audience.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import type { Observed } from '../../sidecar/domain/session/act.ts';
import type { Session } from '../../sidecar/domain/session/session.ts';
import { anAgent } from './builders/agent.ts';

/** One tab of one visitor, as the use cases see it. */
export interface Visit {
  readonly who: VisitorCaller;
  readonly secret: string;
  /** Signals as one batch; resolves to the mark. */
  send(...signals: readonly Observed[]): Promise<number>;
  row(): Promise<FloorRow | undefined>;
  session(): Promise<Session>;
  offers(): Promise<readonly Offer[]>;
  facts(): Promise<readonly Fact[]>;
}

/** A first hello of a page that may observe; name only what matters. */
export function aHello(but: Partial<VisitorHello> = {}): VisitorHello {
  return {
    type: 'hello',
    role: 'visitor',
    version: PROTOCOL_VERSION,
    shop: 'boots',
    secret: null,
    tab: 'tab-1',
    since: null,
    observe: true,
    language: 'nl',
    ...but,
  };
}

export async function aVisit(
  environment: Environment,
  but: Partial<VisitorHello> = {},
): Promise<Visit> {
  const greeted = await greetVisitor(environment, aHello(but), asId('boots'));
  if (!greeted.isOk) throw new Error(greeted.error.sentence);
  const { who, secret, marked } = greeted.value;
  let n = marked;
  return {
    who,
    secret: secret ?? but.secret ?? '',
    send: (...signals) => {
      const at = environment.clock.now();
      return noteSignals(
        environment,
        who,
        signals.map((body) => {
          n += 1;
          return { n, at, body };
        }),
      );
    },
    row: async () => (await wholeFloor(environment)).find((row) => row.visitor === who.visitor),
    session: async () => {
      const session = await environment.store.read((tx) => tx.sessions.latest(who.visitor));
      if (session === null) throw new Error('no session yet');
      return session;
    },
    offers: () => environment.store.read((tx) => tx.offers.ofVisitor(who.visitor, asEpochMs(0))),
    facts: () => factsOf(environment, `visitor.${who.visitor}`),
  };
}

/** Everything an audience has been told, oldest first. */
export async function factsOf(
  environment: Environment,
  audience: Audience,
): Promise<readonly Fact[]> {
  const rows = await environment.store.read((tx) => tx.feed.after(audience, asFeedSeq(0), 200));
  return rows.map(({ fact }) => fact);
}

/** Agents at work, each with room for so many conversations. */
export async function onShift(
  environment: Environment,
  ...capacities: readonly number[]
): Promise<readonly AgentCaller[]> {
  const callers = capacities.map((_, n): AgentCaller => {
    return { kind: 'agent', agent: asId<AgentId>(`agent-${n + 1}`), role: 'agent' };
  });
  await commit(environment, async ({ tx }) => {
    for (const [n, capacity] of capacities.entries()) {
      await tx.agents.put(anAgent({ agent: asId<AgentId>(`agent-${n + 1}`), capacity }));
    }
  });
  return callers;
}
