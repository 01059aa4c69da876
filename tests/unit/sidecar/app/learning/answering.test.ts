import { expect, test } from 'vitest';
import { asId, type OfferId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { ANSWERS_SINCE_MS, STAMPS_LEARNED_AT_ONCE } from '../../../../../shared/protocol/limits.ts';
import { answeringOf, talkMsOf } from '../../../../../sidecar/app/learning/answering.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';

const BOOTS = asId<ShopId>('boots');
const never = (): AbortSignal => new AbortController().signal;

const put = (environment: TestEnvironment, offers: readonly Partial<Offer>[]) =>
  commit(environment, async ({ tx, now }) => {
    for (const [n, but] of offers.entries()) {
      const offer = asId<OfferId>(`offer-${n}`);
      await tx.offers.put(anOffer({ offer, qualifiedAt: now, ...but }));
    }
  });

test('[LF11] offers of late are counted by map once they are answered, those of an arm without offers never', async () => {
  const environment = testEnvironment();
  const now = environment.clock.now();
  const after = (ms: number) => asEpochMs(now + ms);
  await put(environment, [
    { state: 'accepted', settledAt: after(4_000) },
    { state: 'accepted', settledAt: after(8_000) },
    { state: 'timed-out', settledAt: after(60_000) },
    { state: 'offered' },
    { state: 'held-out' },
    { state: 'rejected', actionMap: null, by: asId('anna') },
    { state: 'accepted', shop: asId('shoes') },
    { state: 'accepted', qualifiedAt: asEpochMs(now - ANSWERS_SINCE_MS - 1) },
  ]);
  expect(await answeringOf(environment, BOOTS, never())).toEqual([
    { actionMap: 'map-1', offered: 3, accepted: 2, meanDelayMs: 6_000 },
    { actionMap: null, offered: 1, accepted: 0, meanDelayMs: null },
  ]);
  expect(await answeringOf(environment, BOOTS, AbortSignal.abort())).toBeNull();
});

test('[LF12] stamps are read some at a time, each once, and others are served in between', async () => {
  let turns = 0;
  const environment = testEnvironment({
    turns: {
      next: async () => {
        turns += 1;
      },
    },
  });
  const count = 2 * STAMPS_LEARNED_AT_ONCE + 1;
  await put(
    environment,
    Array.from({ length: count }, () => ({ state: 'rejected' as const })),
  );
  const [answering] = (await answeringOf(environment, BOOTS, never())) ?? [];
  expect(answering).toMatchObject({ offered: count, accepted: 0 });
  expect(turns).toBeGreaterThanOrEqual(2);
});

test('[LF11] a conversation takes from its answer to the end of its wrap-up', async () => {
  const environment = testEnvironment();
  const now = environment.clock.now();
  expect(await talkMsOf(environment, BOOTS, never())).toBeNull();
  await commit(environment, async ({ tx }) => {
    const talks = [
      { acceptedAt: now, closedAt: asEpochMs(now + 60_000) },
      { acceptedAt: now, closedAt: asEpochMs(now + 120_000) },
      { acceptedAt: null, closedAt: asEpochMs(now + 900_000) },
      { acceptedAt: now, closedAt: null },
      { acceptedAt: now, closedAt: asEpochMs(now + 900_000), shop: asId<ShopId>('shoes') },
    ];
    for (const [n, talk] of talks.entries()) {
      const conversation = asId<never>(`talk-${n}`);
      const changedAt = asEpochMs(now + n);
      await tx.conversations.put(aConversation({ conversation, changedAt, ...talk }));
    }
  });
  expect(await talkMsOf(environment, BOOTS, never())).toBe(90_000);
});
