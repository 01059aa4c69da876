import { describe, expect, test } from 'vitest';
import { asId, type LineId } from '../../../shared/kernel/ids.ts';
import type { Note } from '../../../sidecar/domain/suggestion/note.ts';
import { aShown, aUsed } from '../../support/builders/note.ts';
import { at, eachWith, type OpenStore } from './kit.ts';

export function suggestionsContract(open: OpenStore): void {
  describe('suggestions', () => {
    const store = eachWith(open);
    const put = (...notes: readonly Note[]) =>
      store().transact(async (tx) => {
        for (const note of notes) await tx.suggestions.put(note);
      });
    const lines = (notes: readonly Note[]) => notes.map(({ line }) => line);

    test('[ST5] one is found by its line as last put', async () => {
      const shown = aShown(1, 'Kan ik ruilen? 👟 \u202e', ['returns'], { isAside: true });
      const used = aUsed(1, 'returns', 'Kan ik ruilen?', { isSolved: null });
      const solved = { ...used, isSolved: true, changedAt: at(9) };
      await put(shown, used, solved);
      const found = await store().read(async (tx) => [
        await tx.suggestions.find(shown.line),
        await tx.suggestions.find(used.line),
        await tx.suggestions.find(asId<LineId>('line-9')),
      ]);
      expect(found).toEqual([shown, solved, null]);
    });

    test('[ST5] they come newest change first, in pages without a gap or a repeat', async () => {
      const same = { changedAt: at(5) };
      await put(
        aShown(3, 'drie', [], same),
        aShown(1, 'een', [], { changedAt: at(1) }),
        aShown(2, 'twee', [], same),
        aUsed(4, 'a', null, { changedAt: at(9) }),
      );
      const pages: LineId[] = [];
      let before: Note | null = null;
      for (;;) {
        const from: Note | null = before;
        const page: readonly Note[] = await store().read((tx) => tx.suggestions.newest(from, 2));
        pages.push(...lines(page));
        before = page.at(-1) ?? null;
        if (page.length < 2) break;
      }
      expect(pages).toEqual(['said-4', 'line-3', 'line-2', 'line-1']);
    });

    test('[ST5] those of one conversation come oldest first, whatever changed since', async () => {
      await put(
        aUsed(2, 'a', 'twee', { at: at(2) }),
        aShown(1, 'een', [], { at: at(1), changedAt: at(9) }),
        aShown(3, 'drie', [], { conversation: asId('talk-2') }),
      );
      const own = await store().read((tx) => tx.suggestions.ofConversation(asId('talk-1')));
      expect(lines(own)).toEqual(['line-1', 'said-2']);
    });

    test('[ER1] all of a conversation go, and no other’s', async () => {
      await put(
        aShown(1, 'een'),
        aUsed(1, 'a'),
        aShown(3, 'drie', [], { conversation: asId('talk-2') }),
      );
      const erase = () => store().transact((tx) => tx.suggestions.erase(asId('talk-1')));
      expect([await erase(), await erase()]).toEqual([2, 0]);
      expect(lines(await store().read((tx) => tx.suggestions.newest(null, 9)))).toEqual(['line-3']);
    });

    test('[ST6] those not changed for longest are forgotten first, at most so many', async () => {
      await put(...[4, 1, 3, 2].map((n) => aShown(n, 'q', [], { changedAt: at(n) })));
      const forget = (max: number) => store().transact((tx) => tx.suggestions.forget(at(4), max));
      expect(await forget(2)).toBe(2);
      expect(lines(await store().read((tx) => tx.suggestions.newest(null, 9)))).toEqual([
        'line-4',
        'line-3',
      ]);
      expect([await forget(9), await forget(9)]).toEqual([1, 0]);
    });
  });
}
