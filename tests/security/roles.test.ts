import { describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { SHAPES, type Shape } from '../../shared/protocol/shape.ts';
import { UpAgent } from '../../shared/protocol/up-agent.ts';
import { UpVisitor } from '../../shared/protocol/up-visitor.ts';
import { agentCommand, visitorCommand } from '../../sidecar/app/command.ts';
import type { Environment, Refusal } from '../../sidecar/app/context.ts';
import { shareDraft } from '../../sidecar/app/conversation/share-draft.ts';
import { routeTyping } from '../../sidecar/app/conversation/typing.ts';
import { answerQuestion } from '../../sidecar/app/questions.ts';
import { allOf } from '../support/handshake-cells.ts';
import { AGENT_ASKS, QUESTIONS, VISITOR_ASKS } from './roles/asking.ts';
import { aCounter, callerOf, everything, SECRET, toldTheSecret } from './roles/counter.ts';
import {
  AGENTS,
  type AgentWho,
  agentMay,
  STANDINGS,
  type Standing,
  VISITORS,
  type VisitorWho,
  visitorMay,
} from './roles/oracle.ts';

const ID = asId<Parameters<typeof agentCommand>[2]>('message-1');

interface Cell {
  readonly type: string;
  readonly who: string;
  readonly standing: Standing;
}
interface Tried {
  readonly kind: string;
  readonly sentence: string;
  readonly isChanged: boolean;
  readonly told: readonly string[];
}

/** Makes a counter, asks, and says what became of it. */
async function attempt(
  standing: Standing,
  but: Parameters<typeof aCounter>[1],
  ask: (
    environment: Environment,
  ) => Promise<{ readonly type?: string } | Refusal | { kind: 'done' }>,
): Promise<Tried> {
  const environment = await aCounter(standing, but);
  const before = await everything(environment);
  const answer = await ask(environment);
  const isRefused = 'kind' in answer && answer.kind === 'refused';
  return {
    kind: isRefused ? answer.refusal : 'done',
    sentence: isRefused ? answer.sentence : '',
    isChanged: (await everything(environment)) !== before,
    told: await toldTheSecret(environment),
  };
}

async function judge<C extends Cell>(
  cells: readonly C[],
  expected: (cell: C) => string,
  ask: (cell: C) => Promise<Tried>,
): Promise<{ readonly wrong: readonly object[]; readonly tried: readonly (C & Tried)[] }> {
  const tried: (C & Tried)[] = [];
  for (const cell of cells) tried.push({ ...cell, ...(await ask(cell)) });
  const wrong = tried.flatMap((cell) => {
    const isAsRuled = cell.kind === expected(cell) && (cell.kind === 'done' || !cell.isChanged);
    const { type, who, standing, kind, isChanged } = cell;
    return isAsRuled ? [] : [{ type, who, standing, expected: expected(cell), kind, isChanged }];
  });
  return { wrong, tried };
}

const typesOf = (union: typeof UpVisitor | typeof UpAgent, shape: Shape): string[] =>
  union.anyOf
    .map(({ properties }) => properties.type.const)
    .filter((type) => SHAPES[type] === shape);

describe('who may ask what', () => {
  it('[SC2] every command and question in the protocol has a row', () => {
    expect(Object.keys(VISITOR_ASKS).sort()).toEqual(typesOf(UpVisitor, 'command').sort());
    expect(Object.keys(AGENT_ASKS).sort()).toEqual(typesOf(UpAgent, 'command').sort());
    expect(Object.keys(QUESTIONS).sort()).toEqual(typesOf(UpAgent, 'question').sort());
    // Typing and drafts have tests below; the floor and pings are for every panel that was let in, about nothing.
    expect(typesOf(UpAgent, 'live').sort()).toEqual(['chat.typing', 'floor.watch']);
    expect(typesOf(UpVisitor, 'live').sort()).toEqual(['chat.typing', 'draft.share']);
    // Signals name no visitor: they are the sender's own by construction.
    expect(JSON.stringify(UpVisitor.anyOf.filter(isSignal))).not.toMatch(/"(visitor|session)":/);
  });

  it('[SC2, CV2, CV9, CB2] a visitor reaches their own conversation and offer and cobrowse and nobody else’s', async () => {
    const cells = allOf<{ type: keyof typeof VISITOR_ASKS; who: VisitorWho; standing: Standing }>({
      type: keysOf(VISITOR_ASKS),
      who: VISITORS,
      standing: STANDINGS,
    });
    const { wrong, tried } = await judge(
      cells,
      ({ type, who, standing }) => visitorMay(type, who, standing),
      ({ type, who, standing }) =>
        attempt(standing, { isOwnerBlocked: who === 'blocked' }, (environment) =>
          visitorCommand(environment, callerOf.visitor(who), ID, VISITOR_ASKS[type](standing, who)),
        ),
    );
    expect(wrong).toEqual([]);
    expect(tried.length).toBe(11 * 6 * 6);
    const strangers = tried.filter(({ who }) => who !== 'owner' && who !== 'blocked');
    expect(strangers.filter(({ told }) => told.length > 0)).toEqual([]);
    expect(unlike(strangers)).toEqual([]);
  });

  it('[SC2, PP1, CV3, CV5, CV9, CB1, CB5, AP1, AP4] an agent reaches what they hold, a lead what the rules say', async () => {
    const cells = allOf<{ type: keyof typeof AGENT_ASKS; who: AgentWho; standing: Standing }>({
      type: keysOf(AGENT_ASKS),
      who: AGENTS,
      standing: STANDINGS,
    });
    const { wrong, tried } = await judge(
      cells,
      ({ type, who, standing }) => agentMay(type, who, standing),
      ({ type, who, standing }) =>
        attempt(
          standing,
          { isOwnerBlocked: type === 'visitor.unblock', hasCobrowse: type !== 'cobrowse.ask' },
          (environment) =>
            agentCommand(environment, callerOf.agent(who), ID, AGENT_ASKS[type](standing, 'owner')),
        ),
    );
    expect(wrong).toEqual([]);
    expect(tried.length).toBe(36 * 6 * 6);
    expect(tried.filter(({ kind, told }) => kind !== 'done' && told.length > 0)).toEqual([]);
  });

  it('[SC2, PP3, CV10] a question is answered to whom the rules say', async () => {
    const cells = allOf<{ type: keyof typeof QUESTIONS; who: AgentWho; standing: Standing }>({
      type: keysOf(QUESTIONS),
      who: AGENTS,
      standing: STANDINGS,
    });
    const said: string[] = [];
    const { wrong, tried } = await judge(
      cells,
      ({ type, who, standing }) => agentMay(type, who, standing),
      ({ type, who, standing }) =>
        attempt(standing, {}, async (environment) => {
          const answer = await answerQuestion(
            environment,
            callerOf.agent(who),
            ID,
            QUESTIONS[type](standing, 'owner'),
          );
          if (type !== 'lines.ask' && JSON.stringify(answer).includes(SECRET)) said.push(type);
          return 'type' in answer ? { type: answer.type } : answer;
        }),
    );
    expect(wrong).toEqual([]);
    expect(tried.length).toBe(21 * 6 * 6);
    // Reading leaves nothing behind, and only lines.ask shows lines.
    expect(tried.filter(({ isChanged }) => isChanged)).toEqual([]);
    expect(said).toEqual([]);
  });

  it('[SC2, CH2] typing is shown to the other side of a talk and to nobody else', async () => {
    const shown: string[] = [];
    for (const standing of STANDINGS) {
      const environment = await aCounter(standing);
      const body = {
        type: 'chat.typing',
        conversation: standing === 'unknown' ? 'never-was' : 'c-1',
        isTyping: true,
      } as const;
      for (const who of AGENTS) {
        const to = (await routeTyping(environment, callerOf.agent(who), body))?.to;
        if (to !== undefined) shown.push(`${standing}: ${who} to ${to}`);
      }
      for (const who of VISITORS.filter((each) => each !== 'blocked')) {
        const to = (await routeTyping(environment, callerOf.visitor(who), body))?.to;
        if (to !== undefined) shown.push(`${standing}: ${who} to ${to}`);
      }
    }
    expect(shown).toEqual([
      'active: holder to visitor.visitor-1',
      'active: owner to agent.agent-anna',
    ]);
  });

  it('[SC2, DR1] a draft is shown to the holder of its writer’s own talk and to nobody else', async () => {
    const shown: string[] = [];
    for (const standing of STANDINGS) {
      const environment = await aCounter(standing);
      const conversation = standing === 'unknown' ? 'never-was' : 'c-1';
      const body = { type: 'draft.share', conversation, text: SECRET } as const;
      for (const who of VISITORS.filter((each) => each !== 'blocked')) {
        const to = (await shareDraft(environment, callerOf.visitor(who), body))?.to;
        if (to !== undefined) shown.push(`${standing}: ${who} to ${to}`);
      }
    }
    expect(shown).toEqual(['active: owner to agent.agent-anna']);
  });

  it('[SC2, PP1] an agent lowers their own capacity and changes nothing else of themselves', async () => {
    const own = { agent: 'agent-ben', name: 'colleague', role: 'agent', capacity: 5 } as const;
    const languages: ('nl' | 'en')[] = ['nl', 'en'];
    const changes = [
      [{}, 'done'],
      [{ capacity: 4 }, 'done'],
      [{ capacity: 6 }, 'not-allowed'],
      [{ role: 'lead' }, 'not-allowed'],
      [{ name: 'The boss' }, 'not-allowed'],
      [{ agent: 'agent-anna', name: 'holder', capacity: 4 }, 'not-allowed'],
    ] as const;
    for (const [change, expected] of changes) {
      const { kind } = await attempt('queued', {}, (environment) =>
        agentCommand(environment, callerOf.agent('colleague'), ID, {
          type: 'agent.change',
          ...own,
          languages,
          ...change,
        }),
      );
      expect([change, kind]).toEqual([change, expected]);
    }
  });
});

/** Answers that tell what is another's from what never was; an id in use is the one that must (CV2). */
function unlike(tried: readonly (Cell & Tried)[]): readonly object[] {
  return tried.flatMap((cell) => {
    const never = tried.find(
      (one) => one.type === cell.type && one.who === cell.who && one.standing === 'unknown',
    );
    const isSame = cell.kind === never?.kind && cell.sentence === never.sentence;
    const { type, who, standing, kind, sentence } = cell;
    return isSame || kind === 'already-used' ? [] : [{ type, who, standing, kind, sentence }];
  });
}

const isSignal = ({ properties }: (typeof UpVisitor)['anyOf'][number]): boolean =>
  SHAPES[properties.type.const] === 'signal';

function keysOf<T extends object>(rows: T): (keyof T)[] {
  return Object.keys(rows) as (keyof T)[];
}
