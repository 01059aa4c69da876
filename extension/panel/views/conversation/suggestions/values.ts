import type { SnippetValues } from '../../../../../shared/kernel/snippet.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { AgentAnswer } from '../../../../../shared/protocol/shape.ts';
import { sayStep } from '../../../words/say-step.ts';
import type { Words } from '../../../words/words.ts';
import type { VisitorNow } from '../../visitor/use-visitor.ts';

type Allowed = Extract<AgentAnswer, { type: 'allowed.answered' }>;

/** What stands for the variables of a snippet here and now, in the words of its language. */
export function snippetValues(
  words: Words,
  card: ConversationCard,
  known: Pick<VisitorNow, 'card' | 'row' | 'acts'>,
  allowed: Allowed | undefined,
): SnippetValues {
  const { basket = null } = known.card ?? {};
  const { row } = known;
  const basketMinor = row?.basketMinor ?? basket?.valueMinor ?? 0;
  const currency = row?.currency ?? basket?.currency ?? null;
  const product = basket?.lines[0]?.name ?? lookedAt(known.acts);
  // The smallest that is likely to help stands first (SPEC MD7).
  const step = allowed?.options.find(({ denial }) => denial === null);
  return {
    ...(card.visitorName === null ? {} : { visitor: card.visitorName }),
    ...(basketMinor > 0 && currency !== null
      ? { basket: words.number.money(basketMinor, currency) }
      : {}),
    ...(product === null ? {} : { product }),
    ...(step === undefined ? {} : { mandate: sayStep(words, step.step, step.currency, step.what) }),
  };
}

function lookedAt(acts: VisitorNow['acts']): string | null {
  for (const { act } of acts) if (act.type === 'product.viewed') return act.product.name;
  return null;
}
