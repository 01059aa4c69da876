import { expect, test } from 'vitest';
import {
  askedIn,
  shareLeft,
  timeLeft,
} from '../../../../../../extension/panel/views/conversation/mandate/asked.model.ts';
import {
  canRevoke,
  givenIn,
  holdsCode,
  isReplaceable,
  needsAgent,
} from '../../../../../../extension/panel/views/conversation/mandate/given.model.ts';
import type { CodeState } from '../../../../../../shared/protocol/messages/code.ts';
import type { AgentCommand } from '../../../../../../shared/protocol/shape.ts';
import { approvalCard, codeOfCard, exerciseCard } from '../../../../../support/builders/given.ts';

const step = { kind: 'percentage', percent: 10 } as const;
const giving: AgentCommand = {
  type: 'mandate.exercise',
  exercise: 'x9',
  conversation: 'c1',
  mandate: 'm1',
  version: 1,
  step,
};
const around = { conversation: 'c1', cards: [], pending: [] };

test('[MP4] what is on its way stands first, until the sidecar says that it is given', () => {
  const cards = [exerciseCard({ at: 1 }), exerciseCard({ exercise: 'x2', at: 2 })];
  const ids = (pending: readonly AgentCommand[], more = cards) =>
    givenIn({ ...around, cards: more, pending }).map(({ exercise, moving }) => [exercise, moving]);
  expect(ids([giving])).toEqual([
    ['x9', 'giving'],
    ['x2', null],
    ['x1', null],
  ]);
  expect(ids([giving], [exerciseCard({ exercise: 'x9' })])).toEqual([['x9', null]]);
  expect(ids([{ ...giving, conversation: 'c2' }], [])).toEqual([]);
});

test('[MP4] of a card in the tables and one in the answer the newer is shown, of this conversation only', () => {
  const cards = [
    exerciseCard({ changedAt: 1 }),
    exerciseCard({ changedAt: 2, code: codeOfCard({ state: 'redeemed' }) }),
    exerciseCard({ exercise: 'x3', conversation: 'c2' }),
  ];
  const given = givenIn({ ...around, cards });
  expect(given.map(({ card }) => card?.code?.state)).toEqual(['redeemed']);
});

test('[MP4] what is on its way about a code is said of that code', () => {
  const moving = (body: AgentCommand) =>
    givenIn({ ...around, cards: [exerciseCard()], pending: [body] })[0]?.moving;
  expect(moving({ type: 'code.show', code: 'k1', line: 'l', text: 't' })).toBe('showing');
  expect(moving({ type: 'code.revoke', code: 'k1' })).toBe('revoking');
  expect(moving({ type: 'code.replace', code: 'k1', by: 'k2' })).toBe('replacing');
  expect(moving({ type: 'code.revoke', code: 'k2' })).toBeNull();
});

test('[MP4] what needs the agent stays in sight: to be shown, lost, failed', () => {
  const states: readonly CodeState[] = [
    'making',
    'made',
    'shown',
    'applied',
    'redeemed',
    'lost',
    'expired',
    'revoked',
    'failed',
  ];
  const pressing = states.filter((state) => {
    const [given] = givenIn({ ...around, cards: [exerciseCard({ code: codeOfCard({ state }) })] });
    return given !== undefined && needsAgent(given);
  });
  expect(pressing).toEqual(['making', 'made', 'lost', 'failed']);
  expect(states.filter(canRevoke)).toEqual(['made', 'shown', 'applied']);
});

test('[MP4] a line holds the code also with other dashes, spaces and capitals', () => {
  expect(holdsCode('Use km4t 7qxw-9prv today', 'KM4T-7QXW-9PRV')).toBe(true);
  expect(holdsCode('Use KM4T-7QXW today', 'KM4T-7QXW-9PRV')).toBe(false);
});

type AskedAround = Parameters<typeof askedIn>[0];
const asking: AskedAround = {
  conversation: 'c1',
  me: 'a1',
  approvals: [],
  pending: [],
  putAway: new Set(),
};

test('[MP5] a question stands from its asking to its answer, and the answer for a while', () => {
  const ask: AgentCommand = {
    type: 'approval.ask',
    approval: 'p1',
    conversation: 'c1',
    mandate: 'm1',
    version: 1,
    step,
    reason: 'why',
  };
  const kinds = (more: Partial<AskedAround>) =>
    askedIn({ ...asking, ...more }).map(({ kind }) => kind);
  expect(kinds({ pending: [ask] })).toEqual(['asking']);
  expect(kinds({ pending: [ask], approvals: [approvalCard()] })).toEqual(['asked']);
  const granted = approvalCard({ state: 'granted', changedAt: 5 });
  expect(kinds({ approvals: [granted] })).toEqual(['answered']);
  const next = approvalCard({ approval: 'p2', askedAt: 6, changedAt: 6 });
  expect(kinds({ approvals: [next, granted] })).toEqual(['asked']);
  expect(kinds({ approvals: [granted], putAway: new Set(['p1']) })).toEqual([]);
  expect(kinds({ approvals: [approvalCard({ state: 'withdrawn' })] })).toEqual([]);
  expect(kinds({ approvals: [approvalCard({ agent: 'a2' })] })).toEqual([]);
  expect(kinds({ approvals: [approvalCard({ conversation: 'c2' })] })).toEqual([]);
});

test('[MP5] of two questions that stood together both answers are said, whichever came first', () => {
  const first = approvalCard({ state: 'refused', changedAt: 9 });
  const second = approvalCard({ approval: 'p2', askedAt: 4, state: 'granted', changedAt: 7 });
  const said = (approvals: AskedAround['approvals']) =>
    askedIn({ ...asking, approvals }).map((one) => one.kind === 'answered' && one.card.approval);
  expect(said([second, first])).toEqual(['p2', 'p1']);
  expect(said([approvalCard({ approval: 'p3', askedAt: 10 }), second, first])).toEqual([false]);
});

test('[MP5] a question that is being taken back says so', () => {
  const [asked] = askedIn({
    ...asking,
    approvals: [approvalCard()],
    pending: [{ type: 'approval.withdraw', approval: 'p1' }],
  });
  expect(asked).toMatchObject({ kind: 'asked', isEnding: true });
});

test('[MP5] time left is never more than there was, whatever this clock says, and never below nothing', () => {
  const waiting = { askedAt: 1_000, answerBy: 61_000 };
  expect(timeLeft(waiting, 1_000)).toBe(60_000);
  expect(timeLeft(waiting, 60_500)).toBe(1_000);
  expect(timeLeft(waiting, -900_000)).toBe(60_000);
  expect(timeLeft(waiting, 900_000)).toBe(0);
  expect(shareLeft(waiting, 31_000)).toBe(0.5);
  expect(shareLeft({ askedAt: 5, answerBy: 5 }, 5)).toBe(0);
});

test('[MP4, CD4] a code is replaced while something is set aside for it, and presses no more after that', () => {
  const lost = exerciseCard({ code: codeOfCard({ state: 'lost' }) });
  const paid = { ...lost, cost: 600 };
  expect(isReplaceable(lost)).toBe(true);
  expect(isReplaceable(paid)).toBe(false);
  const given = (card: typeof lost) => ({ exercise: 'x1', step, card, moving: null });
  expect(needsAgent(given(lost))).toBe(true);
  expect(needsAgent(given(paid))).toBe(false);
  expect(isReplaceable(exerciseCard({ code: codeOfCard({ state: 'revoked' }) }))).toBe(false);
});

test('[CD4] a code that another order had used presses until something was given in its place', () => {
  const cause = { kind: 'used-elsewhere', order: 'B-1', by: 'A-1' } as const;
  const used = { ...codeOfCard({ state: 'redeemed', order: 'A-1' }), cause };
  const { cause: _, ...plain } = used;
  const [card, settled] = [used, plain].map((code) => exerciseCard({ code, cost: 600 }));
  expect([card, settled].map((one) => one !== undefined && isReplaceable(one))).toEqual([
    true,
    false,
  ]);
});
