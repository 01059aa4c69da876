import { type AgentId, asId } from '../../shared/kernel/ids.ts';
import type { ApprovalCard } from '../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';
import type { AgentCommand, AgentFact, AgentQuestion } from '../../shared/protocol/shape.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../sidecar/app/questions.ts';
import { ofAgent } from '../../sidecar/domain/audience.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import type { Code } from '../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import type { LedgerRow } from '../../sidecar/domain/mandate/ledger.ts';
import type { MandateTerms } from '../../sidecar/domain/mandate/mandate.ts';
import type { Answer } from '../../sidecar/ports/store/marks.ts';
import { isForAgents } from './agent-facts.ts';
import { aConversation } from './builders/conversation.ts';
import { aBasket, someTerms } from './builders/mandate.ts';
import { aJourney, aSession } from './builders/session.ts';
import { aDesk, agentCaller, type Desk } from './desk.ts';
import type { TestEnvironment } from './environment.ts';

/** A desk at which things are given, and what became of them. */
export interface GivingDesk extends Desk {
  /** A lead saves these terms as the next version of a mandate. */
  lay(terms?: Partial<MandateTerms>, mandate?: string): Promise<Answer>;
  give(
    step: Step,
    changes?: Partial<Extract<AgentCommand, { type: 'mandate.exercise' }>>,
  ): Promise<Answer>;
  ask(question: AgentQuestion, by?: string): ReturnType<typeof answerQuestion>;
  exercise(id?: string): Promise<Exercise>;
  code(exercise?: string): Promise<Code>;
  rows(): Promise<readonly LedgerRow[]>;
  /** What the scopes whose name holds this come to, by money. */
  used(scope: string): Promise<number>;
  approvals(agent: string): Promise<readonly ApprovalCard[]>;
  exercises(agent: string): Promise<readonly ExerciseCard[]>;
}

export const TEN_PERCENT: Step = { kind: 'percentage', percent: 10 };

/**
 * Anna talks with a visitor who has € 80 in the basket; Bram is a colleague, Lotte and Lars are leads. Nothing may
 * be given yet.
 */
export async function aGivingDesk(changes: Partial<TestEnvironment> = {}): Promise<GivingDesk> {
  const desk = aDesk(changes);
  const { environment } = desk;
  const { read } = environment.store;
  for (const name of ['anna', 'bram'] as const) await hire(name, 'agent');
  for (const name of ['lotte', 'lars'] as const) await hire(name, 'lead');
  await desk.visit('visitor-1');
  await commit(environment, async ({ tx, now }) => {
    await tx.sessions.put(
      aSession({ lastAt: now, startedAt: now, journey: aJourney({ basket: aBasket(80_00) }) }),
    );
    await tx.conversations.put(
      aConversation({
        conversation: asId('talk'),
        state: 'active',
        cause: 'accepted',
        holder: asId('anna'),
        queuedAt: null,
        acceptedAt: now,
      }),
    );
  });

  async function hire(name: string, role: 'agent' | 'lead'): Promise<void> {
    const agent = asId<AgentId>(name);
    await desk.hire({ agent, name: capital(name), role, chosen: 'busy', capacity: 5 });
  }

  async function factsOf(agent: string): Promise<readonly AgentFact[]> {
    return (await desk.facts(ofAgent(asId(agent)))).filter(isForAgents);
  }

  async function exercise(id = 'exercise-1'): Promise<Exercise> {
    const found = await read((tx) => tx.exercises.find(asId(id)));
    if (found === null) throw new Error(`there is no exercise ${id}`);
    return found;
  }

  let given = 0;
  return {
    ...desk,
    lay: async (terms = {}, mandate = 'mandate-1') => {
      const before = await read((tx) => tx.mandates.find(asId(mandate)));
      return desk.agent('lotte', {
        type: 'mandate.save',
        mandate,
        from: before?.version ?? 0,
        terms: wireTerms(someTerms(terms)),
      });
    },
    give: (step, but = {}) => {
      given += 1;
      return desk.agent('anna', {
        type: 'mandate.exercise',
        exercise: `exercise-${given}`,
        conversation: 'talk',
        mandate: 'mandate-1',
        version: 1,
        step,
        ...but,
      });
    },
    ask: (question, by = 'anna') =>
      answerQuestion(environment, agentCaller(by), asId('question-1'), question),
    exercise,
    code: async (id) => {
      const { code } = await exercise(id);
      const found = code === null ? null : await read((tx) => tx.codes.find(code));
      if (found === null) throw new Error('it has no code');
      return found;
    },
    rows: () => read((tx) => tx.ledger.from(1, 1_000)),
    used: async (scope) => {
      const sums = await read((tx) => tx.ledger.sums('', 1_000));
      return sums.find((sum) => sum.scope.includes(scope))?.minor ?? 0;
    },
    approvals: async (agent) =>
      (await factsOf(agent)).flatMap((fact) =>
        fact.type === 'approval.changed' ? [fact.card] : [],
      ),
    exercises: async (agent) =>
      (await factsOf(agent)).flatMap((fact) =>
        fact.type === 'exercise.changed' ? [fact.card] : [],
      ),
  };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
