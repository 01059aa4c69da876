import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { VisitorConversation } from '../../shared/protocol/messages/conversation.ts';
import type { OfferShown } from '../../shared/protocol/messages/engagement.ts';
import { isRecord, listOf } from '../unknown.ts';

/** What the sidecar told this tab, and up to which fact: kept together, so that they never disagree. */
export interface Told {
  readonly visitor: string | null;
  readonly since: number | null;
  readonly conversation: VisitorConversation | null;
  /** Lowest place first, each line once. */
  readonly lines: readonly Line[];
  readonly offer: OfferShown | null;
  /** The newest: asked, going on, or over. */
  readonly cobrowse: VisitorCobrowse | null;
  readonly name: string | null;
}

export const NOTHING_TOLD: Told = {
  visitor: null,
  since: null,
  conversation: null,
  lines: [],
  offer: null,
  cobrowse: null,
  name: null,
};

/**
 * One message applied. A fact at or below the cursor changes nothing; a snapshot replaces all.
 *
 * @returns null when a fact is missing in between: the cursor is worth nothing, ask for a snapshot
 */
export function apply(told: Told, envelope: DownEnvelope<DownVisitor>): Told | null {
  const { body, seq } = envelope;
  if (body.type === 'visitor.snapshot') {
    const { own, conversation, lines, offer, cobrowse = null } = body;
    return { ...told, since: own, conversation, lines: inOrder(lines), offer, cobrowse };
  }
  if (seq === undefined) return told;
  if (told.since !== null && seq <= told.since) return told;
  if (told.since !== null && seq > told.since + 1) return null;
  return { ...applyFact(told, body), since: seq };
}

function applyFact(told: Told, fact: DownVisitor): Told {
  switch (fact.type) {
    case 'chat.said': {
      const { author, conversation, n } = fact.line;
      const said = { ...told, lines: inOrder([...told.lines, fact.line]) };
      // Who answers has seen what stands above: no fact of its own says so.
      return author.kind === 'agent' ? seenByAgent(said, conversation, n) : said;
    }
    case 'chat.seen':
      return fact.by === 'agent' ? seenByAgent(told, fact.conversation, fact.upTo) : told;
    case 'conversation.moved':
      return {
        ...told,
        conversation: fact.conversation,
        lines: told.lines.filter((line) => line.conversation === fact.conversation.conversation),
      };
    case 'offer.shown':
      return { ...told, offer: fact };
    case 'offer.gone':
      return told.offer?.offer === fact.offer ? { ...told, offer: null } : told;
    case 'cobrowse.moved':
      return { ...told, cobrowse: fact.cobrowse };
    case 'visitor.identified':
      return { ...told, name: fact.name };
    default:
      // A newer sidecar may tell more than this page understands; the cursor moves all the same.
      return told;
  }
}

function seenByAgent(told: Told, conversation: string, upTo: number): Told {
  if (told.conversation?.conversation !== conversation) return told;
  const seen = Math.max(told.conversation.seenByAgent, upTo);
  return { ...told, conversation: { ...told.conversation, seenByAgent: seen } };
}

function inOrder(lines: readonly Line[]): readonly Line[] {
  const byId = new Map(lines.map((line) => [line.line, line]));
  return [...byId.values()].sort((one, other) => one.n - other.n);
}

/** What storage gave back, if it is what was put there; anything doubtful asks for a snapshot. */
export function readTold(kept: unknown): Told {
  return isTold(kept) ? { ...NOTHING_TOLD, ...kept } : NOTHING_TOLD;
}

function isTold(value: unknown): value is Told {
  return (
    isRecord(value) &&
    typeof value.since === 'number' &&
    (typeof value.visitor === 'string' || value.visitor === null) &&
    (value.conversation === null ||
      (isRecord(value.conversation) && typeof value.conversation.state === 'string')) &&
    Array.isArray(value.lines) &&
    listOf(value.lines).every(
      (line) => isRecord(line) && typeof line.n === 'number' && isRecord(line.author),
    ) &&
    (value.offer === null ||
      (isRecord(value.offer) && typeof value.offer.expiresAt === 'number')) &&
    // Kept by a script from before there was any.
    (value.cobrowse === undefined ||
      value.cobrowse === null ||
      (isRecord(value.cobrowse) && Array.isArray(value.cobrowse.watchers)))
  );
}
