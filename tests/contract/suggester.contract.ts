import { afterEach, describe, expect, test } from 'vitest';
import type { Suggester } from '../../sidecar/ports/suggester.ts';
import { aKnowledge, anArticle, aQuestion } from '../support/builders/small-knowledge.ts';

/** What every suggester keeps to. A new one runs this unchanged. */
export function suggesterContract(name: string, open: () => Suggester): void {
  describe(`suggester: ${name}`, () => {
    let suggester: Suggester;
    const fresh = (): Suggester => {
      suggester = open();
      return suggester;
    };
    afterEach(() => suggester.close());
    const found = async (text: string): Promise<readonly string[]> =>
      (await suggester.rank(aQuestion(text))).suggestions.map(({ article }) => article);

    test('[SG10] before the first knowledge it proposes nothing, and still says the language', async () => {
      fresh();
      const ranking = await suggester.rank(aQuestion('Hoe kan ik mijn schoenen terugsturen?'));
      expect(ranking).toMatchObject({ suggestions: [], intent: null, language: 'nl' });
    });

    test('[SG10] what is asked after knowledge was put is answered from it', async () => {
      fresh().put(aKnowledge());
      expect((await found('Hoe werkt retourneren?'))[0]).toBe('returns');
    });

    test('[SG10] of several in a row the newest counts, and what is gone is not proposed', async () => {
      fresh().put(aKnowledge());
      suggester.put(aKnowledge({ articles: [] }));
      const giftCard = anArticle('gift-card', {
        en: 'Gift cards\nA gift card is valid for two years.',
      });
      suggester.put(aKnowledge({ articles: [giftCard] }));
      expect(await found('How long is a gift card valid?')).toEqual(['gift-card']);
      expect(await found('Hoe werkt retourneren?')).toEqual([]);
    });

    test('[SG10] many at once are answered each with its own', async () => {
      fresh().put(aKnowledge());
      const [returns, payment] = await Promise.all([
        found('How do returns work?'),
        found('Can I pay with Klarna?'),
      ]);
      expect([returns?.[0], payment?.[0]]).toEqual(['returns', 'payment']);
    });

    test('[SG10] closed, it answers nobody', async () => {
      fresh().put(aKnowledge());
      await suggester.close();
      await expect(suggester.rank(aQuestion('Returns'))).rejects.toThrow('closed');
    });
  });
}
