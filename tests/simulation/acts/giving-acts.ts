import type { ApprovalCard } from '../../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../../shared/protocol/messages/code.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { MandateExercise } from '../../../shared/protocol/messages/mandate.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Act } from '../acts.ts';
import type { Panel } from '../people/panel.ts';
import type { AgentPerson, People } from '../people/people.ts';
import type { World } from '../world.ts';
import { aStep, MANDATES, someMandate } from './some-mandate.ts';

/** What agents and leads do with mandates, from what stands in their own tables. */
export function givingActs(world: World, people: People): readonly Act[] {
  const { chance, book } = world;
  const person = chance.one(people.agents);
  if (person === undefined || person.panel === null || world.shop === null) return [];
  const { panel, agent } = person;
  const isLead = person.role === 'lead';
  const on = <T>(rowsOf: RowsOf<T>, make: (rows: readonly T[]) => void) =>
    reading(world, people, person, panel, rowsOf, make);
  const send = (command: AgentCommand): void => ask(world, person, panel, command);
  const inTalk = (make: (talk: ConversationCard) => AgentCommand | null) =>
    on(
      ({ db }) => db.conversations.toArray(),
      (cards) => {
        const held = cards.filter(({ state, holder }) => state === 'active' && holder === agent);
        const command = held.length === 0 ? null : make(chance.one(held) ?? firstOf(held));
        if (command !== null) send(command);
      },
    );
  const ofGiven = (
    isMeant: (card: ExerciseCard) => boolean,
    make: (card: ExerciseCard, code: NonNullable<ExerciseCard['code']>) => AgentCommand,
  ) =>
    on(
      ({ db }) => db.exercises.toArray(),
      (cards) => {
        const card = chance.one(cards.filter((each) => each.code !== null && isMeant(each)));
        if (card?.code != null) send(make(card, card.code));
      },
    );
  const ofQuestion = (
    isMeant: (card: ApprovalCard) => boolean,
    make: (card: ApprovalCard) => AgentCommand,
  ) =>
    on(
      ({ db }) => db.approvals.toArray(),
      (cards) => {
        const card = chance.one(
          cards.filter((each) => isMeant(each) && (each.state === 'asked' || chance.is(0.1))),
        );
        if (card !== undefined) send(make(card));
      },
    );
  const task = (make: (task: string) => AgentCommand) =>
    on(
      ({ db }) => db.tasks.toArray(),
      (cards) => {
        const card = chance.one(cards.filter(({ state }) => state === 'open' || chance.is(0.1)));
        if (card !== undefined) send(make(card.task));
      },
    );

  return [
    {
      name: 'gives',
      weight: 22,
      act: inTalk(({ conversation }) => exerciseIn(world, agent, conversation)),
    },
    {
      name: 'asks a lead',
      weight: 9,
      act: inTalk(({ conversation }) => {
        const under = mandateOnScreen(world);
        if (under === null) return null;
        book.giving.named += 1;
        const approval = `question-${book.giving.named}-of-${agent}`;
        // Mostly what is above what agents may give by themselves (acts/some-mandate.ts).
        const step = chance.is(0.7) ? ABOVE_FREE : aStep(chance);
        return { type: 'approval.ask', approval, conversation, ...under, step, reason: 'Will buy' };
      }),
    },
    {
      name: 'answers',
      weight: isLead ? 9 : 1,
      act: ofQuestion(
        ({ leads }) => leads.includes(agent) || chance.is(0.1),
        (card) => answerTo(world, card),
      ),
    },
    { name: 'leads answer at once', weight: 8, act: () => answerAtOnce(world, people) },
    {
      name: 'delegates',
      weight: isLead ? 1 : 0,
      act: ofQuestion(
        () => true,
        ({ approval }) => {
          const to = chance.one(people.agents)?.agent ?? agent;
          return { type: 'approval.delegate', approval, to };
        },
      ),
    },
    {
      name: 'withdraws question',
      weight: 1,
      act: ofQuestion(
        (card) => card.agent === agent,
        ({ approval }) => ({ type: 'approval.withdraw', approval }),
      ),
    },
    {
      name: 'shows code',
      weight: 14,
      act: ofGiven(
        ({ code }) => code?.state === 'made' || chance.is(0.05),
        (_, code) => showing(world, person, code.code, code.text),
      ),
    },
    {
      name: 'takes code back',
      weight: 5,
      act: ofGiven(
        () => true,
        (_, { code }) => ({ type: 'code.revoke', code }),
      ),
    },
    {
      name: 'replaces code',
      weight: 8,
      act: ofGiven(
        ({ code }) => code?.state === 'lost' || code?.state === 'failed' || chance.is(0.05),
        (_, { code }) => {
          book.giving.named += 1;
          return { type: 'code.replace', code, by: `code-${book.giving.named}-of-${agent}` };
        },
      ),
    },
    {
      name: 'settles task',
      weight: 4,
      act: task((id) => {
        const state = chance.is(0.6) ? 'done' : 'failed';
        return { type: 'task.settle', task: id, state, note: '' };
      }),
    },
    {
      name: 'assigns task',
      weight: 2,
      act: task((id) => {
        const owner = chance.one(people.agents)?.agent ?? agent;
        return { type: 'task.assign', task: id, owner };
      }),
    },
    {
      name: 'lays mandate down',
      weight: isLead ? 2 : 0.2,
      act: () => people.as(panel.life, () => send(someMandate(world))),
    },
    {
      name: 'takes mandate back',
      weight: isLead ? 0.4 : 0.1,
      act: () =>
        people.as(panel.life, () =>
          send({ type: 'mandate.revoke', mandate: chance.one(MANDATES) ?? 'mandate-1' }),
        ),
    },
  ];
}

type RowsOf<T> = (of: Panel) => PromiseLike<readonly T[]>;

function reading<T>(
  world: World,
  people: People,
  { agent }: AgentPerson,
  panel: Panel,
  rowsOf: RowsOf<T>,
  make: (rows: readonly T[]) => void,
): () => void {
  return () =>
    people.as(panel.life, () => {
      rowsOf(panel).then(make, (error: unknown) =>
        world.fail('a bug', `${agent} cannot read: ${error}`),
      );
    });
}

function ask({ trace }: World, { agent }: AgentPerson, panel: Panel, body: AgentCommand): void {
  trace.note(`${agent} asks ${JSON.stringify(body)}`);
  panel.command(body);
}

/** The newest version that is kept, or now and then the one before it. */
function mandateOnScreen({ chance, book }: World) {
  const known = chance.one([...book.giving.mandates]);
  if (known === undefined) return null;
  const [mandate, newest] = known;
  return { mandate, version: chance.is(0.9) ? newest : newest - 1 };
}

/** Something new, or the same under the same id once more, or under that id something else. */
function exerciseIn(world: World, agent: string, conversation: string): MandateExercise | null {
  const { chance, book } = world;
  const under = mandateOnScreen(world);
  if (under === null) return null;
  const own = book.giving.asked.filter((each) => each.exercise.endsWith(`by-${agent}`));
  const earlier = chance.is(0.2) ? chance.one(own.slice(-2)) : undefined;
  if (earlier !== undefined) {
    return chance.is(0.7) ? earlier : { ...earlier, step: aStep(chance), conversation };
  }
  book.giving.named += 1;
  const exercise = `given-${book.giving.named}-by-${agent}`;
  const step = aStep(chance);
  const asked: MandateExercise = {
    type: 'mandate.exercise',
    exercise,
    conversation,
    ...under,
    step,
  };
  book.giving.asked.push(asked);
  return asked;
}

function answerTo({ chance }: World, { approval, step }: ApprovalCard): AgentCommand {
  const answer = chance.one(['grant', 'grant', 'lower', 'refuse'] as const) ?? 'grant';
  const less = answer === 'lower' ? lesser(step) : null;
  return { type: 'approval.answer', approval, answer, step: less, words: '' };
}

function lesser(step: ApprovalCard['step']): ApprovalCard['step'] {
  if (step.kind === 'percentage') return { ...step, percent: Math.max(1, step.percent - 4) };
  return 'minor' in step ? { ...step, minor: Math.max(1, step.minor - 1_00) } : step;
}

/** All who were asked one question answer it in the same moment, each something of their own; one alone does it twice. */
function answerAtOnce(world: World, people: People): void {
  const { chance } = world;
  const leads = people.agents.filter(({ role, panel }) => role === 'lead' && panel !== null);
  const [first] = leads;
  if (first === undefined || first.panel === null) return;
  reading(
    world,
    people,
    first,
    first.panel,
    ({ db }) => db.approvals.toArray(),
    (cards) => {
      const card = chance.one(cards.filter(({ state }) => state === 'asked'));
      if (card === undefined) return;
      for (const lead of leads.length === 1 ? [first, first] : leads) {
        const { panel } = lead;
        if (panel === null) continue;
        people.as(panel.life, () => ask(world, lead, panel, answerTo(world, card)));
      }
    },
  )();
}

function showing({ book }: World, { agent }: AgentPerson, code: string, text: string) {
  const words = `line ${book.lines.size + 1} of ${agent}: ${text}`;
  book.lines.set(words, { by: agent, isRefused: false });
  const line = `line-${book.lines.size}-of-${agent}`;
  return { type: 'code.show', code, line, text: words } as const;
}

const ABOVE_FREE = { kind: 'percentage', percent: 8 } as const;

function firstOf<T>(rows: readonly T[]): T {
  const [first] = rows;
  if (first === undefined) throw new Error('there is at least one');
  return first;
}
