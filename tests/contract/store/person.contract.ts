import { describe, expect, test } from 'vitest';
import {
  asId,
  type ConversationId,
  type SessionId,
  type VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Answer } from '../../../sidecar/ports/store/marks.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import { aConversation } from '../../support/builders/conversation.ts';
import { aSession } from '../../support/builders/session.ts';
import { aVisitor } from '../../support/builders/visitor.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, upTo, VISITOR } from './kit.ts';

const TALK = asId<ConversationId>('talk-1');
const OTHER_TALK = asId<ConversationId>('talk-2');
const shop = aVisitor().shop;

const identity = (customer: string) => ({
  customer,
  name: 'Zoë',
  customerValue: null,
  orders: null,
  identifiedAt: at(1),
});

export function personContract(open: OpenStore): void {
  describe('finding a person, and forgetting visitors', () => {
    const store = eachWith(open);
    const write = (work: (tx: Tx) => Promise<void>) => store().transact(work);
    const read = <T>(work: (tx: Tx) => Promise<T>) => store().read(work);

    test('[ER4] a customer is found in every browser of their shop, as vouched for last', async () => {
      const put = (id: string, customer: string, changes = {}) =>
        write((tx) =>
          tx.visitors.put(
            aVisitor({
              visitor: asId(id),
              secretHash: `hash-${id}`,
              identity: identity(customer),
              ...changes,
            }),
          ),
        );
      await put('v-2', 'K 1');
      await put('v-1', 'K 1');
      await put('v-3', 'K 2');
      await put('v-4', 'K 1', { shop: asId('other-shop') });
      await put('v-3', 'K 3');
      const found = (customer: string, max = 9) =>
        read(async (tx) =>
          (await tx.visitors.ofCustomer(shop, customer, max)).map(({ visitor }) => visitor),
        );
      expect(await found('K 1')).toEqual(['v-1', 'v-2']);
      expect(await found('K 1', 1)).toEqual(['v-1']);
      expect(await found('K 2')).toEqual([]);
      expect(await found('K 3')).toEqual(['v-3']);
    });

    test('[RE2] unseen is who was last seen before, without a session or a younger conversation', async () => {
      await write(async (tx) => {
        for (const n of upTo(5)) {
          const visitor = asId<VisitorId>(`v-${n}`);
          const seen = { secretHash: `hash-${n}`, lastSeenAt: at(10 - n) };
          await tx.visitors.put(aVisitor({ visitor, ...seen }));
        }
        await tx.sessions.put(aSession({ visitor: asId('v-3') }));
        const talk = { visitor: asId<VisitorId>('v-4'), changedAt: at(9) };
        await tx.conversations.put(aConversation({ conversation: TALK, ...talk }));
        const old = { visitor: asId<VisitorId>('v-5'), changedAt: at(8) };
        await tx.conversations.put(aConversation({ conversation: OTHER_TALK, ...old }));
      });
      expect(await read((tx) => tx.visitors.unseen(at(9), 9))).toEqual(['v-5', 'v-2']);
      expect(await read((tx) => tx.visitors.unseen(at(9), 1))).toEqual(['v-5']);
    });

    test('[RE1] an answer loses its code when that ends, and stays an answer', async () => {
      const answer = (ends: number): Answer => ({
        kind: 'done',
        result: { code: 'ABCD-EFGH-JKLM', expiresAt: at(ends) },
      });
      const mark = { caller: 'agent.anna', bodyHash: 'hash', at: at(1) } as const;
      const instead: Answer = { kind: 'refused', refusal: 'expired', sentence: 'It has ended.' };
      await write(async (tx) => {
        for (const n of upTo(3)) {
          await tx.marks.put({ ...mark, id: asId(`m-${n}`), answer: answer(n) });
        }
      });
      expect(await store().transact((tx) => tx.marks.forgetCodes(at(3), instead, 1))).toBe(1);
      expect(await store().transact((tx) => tx.marks.forgetCodes(at(3), instead, 9))).toBe(1);
      expect(await store().transact((tx) => tx.marks.forgetCodes(at(3), instead, 9))).toBe(0);
      const answers = await read((tx) =>
        Promise.all(
          upTo(3).map(async (n) => (await tx.marks.find('agent.anna', asId(`m-${n}`)))?.answer),
        ),
      );
      expect(answers).toEqual([instead, instead, answer(3)]);
    });

    test('[ER4] audit lines about somebody come in order, in pages', async () => {
      const entry = { kind: 'consent-given', by: 'x', detail: 'observe' } as const;
      await write(async (tx) => {
        for (const n of upTo(3)) await tx.audit.add({ ...entry, at: at(n), about: VISITOR });
        await tx.audit.add({ ...entry, at: at(4), about: OTHER_VISITOR });
      });
      const first = await read((tx) => tx.audit.about(VISITOR, 0, 2));
      expect(first.map((each) => each.at)).toEqual([at(1), at(2)]);
      const rest = await read((tx) => tx.audit.about(VISITOR, first[1]?.place ?? 0, 2));
      expect(rest.map((each) => each.at)).toEqual([at(3)]);
    });

    test('[ST5] sessions of a visitor come newest first, in pages', async () => {
      await write(async (tx) => {
        for (const n of upTo(3)) {
          const session = asId<SessionId>(`session-${n}`);
          await tx.sessions.put(aSession({ session, visitor: VISITOR, startedAt: at(n) }));
        }
      });
      const first = await read((tx) => tx.sessions.ofVisitor(VISITOR, 2));
      const last = first[1] ?? aSession();
      const rest = await read((tx) => tx.sessions.ofVisitorAfter(VISITOR, last, 2));
      expect([...first, ...rest].map(({ startedAt }) => startedAt)).toEqual([at(3), at(2), at(1)]);
    });
  });
}
