import { describe, expect, test } from 'vitest';
import { type ApprovalId, asId } from '../../../shared/kernel/ids.ts';
import type { Approval } from '../../../sidecar/domain/mandate/approval.ts';
import { anApproval } from '../../support/builders/ledger.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, VISITOR } from './kit.ts';

const OVER = ['granted', 'lowered', 'refused', 'timed-out', 'withdrawn'] as const;
const id = (n: number): ApprovalId => asId<ApprovalId>(`approval-${n}`);
const numbered = (n: number, but: Partial<Approval> = {}): Approval =>
  anApproval({
    approval: id(n),
    visitor: VISITOR,
    askedAt: at(n),
    answerBy: at(100 - n),
    changedAt: at(n),
    ...but,
  });

export function approvalsContract(open: OpenStore): void {
  describe('approvals', () => {
    const store = eachWith(open);
    const put = (...approvals: readonly Approval[]) =>
      store().transact(async (tx) => {
        for (const approval of approvals) await tx.approvals.put(approval);
      });
    const ids = (approvals: readonly Approval[]) => approvals.map(({ approval }) => approval);

    test('[ST5] one is found by id as last put', async () => {
      const granted = numbered(1, { state: 'granted', answeredBy: asId('lead-1'), words: 'Fine.' });
      await put(numbered(1), granted);
      expect(await store().read((tx) => tx.approvals.find(id(1)))).toEqual(granted);
      expect(await store().read((tx) => tx.approvals.find(id(2)))).toBeNull();
    });

    test('[ST5] the unanswered come soonest to time out first', async () => {
      await put(
        numbered(1),
        numbered(2),
        numbered(3),
        ...OVER.map((state, n) => numbered(10 + n, { state })),
      );
      await put(numbered(3, { state: 'refused' }));
      expect(ids(await store().read((tx) => tx.approvals.open()))).toEqual([id(2), id(1)]);
    });

    test('[ST5] they are found by conversation and visitor, in order, whatever their state', async () => {
      await put(
        numbered(2),
        numbered(1, { state: 'withdrawn' }),
        numbered(3, { conversation: asId('talk-2') }),
        numbered(4, { conversation: asId('talk-2'), visitor: OTHER_VISITOR }),
      );
      const found = await store().read(async (tx) => [
        ids(await tx.approvals.ofConversation(asId('talk-1'))),
        ids(await tx.approvals.ofVisitor(VISITOR)),
      ]);
      expect(found).toEqual([
        [id(1), id(2)],
        [id(1), id(2), id(3)],
      ]);
    });

    test('[ER1] all of a visitor go, and nobody else’s', async () => {
      await put(
        numbered(1),
        numbered(2, { state: 'granted' }),
        numbered(3, { visitor: OTHER_VISITOR }),
      );
      expect(await store().transact((tx) => tx.approvals.erase(VISITOR))).toBe(2);
      expect(await store().transact((tx) => tx.approvals.erase(VISITOR))).toBe(0);
      expect(ids(await store().read((tx) => tx.approvals.open()))).toEqual([id(3)]);
    });

    test('[ST6] those longest answered are forgotten, never one that waits', async () => {
      await put(numbered(0), ...OVER.map((state, n) => numbered(5 - n, { state })));
      expect(await store().transact((tx) => tx.approvals.forget(at(5), 3))).toBe(3);
      expect(await store().transact((tx) => tx.approvals.forget(at(5), 9))).toBe(1);
      const left = await store().read((tx) => tx.approvals.ofVisitor(VISITOR));
      expect(ids(left)).toEqual([id(0), id(5)]);
    });

    test('[AP2] of two answers at once the second finds the first', async () => {
      await put(numbered(1));
      const answer = (lead: string) =>
        store().transact(async (tx) => {
          const found = await tx.approvals.find(id(1));
          if (found?.state !== 'asked') return false;
          await tx.approvals.put({ ...found, state: 'granted', answeredBy: asId(lead) });
          return true;
        });
      const answers = await Promise.all(['lead-1', 'lead-2', 'lead-3'].map(answer));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });
  });
}
