import { asId, type MessageId, type VisitorId } from '../../../shared/kernel/ids.ts';
import type { VisitorAnswered, VisitorAsk } from '../../../shared/protocol/messages/report.ts';
import type { Basket } from '../../domain/session/act.ts';
import { type Refusal, refuse, type Work } from '../context.ts';
import { floorRow } from './row.ts';

/** Who somebody is and how far their newest visit came, also when it has ended. */
export async function answerVisitor(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  id: MessageId,
  question: VisitorAsk,
): Promise<VisitorAnswered | Refusal> {
  const known = await tx.visitors.find(asId<VisitorId>(question.visitor));
  if (known === null)
    return refuse('not-found', 'This visitor is not known here any more.', 'no-visitor');
  const session = await tx.sessions.latest(known.visitor);
  return {
    type: 'visitor.answered',
    of: id,
    visitor: known.visitor,
    identity: known.identity,
    firstSeenAt: known.firstSeenAt,
    sessions: known.sessions,
    isBlocked: known.blocked !== null,
    observe: known.observe,
    row: session === null ? null : floorRow(known, session, now),
    basket: basketOf(session?.journey.basket ?? null),
  };
}

function basketOf(basket: Basket | null): VisitorAnswered['basket'] {
  return basket === null ? null : { ...basket, lines: [...basket.lines] };
}
