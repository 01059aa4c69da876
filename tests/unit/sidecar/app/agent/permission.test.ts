import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';
import { REACH } from '../../../../../sidecar/app/agent/permission.ts';
import { wireTerms as wireArticle } from '../../../../../sidecar/app/knowledge/wire.ts';
import { wireTerms } from '../../../../../sidecar/app/mandate/wire-terms.ts';
import type { Agent } from '../../../../../sidecar/domain/agent/agent.ts';
import type {
  Conversation,
  ConversationState,
} from '../../../../../sidecar/domain/conversation/conversation.ts';
import type { Code } from '../../../../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../../../../sidecar/domain/mandate/exercise.ts';
import type { Tx } from '../../../../../sidecar/ports/store.ts';
import { aCobrowse } from '../../../../support/builders/cobrowse.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { aKeptArticle, someArticle } from '../../../../support/builders/kept-article.ts';
import { anApproval, aTask } from '../../../../support/builders/ledger.ts';
import {
  aCode,
  aMandate,
  anExercise,
  minor,
  someTerms,
} from '../../../../support/builders/mandate.ts';
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
  'suggestion.shown': [
    'active',
    () => ({ type: 'suggestion.shown', ...TALK, line: 'line-1', articles: [] }),
  ],
  'gap.set-aside': ['active', () => ({ type: 'gap.set-aside', lines: ['line-1'], isAside: true })],
  'learning.roll-back': [
    'active',
    () => ({ type: 'learning.roll-back', shop: 'boots', model: 'model-1' }),
  ],
  'article.save': [
    'active',
    () => ({
      type: 'article.save',
      article: 'new',
      from: 0,
      terms: wireArticle(
        someArticle({ texts: { nl: { title: 'Een nieuw artikel', body: 'Tekst.' } } }),
      ),
      stillHolds: false,
    }),
  ],
  'article.retire': [
    'active',
    () => ({ type: 'article.retire', article: 'article-1', isRetired: true }),
  ],
  'mandate.save': [
    'active',
    () => ({ type: 'mandate.save', mandate: 'new', from: 0, terms: wireTerms(someTerms()) }),
  ],
  'mandate.revoke': ['active', () => ({ type: 'mandate.revoke', mandate: 'mandate-1' })],
  'mandate.exercise': [
    'active',
    () => ({
      type: 'mandate.exercise',
      exercise: 'new',
      ...TALK,
      mandate: 'mandate-1',
      version: 1,
      step: { kind: 'credit', minor: 1_00 },
    }),
  ],
  'code.show': [
    'active',
    () => ({ type: 'code.show', code: 'code-1', line: 'line-1', text: aCode().text }),
  ],
  'code.revoke': ['active', () => ({ type: 'code.revoke', code: 'code-1' })],
  'code.replace': ['active', () => ({ type: 'code.replace', code: 'code-2', by: 'new' })],
  'approval.ask': [
    'active',
    () => ({
      type: 'approval.ask',
      approval: 'new',
      ...TALK,
      mandate: 'mandate-1',
      version: 1,
      step: { kind: 'credit', minor: 9_00 },
      reason: 'Broken lace',
    }),
  ],
  'approval.withdraw': ['active', () => ({ type: 'approval.withdraw', approval: 'approval-1' })],
  'approval.answer': [
    'active',
    () => ({
      type: 'approval.answer',
      approval: 'approval-1',
      answer: 'grant',
      step: null,
      words: '',
    }),
  ],
  'approval.delegate': [
    'active',
    () => ({ type: 'approval.delegate', approval: 'approval-1', to: 'lars' }),
  ],
  'task.settle': [
    'active',
    () => ({ type: 'task.settle', task: 'task-1', state: 'done', note: '' }),
  ],
  'task.assign': ['active', () => ({ type: 'task.assign', task: 'task-1', owner: 'bram' })],
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
  ['suggestion.shown', 'done', 'not-holder', 'not-holder'],
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
  // Nothing was shown under that line: nobody needs leave for that to be told to a lead.
  ['gap.set-aside', 'not-allowed', 'not-allowed', 'not-found'],
  ['learning.roll-back', 'not-allowed', 'not-allowed', 'not-found'],
  ['article.save', 'not-allowed', 'not-allowed', 'done'],
  ['article.retire', 'not-allowed', 'not-allowed', 'done'],
  ['mandate.save', 'not-allowed', 'not-allowed', 'done'],
  ['mandate.revoke', 'not-allowed', 'not-allowed', 'done'],
  ['mandate.exercise', 'done', 'not-holder', 'not-holder'],
  ['code.show', 'done', 'not-holder', 'not-holder'],
  ['code.revoke', 'done', 'not-holder', 'done'],
  ['code.replace', 'done', 'not-holder', 'not-holder'],
  ['approval.ask', 'done', 'not-holder', 'not-holder'],
  ['approval.withdraw', 'done', 'not-found', 'not-found'],
  ['approval.answer', 'not-allowed', 'not-allowed', 'done'],
  ['approval.delegate', 'not-allowed', 'not-allowed', 'done'],
  ['task.settle', 'done', 'not-found', 'done'],
  ['task.assign', 'done', 'not-found', 'done'],
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
  await desk.hire({ agent: asId('lars'), role: 'lead' });
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
    await putGiving(tx);
  });
  return desk;
}

const CREDIT = { kind: 'credit', minor: minor(14_00) } as const;

/** What anna gave in her conversation and has to do, and what she asked. */
async function putGiving(tx: Tx): Promise<void> {
  const anna = asId<Agent['agent']>('anna');
  const lotte = asId<Agent['agent']>('lotte');
  const talk = { conversation: asId<Conversation['conversation']>('talk') };
  await tx.knowledge.put(aKeptArticle());
  await tx.mandates.put(aMandate());
  await tx.exercises.put(anExercise({ ...talk, agent: anna }));
  await tx.codes.put(aCode(talk));
  const lost = { exercise: asId<Exercise['exercise']>('exercise-2'), ...talk };
  const code = asId<Code['code']>('code-2');
  await tx.exercises.put(anExercise({ ...lost, agent: anna, code }));
  await tx.codes.put(aCode({ ...lost, code, text: 'LOST-0000-0000', state: 'lost' }));
  const third = { exercise: asId<Exercise['exercise']>('exercise-3'), ...talk };
  await tx.exercises.put(anExercise({ ...third, agent: anna, code: null, task: asId('task-1') }));
  await tx.exercises.putTask(aTask({ ...third, owner: anna }));
  await tx.approvals.put(anApproval({ ...talk, agent: anna, leads: [lotte], step: CREDIT }));
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
