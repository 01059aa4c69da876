import type { Approval } from '../../../domain/mandate/approval.ts';
import type { Approvals } from '../../../ports/store/approvals.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const asked = by<Approval>([(row) => row.askedAt, (row) => row.approval]);

export function memoryApprovals(journal: Journal): Approvals {
  const approvals = table<Approval>(journal, {
    key: (row) => row.approval,
    groups: {
      open: (row) => (row.state === 'asked' ? 'yes' : null),
      conversation: (row) => row.conversation,
      visitor: (row) => row.visitor,
    },
  });

  return {
    find: async (approval) => approvals.get(approval) ?? null,
    put: async (approval) => approvals.put(approval),
    open: async () =>
      [...approvals.in('open', 'yes')].sort(by([(row) => row.answerBy, (row) => row.approval])),
    ofConversation: async (conversation) =>
      [...approvals.in('conversation', conversation)].sort(asked),
    ofVisitor: async (visitor) => [...approvals.in('visitor', visitor)].sort(asked),
    erase: async (visitor) => {
      const own = approvals.in('visitor', visitor);
      for (const { approval } of own) approvals.delete(approval);
      return own.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        approvals,
        (row) => row.approval,
        (row) => row.changedAt,
        before,
        max,
        (row) => row.state !== 'asked',
      ),
  };
}
