import type { Approval, ApprovalState } from '../../../domain/mandate/approval.ts';
import type { Approvals } from '../../../ports/store/approvals.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

// A list of states, not "other than asked": so that the index is used.
const OVER = [
  'granted',
  'lowered',
  'refused',
  'timed-out',
  'withdrawn',
] as const satisfies readonly ApprovalState[];

export function sqlApprovals({ db, prepare }: Connection): Approvals {
  const document = db.selectFrom('approval').select('document');
  const askedFirst = document.orderBy('asked_at').orderBy('approval');
  // No lock of its own: work that may ask this has all that is written to itself until it commits.
  const find = prepare(document.where('approval', '=', slot<string>('approval')));
  const open = prepare(
    document.where('state', '=', 'asked').orderBy('answer_by').orderBy('approval'),
  );
  const ofConversation = prepare(
    askedFirst.where('conversation', '=', slot<string>('conversation')),
  );
  const ofVisitor = prepare(askedFirst.where('visitor', '=', slot<string>('visitor')));
  const row = {
    conversation: slot<string>('conversation'),
    visitor: slot<string>('visitor'),
    state: slot<string>('state'),
    asked_at: slot<number>('askedAt'),
    answer_by: slot<number>('answerBy'),
    changed_at: slot<number>('changedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('approval')
      .values({ approval: slot<string>('approval'), ...row })
      .onConflict((conflict) => conflict.column('approval').doUpdateSet(row)),
  );
  const erase = prepare(db.deleteFrom('approval').where('visitor', '=', slot<string>('visitor')));
  const forget = prepare(
    db
      .deleteFrom('approval')
      .where('approval', 'in', (eb) =>
        eb
          .selectFrom('approval as old')
          .select('old.approval')
          .where('old.state', 'in', OVER)
          .where('old.changed_at', '<', slot<number>('before'))
          .orderBy('old.changed_at')
          .orderBy('old.approval')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (approval) => openedOrNull<Approval>(await find.first({ approval })),
    put: async (approval) => {
      await put.change({
        approval: approval.approval,
        conversation: approval.conversation,
        visitor: approval.visitor,
        state: approval.state,
        askedAt: approval.askedAt,
        answerBy: approval.answerBy,
        changedAt: approval.changedAt,
        document: JSON.stringify(approval),
      });
    },
    open: async () => (await open.all({})).map(opened<Approval>),
    ofConversation: async (conversation) =>
      (await ofConversation.all({ conversation })).map(opened<Approval>),
    ofVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<Approval>),
    erase: (visitor) => erase.change({ visitor }),
    forget: (before, max) => forget.change({ before, max }),
  };
}
