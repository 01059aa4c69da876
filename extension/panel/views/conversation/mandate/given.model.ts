import type { CodeState, ExerciseCard } from '../../../../../shared/protocol/messages/code.ts';
import type { Step } from '../../../../../shared/protocol/messages/mandate.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';

/** One thing given in a conversation, or on its way. */
export interface Given {
  readonly exercise: string;
  readonly step: Step;
  /** null: the sidecar has not said that it is given. */
  readonly card: ExerciseCard | null;
  /** What is on its way about it. */
  readonly moving: 'giving' | 'showing' | 'revoking' | 'replacing' | null;
}

/** What a given thing is read from. */
export interface Around {
  readonly conversation: string;
  /** Of the tables, and of the newest answer: whoever took over has only that. */
  readonly cards: readonly ExerciseCard[];
  /** Commands on their way. */
  readonly pending: readonly AgentCommand[];
}

/** Everything given in one conversation, newest first; what is on its way before it. */
export function givenIn({ conversation, cards, pending }: Around): readonly Given[] {
  const byId = new Map<string, ExerciseCard>();
  for (const card of cards) {
    const known = byId.get(card.exercise);
    const isOurs = card.conversation === conversation;
    if (isOurs && (known === undefined || known.changedAt < card.changedAt)) {
      byId.set(card.exercise, card);
    }
  }
  const coming = pending.flatMap((body): Given[] =>
    body.type === 'mandate.exercise' &&
    body.conversation === conversation &&
    !byId.has(body.exercise)
      ? [{ exercise: body.exercise, step: body.step, card: null, moving: 'giving' }]
      : [],
  );
  const there = [...byId.values()]
    .sort((a, b) => b.at - a.at)
    .map((card) => ({
      exercise: card.exercise,
      step: card.step,
      card,
      moving: movingOf(card, pending),
    }));
  return [...coming.toReversed(), ...there];
}

function movingOf({ code }: ExerciseCard, pending: readonly AgentCommand[]): Given['moving'] {
  if (code === null) return null;
  for (const body of pending) {
    if (!('code' in body) || body.code !== code.code) continue;
    if (body.type === 'code.show') return 'showing';
    if (body.type === 'code.revoke') return 'revoking';
    if (body.type === 'code.replace') return 'replacing';
  }
  return null;
}

/** Whether something is still to be done by the agent, or cannot wait. */
export function needsAgent({ card, moving }: Given): boolean {
  if (card === null || moving !== null) return true;
  const state = card.code?.state;
  return state === 'making' || state === 'made' || isReplaceable(card);
}

/** A code that is no use, for which something is still set aside, or that another order had used (SPEC CD4). */
export function isReplaceable({ code, cost }: Pick<ExerciseCard, 'code' | 'cost'>): boolean {
  if (isUsedElsewhere(code)) return true;
  return cost === null && (code?.state === 'lost' || code?.state === 'failed');
}

/** Its visitor paid the full price: another order had used it, and nothing has come in its place. */
export function isUsedElsewhere(code: ExerciseCard['code']): boolean {
  return code?.state === 'redeemed' && code.cause?.kind === 'used-elsewhere';
}

/** States in which a code can still be used, and so be taken back. */
export function canRevoke(state: CodeState): boolean {
  return state === 'made' || state === 'shown' || state === 'applied';
}

/** Whether a line holds the code, however it is written: dashes, spaces and capitals make no difference. */
export function holdsCode(text: string, code: string): boolean {
  const bare = (written: string) => written.toUpperCase().replaceAll(/[\s-]/g, '');
  return bare(text).includes(bare(code));
}
