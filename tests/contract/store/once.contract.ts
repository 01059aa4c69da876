import { describe, expect, test } from 'vitest';
import { asId, type EffectId, type MessageId } from '../../../shared/kernel/ids.ts';
import type { Effect } from '../../../sidecar/domain/effect/effect.ts';
import type { Mark } from '../../../sidecar/ports/store/marks.ts';
import { at, eachWith, type OpenStore, upTo } from './kit.ts';

const commandId = (n: number): MessageId => asId<MessageId>(`command-${n}`);
const effectId = (n: number): EffectId => asId<EffectId>(`effect-${n}`);

function aMark(n: number, but: Partial<Mark> = {}): Mark {
  return {
    caller: 'agent.anna',
    id: commandId(n),
    bodyHash: `hash-${n}`,
    answer: { kind: 'done', result: null },
    at: at(n),
    ...but,
  };
}

function anEffect(n: number, but: Partial<Effect> = {}): Effect {
  return {
    effect: effectId(n),
    kind: 'webhook',
    body: { type: 'message.left', fields: { conversation: `conversation-${n}`, count: n } },
    state: 'due',
    tries: 0,
    dueAt: at(n),
    leasedUntil: null,
    createdAt: at(n),
    ...but,
  };
}

export function onceContract(open: OpenStore): void {
  describe('marks and effects', () => {
    const store = eachWith(open);
    const add = (...effects: readonly Effect[]) =>
      store().transact(async (tx) => {
        for (const effect of effects) await tx.effects.add(effect);
      });

    test('[FD3] the answer to a command is found again, per caller', async () => {
      const refused = aMark(2, {
        answer: { kind: 'refused', refusal: 'not-holder', sentence: 'Bert holds it.' },
      });
      const coded = aMark(3, {
        answer: { kind: 'done', result: { code: 'K7QM-9XFT-2B4D', expiresAt: at(9) } },
      });
      await store().transact(async (tx) => {
        for (const mark of [aMark(1), refused, coded]) await tx.marks.put(mark);
      });
      const found = await store().read(async (tx) => [
        await tx.marks.find('agent.anna', commandId(1)),
        await tx.marks.find('agent.anna', commandId(2)),
        await tx.marks.find('agent.anna', commandId(3)),
        await tx.marks.find('agent.bert', commandId(1)),
      ]);
      expect(found).toEqual([aMark(1), refused, coded, null]);
    });

    test('[FD3] a command is answered once', async () => {
      await store().transact((tx) => tx.marks.put(aMark(1)));
      const again = store().transact((tx) => tx.marks.put(aMark(1, { bodyHash: 'other' })));
      await expect(again).rejects.toThrow();
      const kept = await store().read((tx) => tx.marks.find('agent.anna', commandId(1)));
      expect(kept).toEqual(aMark(1));
    });

    test('[ST6] the oldest marks are forgotten, at most so many at once', async () => {
      await store().transact(async (tx) => {
        for (const n of upTo(5)) await tx.marks.put(aMark(n));
      });
      expect(await store().transact((tx) => tx.marks.forget(at(5), 2))).toBe(2);
      const kept = await store().read((tx) =>
        Promise.all(upTo(3).map((n) => tx.marks.find('agent.anna', commandId(n)))),
      );
      expect(kept).toEqual([null, null, aMark(3)]);
      expect(await store().transact((tx) => tx.marks.forget(at(5), 9))).toBe(2);
    });

    test('[EF1] an effect is found as added, once', async () => {
      await add(anEffect(1));
      expect(await store().read((tx) => tx.effects.find(effectId(1)))).toEqual(anEffect(1));
      expect(await store().read((tx) => tx.effects.find(effectId(2)))).toBeNull();
      await expect(add(anEffect(1))).rejects.toThrow();
    });

    test('[EF1] what is due is claimed by one, the earliest first, with one more try', async () => {
      await add(anEffect(3), anEffect(1), anEffect(2), anEffect(9));
      const claim = (max: number) =>
        store().transact((tx) => tx.effects.claim(at(5), at(100), max));
      const [first, second] = await Promise.all([claim(2), claim(2)]);
      expect(first?.map(({ effect }) => effect)).toEqual([effectId(1), effectId(2)]);
      expect(second?.map(({ effect }) => effect)).toEqual([effectId(3)]);
      expect(first?.[0]).toEqual(anEffect(1, { state: 'doing', tries: 1, leasedUntil: at(100) }));
      expect(await store().read((tx) => tx.effects.find(effectId(1)))).toEqual(first?.[0]);
    });

    test('[CK2] what was stamped by a clock that went back since is claimed now', async () => {
      const hour = 3_600_000;
      await add(
        anEffect(1, { createdAt: at(hour), dueAt: at(hour) }),
        anEffect(2, { dueAt: at(hour) }),
        anEffect(3, { state: 'doing', leasedUntil: at(hour) }),
      );
      const claimed = await store().transact((tx) => tx.effects.claim(at(5), at(100), 9));
      // The second was put off on purpose, after a try that failed.
      expect(claimed.map(({ effect }) => effect).sort()).toEqual([effectId(1), effectId(3)]);
    });

    test('[EF1] an effect whose lease ran out is claimed again, not before', async () => {
      await add(anEffect(1));
      await store().transact((tx) => tx.effects.claim(at(5), at(100), 9));
      const claim = (now: number) =>
        store().transact((tx) => tx.effects.claim(at(now), at(now + 100), 9));
      expect(await claim(100)).toEqual([]);
      const again = await claim(101);
      expect(again.map(({ effect, tries }) => [effect, tries])).toEqual([[effectId(1), 2]]);
    });

    test('[EF1] a settled effect is claimed again only when it is due again', async () => {
      await add(anEffect(1), anEffect(2));
      await store().transact(async (tx) => {
        await tx.effects.claim(at(5), at(100), 9);
        await tx.effects.settle(effectId(1), 'due', at(50));
        await tx.effects.settle(effectId(2), 'done', at(5));
      });
      const claim = (now: number) =>
        store().transact((tx) => tx.effects.claim(at(now), at(now + 100), 9));
      expect(await claim(49)).toEqual([]);
      expect((await claim(50)).map(({ effect }) => effect)).toEqual([effectId(1)]);
      expect(await store().read((tx) => tx.effects.find(effectId(2)))).toEqual(
        anEffect(2, { state: 'done', tries: 1, dueAt: at(5) }),
      );
    });

    test('[EF1] settling what is not there is a bug that shows', async () => {
      const settling = store().transact((tx) => tx.effects.settle(effectId(1), 'done', at(1)));
      await expect(settling).rejects.toThrow();
    });

    test('[EF1] effects are counted by state', async () => {
      await add(anEffect(1), anEffect(2), anEffect(3, { state: 'failed' }));
      const counts = await store().read(async (tx) => [
        await tx.effects.count('due'),
        await tx.effects.count('failed'),
        await tx.effects.count('done'),
      ]);
      expect(counts).toEqual([2, 1, 0]);
    });

    test('[ST6] only effects that have ended are forgotten, the oldest first', async () => {
      await add(
        anEffect(1),
        anEffect(2, { state: 'doing', leasedUntil: at(9) }),
        anEffect(3, { state: 'done' }),
        anEffect(4, { state: 'failed' }),
        anEffect(5, { state: 'unknown' }),
        anEffect(9, { state: 'done' }),
      );
      expect(await store().transact((tx) => tx.effects.forget(at(6), 1))).toBe(1);
      expect(await store().read((tx) => tx.effects.find(effectId(3)))).toBeNull();
      expect(await store().transact((tx) => tx.effects.forget(at(6), 9))).toBe(2);
      const left = await store().read((tx) =>
        Promise.all([1, 2, 9].map((n) => tx.effects.find(effectId(n)))),
      );
      expect(left.map((effect) => effect?.effect)).toEqual([1, 2, 9].map(effectId));
    });
  });
}
