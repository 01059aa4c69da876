import fc from 'fast-check';
import { asId, type CobrowseId } from '../../shared/kernel/ids.ts';
import { COBROWSE_ASK_VALID_MS } from '../../shared/protocol/limits.ts';
import type { AgentCommand, VisitorCommand } from '../../shared/protocol/shape.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { pageCame } from '../../sidecar/app/cobrowse/pages.ts';
import { aDesk, type Desk } from '../support/desk.ts';

export const PAGES = ['visitor-1', 'visitor-2'] as const;
const TEAM = ['agent-a', 'agent-b', 'lead-c'] as const;
/** Few, so that the same one is meant again and again, also by who has nothing to do with it. */
export const ALONGS = ['along-0', 'along-1', 'along-2', 'along-3'] as const;

/** Something that happens; an agent or visitor may ask whatever the protocol lets them say. */
export type Move =
  | { readonly kind: 'visitor'; readonly visitor: string; readonly command: VisitorCommand }
  | { readonly kind: 'agent'; readonly agent: string; readonly command: AgentCommand }
  | { readonly kind: 'page'; readonly cobrowse: string }
  | { readonly kind: 'time'; readonly ms: number };

const talkOf = (visitor: string): string => `talk-of-${visitor}`;
// Mostly who holds the talks: what others ask is refused, and teaches little.
const agent = fc.constantFrom('agent-a', 'agent-a', 'agent-a', ...TEAM);
const visitor = fc.constantFrom(...PAGES);
const cobrowse = fc.constantFrom(...ALONGS);
const conversation = visitor.map(talkOf);
/** In whose talk one is asked, mostly: an even number is visitor-1's. */
const ownerOf = (along: string): string => (Number(along.at(-1)) % 2 === 0 ? PAGES[0] : PAGES[1]);
const isOwn = fc.constantFrom(true, true, true, true, false);

const visitorCommand: fc.Arbitrary<VisitorCommand> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('conversation.leave' as const), conversation }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('consent.set' as const),
      observe: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('chat.say' as const),
      conversation,
      line: fc.uuid(),
      text: fc.constant('Hello'),
    }),
  },
);

/** An answer or a stop, mostly by whom it was asked. */
const answerMove: fc.Arbitrary<Move> = fc
  .record({
    cobrowse,
    isOwn,
    says: fc.constantFrom('yes', 'yes', 'yes', 'yes', 'no', 'stop'),
  })
  .map(({ cobrowse: along, isOwn: isOwnAnswer, says }) => {
    const owner = ownerOf(along);
    return {
      kind: 'visitor' as const,
      visitor: isOwnAnswer ? owner : owner === PAGES[0] ? PAGES[1] : PAGES[0],
      command:
        says === 'stop'
          ? { type: 'cobrowse.stop' as const, cobrowse: along }
          : { type: 'cobrowse.answer' as const, cobrowse: along, isAgreed: says === 'yes' },
    };
  });

const askCommand: fc.Arbitrary<AgentCommand> = fc
  .record({ cobrowse, isOwn, other: conversation })
  .map(({ cobrowse: along, isOwn: isOwnTalk, other }) => ({
    type: 'cobrowse.ask' as const,
    cobrowse: along,
    conversation: isOwnTalk ? talkOf(ownerOf(along)) : other,
  }));

const agentCommand: fc.Arbitrary<AgentCommand> = fc.oneof(
  { weight: 10, arbitrary: askCommand },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cobrowse.end' as const), cobrowse }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('cobrowse.invite' as const), cobrowse, agent }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('conversation.accept' as const), conversation }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('conversation.end' as const), conversation }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('conversation.take-over' as const),
      conversation,
      note: fc.constant(''),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('conversation.hand-over' as const),
      conversation,
      to: fc.option(agent),
      note: fc.constant(''),
    }),
  },
);

/** Any move, those of looking along more often than those that end a conversation. */
export const aCobrowseMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: answerMove },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('visitor' as const),
      visitor,
      command: visitorCommand,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('agent' as const), agent, command: agentCommand }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('page' as const), cobrowse }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.constantFrom(
        1_000,
        30_000,
        COBROWSE_ASK_VALID_MS - 1,
        COBROWSE_ASK_VALID_MS,
        1_801_000,
      ),
    }),
  },
);

export const secretOf = (who: string): string => who.padEnd(43, '_');

/** Two visitors, each in a talk that agent-a holds. */
export async function deskInTalks(): Promise<Desk> {
  const desk = aDesk();
  await desk.hire({ agent: asId('agent-a'), name: 'agent-a', capacity: 9 });
  for (const name of PAGES) {
    await desk.visit(name, { secretHash: nodeDigest().sha256(secretOf(name)) });
    const talk = talkOf(name);
    await desk.visitor(name, { type: 'conversation.open', conversation: talk, language: 'nl' });
    await desk.agent('agent-a', { type: 'conversation.accept', conversation: talk });
  }
  await desk.hire({ agent: asId('agent-b'), name: 'agent-b', capacity: 9 });
  await desk.hire({ agent: asId('lead-c'), name: 'lead-c', role: 'lead', capacity: 9 });
  return desk;
}

/** Makes the move. @returns whether what was asked was done */
export async function makeMove(desk: Desk, move: Move): Promise<boolean> {
  switch (move.kind) {
    case 'time':
      await desk.later(move.ms);
      return true;
    case 'page':
      return pageCame(desk.environment, asId<CobrowseId>(move.cobrowse));
    case 'visitor':
      return (await desk.visitor(move.visitor, move.command)).kind === 'done';
    case 'agent':
      return (await desk.agent(move.agent, move.command)).kind === 'done';
  }
}
