import fc from 'fast-check';
import { asId } from '../../shared/kernel/ids.ts';
import type { AgentCommand, VisitorCommand } from '../../shared/protocol/shape.ts';
import { linkDown, linkUp } from '../../sidecar/app/agent/link.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../sidecar/domain/audience.ts';
import type { Desk } from '../support/desk.ts';

export const AGENTS = ['agent-a', 'agent-b', 'agent-c', 'lead-d'] as const;
export const VISITORS = ['visitor-1', 'visitor-2', 'visitor-3', 'visitor-4', 'visitor-5'] as const;

/** Something that happens at the desk. `pick` chooses among the conversations there are. */
export type Move =
  | { readonly kind: 'visitor'; readonly visitor: string; readonly does: VisitorDeed }
  | {
      readonly kind: 'agent';
      readonly agent: string;
      readonly does: AgentDeed;
      readonly pick: number;
      readonly isOwn: boolean;
      readonly to: string | null;
    }
  | { readonly kind: 'link'; readonly agent: string; readonly isUp: boolean }
  | { readonly kind: 'time'; readonly ms: number };

type VisitorDeed = 'open' | 'say' | 'leave' | 'leave-message' | 'see';
type AgentDeed =
  | 'accept'
  | 'decline'
  | 'hand-over'
  | 'take-over'
  | 'end'
  | 'wrap-up'
  | 'say'
  | 'see'
  | 'available'
  | 'away'
  | 'busy'
  | 'offline';

const agent = fc.constantFrom(...AGENTS);

/** Any move, those that make a conversation go on more often than those that stop it. */
export const aMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('visitor' as const),
      visitor: fc.constantFrom(...VISITORS),
      does: fc.constantFrom<VisitorDeed>(
        'open',
        'open',
        'say',
        'say',
        'leave',
        'leave-message',
        'see',
      ),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('agent' as const),
      agent,
      does: fc.constantFrom<AgentDeed>(
        'accept',
        'accept',
        'accept',
        'decline',
        'hand-over',
        'take-over',
        'end',
        'wrap-up',
        'say',
        'say',
        'see',
        'available',
        'available',
        'away',
        'busy',
        'offline',
      ),
      pick: fc.nat(10),
      isOwn: fc.boolean(),
      to: fc.option(agent),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('link' as const), agent, isUp: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.constantFrom(1_000, 10_000, 31_000, 61_000, 301_000, 1_801_000),
    }),
  },
);

/** How a move went whose command was sent twice under one id, as after a broken connection. */
export interface Made {
  readonly answers: readonly [string, string];
  /** Facts that the second sending added. */
  readonly toldAgain: number;
}

/** Makes the move. */
export async function make(desk: Desk, move: Move, n: number): Promise<Made> {
  switch (move.kind) {
    case 'time':
      await desk.later(move.ms);
      return NOTHING_SENT;
    case 'link': {
      const change = move.isUp ? linkUp : linkDown;
      await change(desk.environment, asId(move.agent));
      return NOTHING_SENT;
    }
    case 'visitor': {
      const command = await visitorCommandOf(desk, move, n);
      return twice(desk, () => desk.visitor(move.visitor, command, `move-${n}`));
    }
    case 'agent': {
      const command = await agentCommandOf(desk, move, n);
      if (command === null) return NOTHING_SENT;
      return twice(desk, () => desk.agent(move.agent, command, `move-${n}`));
    }
  }
}

const NOTHING_SENT: Made = { answers: ['', ''], toldAgain: 0 };

async function twice(desk: Desk, send: () => Promise<unknown>): Promise<Made> {
  const first = JSON.stringify(await send());
  const told = await toldSoFar(desk);
  const second = JSON.stringify(await send());
  return { answers: [first, second], toldAgain: (await toldSoFar(desk)) - told };
}

/** Every act tells somebody something, except what was seen before. */
async function toldSoFar(desk: Desk): Promise<number> {
  const audiences = [
    FLOOR,
    ...AGENTS.map((name) => ofAgent(asId(name))),
    ...VISITORS.map((name) => ofVisitor(asId(name))),
  ];
  return desk.environment.store.read(async (tx) => {
    let told = 0;
    for (const audience of audiences) told += await tx.feed.head(audience);
    return told;
  });
}

async function visitorCommandOf(
  desk: Desk,
  { visitor, does }: Extract<Move, { kind: 'visitor' }>,
  n: number,
): Promise<VisitorCommand> {
  const fresh = `conversation-${n}`;
  const latest = await desk.environment.store.read((tx) =>
    tx.conversations.latestOf(asId(visitor)),
  );
  const conversation = latest?.conversation ?? fresh;
  const words = { line: `line-${n}`, text: `words of ${visitor}` };
  switch (does) {
    case 'open':
      return { type: 'conversation.open', conversation: fresh, language: 'nl' };
    case 'say':
      return { type: 'chat.say', conversation, ...words };
    case 'leave':
      return { type: 'conversation.leave', conversation };
    case 'see':
      return { type: 'chat.see', conversation, upTo: 3 };
    case 'leave-message':
      return {
        type: 'message.leave',
        conversation: fresh,
        ...words,
        contact: 'a@example.org',
        language: 'en',
      };
  }
}

async function agentCommandOf(
  desk: Desk,
  { agent: by, does, pick, isOwn, to }: Extract<Move, { kind: 'agent' }>,
  n: number,
): Promise<AgentCommand | null> {
  switch (does) {
    case 'available':
    case 'away':
    case 'busy':
    case 'offline':
      return { type: 'presence.set', presence: does };
    default:
      break;
  }
  const all = await desk.conversations();
  const open = isOwn ? all.filter(({ holder }) => holder === by) : all;
  const conversation = open[pick % Math.max(1, open.length)]?.conversation;
  if (conversation === undefined) return null;
  switch (does) {
    case 'accept':
      return { type: 'conversation.accept', conversation };
    case 'decline':
      return { type: 'conversation.decline', conversation };
    case 'hand-over':
      return { type: 'conversation.hand-over', conversation, to, note: 'please' };
    case 'take-over':
      return { type: 'conversation.take-over', conversation, note: '' };
    case 'end':
      return { type: 'conversation.end', conversation };
    case 'wrap-up':
      return { type: 'conversation.wrap-up', conversation, disposition: 'solved', note: '' };
    case 'say':
      return { type: 'chat.say', conversation, line: `line-${n}`, text: `words of ${by}` };
    case 'see':
      return { type: 'chat.see', conversation, upTo: 2 };
  }
}
