import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';
import { REACH } from '../../../../../sidecar/app/agent/permission.ts';
import type { ConversationState } from '../../../../../sidecar/domain/conversation/conversation.ts';
import { aCobrowse } from '../../../../support/builders/cobrowse.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const TALK = { conversation: 'talk' } as const;
const ALONG = { cobrowse: 'along' } as const;
const TERMS = {
  name: 'Anna',
  role: 'agent' as const,
  capacity: 1,
  languages: ['nl', 'en'] as const,
};

/** A command, and the state in which who may do it, can. */
const COMMANDS: Record<
  Exclude<AgentCommand['type'], 'offer.make'>,
  readonly [ConversationState, (by: string) => AgentCommand]
> = {
  'chat.say': ['active', () => ({ type: 'chat.say', ...TALK, line: 'line-1', text: 'Hello' })],
  'chat.see': ['active', () => ({ type: 'chat.see', ...TALK, upTo: 1 })],
  'conversation.accept': ['assigned', () => ({ type: 'conversation.accept', ...TALK })],
  'conversation.decline': ['assigned', () => ({ type: 'conversation.decline', ...TALK })],
  'conversation.hand-over': [
    'active',
    () => ({ type: 'conversation.hand-over', ...TALK, to: null, note: '' }),
  ],
  'conversation.take-over': [
    'active',
    () => ({ type: 'conversation.take-over', ...TALK, note: '' }),
  ],
  'conversation.end': ['active', () => ({ type: 'conversation.end', ...TALK })],
  'conversation.wrap-up': [
    'wrap-up',
    () => ({ type: 'conversation.wrap-up', ...TALK, disposition: 'solved', note: '' }),
  ],
  'visitor.block': [
    'active',
    () => ({ type: 'visitor.block', visitor: 'visitor-1', reason: 'abuse' }),
  ],
  'visitor.unblock': ['active', () => ({ type: 'visitor.unblock', visitor: 'visitor-1' })],
  // The question that is there already, asked again: that is no other question.
  'cobrowse.ask': ['active', () => ({ type: 'cobrowse.ask', ...ALONG, ...TALK })],
  'cobrowse.invite': ['active', () => ({ type: 'cobrowse.invite', ...ALONG, agent: 'lotte' })],
  'cobrowse.end': ['active', () => ({ type: 'cobrowse.end', ...ALONG })],
  'presence.set': ['active', () => ({ type: 'presence.set', presence: 'busy' })],
  'agent.invite': [
    'active',
    () => ({ type: 'agent.invite', agent: 'new', ...TERMS, languages: ['nl'] }),
  ],
  'agent.reinvite': ['active', () => ({ type: 'agent.reinvite', agent: 'anna' })],
  'agent.revoke': ['active', () => ({ type: 'agent.revoke', agent: 'anna' })],
  'agent.change': [
    'active',
    () => ({ type: 'agent.change', agent: 'anna', ...TERMS, languages: ['nl', 'en'] }),
  ],
};

// command: agent who holds it (or is it), another agent, a lead who does not.
const CELLS: readonly (readonly [keyof typeof COMMANDS, string, string, string])[] = [
  ['chat.say', 'done', 'not-holder', 'not-holder'],
  ['chat.see', 'done', 'not-holder', 'not-holder'],
  ['conversation.accept', 'done', 'not-holder', 'not-holder'],
  ['conversation.decline', 'done', 'not-holder', 'not-holder'],
  ['conversation.hand-over', 'done', 'not-holder', 'done'],
  ['conversation.take-over', 'wrong-state', 'not-holder', 'done'],
  ['conversation.end', 'done', 'not-holder', 'done'],
  ['conversation.wrap-up', 'done', 'not-holder', 'done'],
  ['visitor.block', 'done', 'not-holder', 'done'],
  ['visitor.unblock', 'not-allowed', 'not-allowed', 'done'],
  ['cobrowse.ask', 'done', 'not-holder', 'not-holder'],
  ['cobrowse.invite', 'done', 'not-holder', 'not-holder'],
  ['cobrowse.end', 'done', 'not-holder', 'done'],
  ['presence.set', 'done', 'done', 'done'],
  ['agent.invite', 'not-allowed', 'not-allowed', 'done'],
  ['agent.reinvite', 'not-allowed', 'not-allowed', 'done'],
  ['agent.revoke', 'not-allowed', 'not-allowed', 'done'],
  ['agent.change', 'done', 'not-allowed', 'done'],
];

/** Anna holds a conversation; Bram is a colleague, Lotte a lead, and both are there. */
async function deskIn(state: ConversationState): Promise<Desk> {
  const desk = aDesk();
  await desk.hire({ agent: asId('anna'), capacity: 2 });
  await desk.hire({ agent: asId('bram') });
  await desk.hire({ agent: asId('lotte'), role: 'lead' });
  await desk.visit('visitor-1');
  const talk = aConversation({
    conversation: asId('talk'),
    state,
    holder: asId('anna'),
    lines: 1,
    endedAt: state === 'wrap-up' ? desk.environment.clock.now() : null,
  });
  const along = aCobrowse({
    cobrowse: asId('along'),
    conversation: asId('talk'),
    askedBy: asId('anna'),
  });
  await desk.environment.store.transact(async (tx) => {
    await tx.conversations.put(talk);
    await tx.cobrowses.put(along);
  });
  return desk;
}

async function ask(command: keyof typeof COMMANDS, by: string): Promise<string> {
  const [state, make] = COMMANDS[command];
  const desk = await deskIn(state);
  const answer = await desk.agent(by, make(by));
  return answer.kind === 'done' ? 'done' : answer.refusal;
}

describe('who may do what', () => {
  const cells = CELLS.flatMap(([command, own, other, lead]) => [
    { command, by: 'anna', outcome: own },
    { command, by: 'bram', outcome: other },
    { command, by: 'lotte', outcome: lead },
  ]);

  it.each(cells)('[PP1] $command by $by: $outcome', async ({ command, by, outcome }) => {
    expect(await ask(command, by)).toBe(outcome);
  });

  it('[PP1] has a row for every command', () => {
    const rows = CELLS.map(([command]) => command);
    expect([...rows, 'offer.make'].sort()).toEqual(Object.keys(REACH).sort());
  });

  it.each(CELLS.map(([command]) => command))(
    '[PP3] %s is refused to who was revoked while linked',
    async (command) => {
      const [state, make] = COMMANDS[command];
      const desk = await deskIn(state);
      await desk.agent('lotte', { type: 'agent.revoke', agent: 'anna' });
      expect(await desk.agent('anna', make('anna'))).toMatchObject({ refusal: 'revoked' });
    },
  );

  it('[PP1] counts a role as it is now, not as it was when the link came up', async () => {
    const desk = await deskIn('active');
    const lead = { ...(await desk.person('bram')), role: 'lead' as const };
    await desk.environment.store.transact((tx) => tx.agents.put(lead));
    const demote = { type: 'agent.change', agent: 'lotte', ...TERMS } as const;
    await desk.agent('bram', { ...demote, name: 'Lotte', languages: ['nl'] });
    expect(await desk.agent('lotte', { type: 'agent.revoke', agent: 'anna' })).toMatchObject({
      refusal: 'not-allowed',
    });
  });
});
