import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import { type AgentAnswer, type AgentFact, SHAPES } from '../../shared/protocol/shape.ts';
import { applyFacts, applySnapshot, type PlacedFact } from '../db/apply.ts';
import type { Tables } from '../db/tables.ts';
import type { ToPanel } from '../platform/panel-channel.ts';
import type { KnowledgeCopy } from './knowledge-copy.ts';
import type { Outbox } from './outbox.ts';
import type { Questions } from './questions.ts';

/** Where messages go once they are past the handshake. */
export interface Receivers {
  readonly db: Tables;
  readonly outbox: Outbox;
  readonly questions: Questions;
  readonly knowledge: KnowledgeCopy;
  readonly now: () => number;
  readonly tell: (message: ToPanel) => void;
  readonly tellWatchers: (message: ToPanel) => void;
  /** The sidecar cannot keep anything for a moment: send what waits again a little later. */
  readonly retrySoon: () => void;
  /** After facts are in the tables; what comes of it holds nothing up. */
  readonly onApplied: (facts: readonly PlacedFact[]) => void;
}

/** Everything the sidecar says, in order: facts to the tables, the rest to whoever asked. */
export async function receive(
  to: Receivers,
  batch: readonly DownEnvelope<DownAgent>[],
): Promise<void> {
  let facts: PlacedFact[] = [];
  const settle = async () => {
    if (facts.length === 0) return;
    const settled = facts;
    facts = [];
    await applyFacts(to.db, settled);
    to.onApplied(settled);
  };
  for (const { body, seq, feed, at } of batch) {
    if (isFact(body)) {
      if (seq !== undefined && feed !== undefined) facts.push({ feed, seq, at, fact: body });
      continue;
    }
    // An ack comes after the facts of its command: a pending line becomes a sent one in one step.
    await settle();
    await receiveOther(to, body);
  }
  await settle();
}

async function receiveOther(to: Receivers, body: Exclude<DownAgent, AgentFact>): Promise<void> {
  switch (body.type) {
    case 'agent.snapshot':
      await applySnapshot(to.db, body);
      return to.onApplied([]);
    case 'ack':
      await to.outbox.acknowledged(body);
      return to.tell({ kind: 'acked', id: body.of, result: body.result });
    case 'refused':
      if (to.questions.refused(body) || to.knowledge.refused(body)) return;
      if ((await to.outbox.refused(body, to.now())) === 'refused') {
        const { of: id, kind: refusal, sentence, reason } = body;
        to.tell({ kind: 'refused', id, refusal, sentence, reason });
      } else {
        to.retrySoon();
      }
      return;
    case 'articles.answered':
      return to.knowledge.answered(body);
    case 'floor.whole':
      return to.tellWatchers({ kind: 'floor', rows: body.rows, isWhole: true, gone: [] });
    case 'floor.pulse':
      return to.tellWatchers({ kind: 'floor', rows: body.rows, isWhole: false, gone: body.gone });
    case 'chat.typing':
      return to.tell({
        kind: 'typing',
        conversation: body.conversation,
        isTyping: body.isTyping,
      });
    case 'draft.shown': {
      const { conversation, text, suggestions } = body;
      return to.tell({ kind: 'draft', conversation, text, suggestions });
    }
    default:
      if (isAnswer(body)) await to.questions.answered(body);
  }
}

function isFact(body: DownAgent): body is AgentFact {
  return SHAPES[body.type] === 'fact';
}

function isAnswer(body: DownAgent): body is AgentAnswer {
  return SHAPES[body.type] === 'answer';
}
