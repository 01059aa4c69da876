import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { Panel } from '../../../state/panel.ts';
import { type Stand, standOf } from './cobrowse.model.ts';

/** How looking along stands in this conversation now; reads signals, so views that call it follow them. */
export function standIn({ tables, commands, pulse, clock }: Panel, card: ConversationCard): Stand {
  const row = pulse.ofVisitor(card.visitor);
  return standOf({
    card,
    cobrowses: tables.cobrowses.value ?? [],
    me: tables.me.value ?? null,
    pending: commands.pending.value,
    // Who is not on the floor may have agreed to be helped only: the sidecar knows.
    isGone: row !== undefined && !row.isHere,
    now: clock.calm.value,
  });
}

/** The one act: asks, or opens what one may watch; nothing where neither can be done. */
export function actAlong(panel: Panel, card: ConversationCard): void {
  const stand = standIn(panel, card);
  if (stand.kind === 'ready') {
    const { conversation } = card;
    panel.commands.send({ type: 'cobrowse.ask', cobrowse: panel.newId(), conversation });
  } else if (stand.kind === 'active' && stand.mayWatch && !stand.isMine) {
    panel.along.watch(stand.card.cobrowse);
  }
}
