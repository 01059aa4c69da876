import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Article, Example, Knowledge } from '../../../sidecar/domain/suggestion/article.ts';
import type { Question } from '../../../sidecar/domain/suggestion/ranking.ts';

export const NOW = asEpochMs(Date.UTC(2026, 5, 1));

/** An article; `nl` and `en` are title and body, parted by a line end. */
export function anArticle(
  id: string,
  texts: { readonly nl?: string; readonly en?: string },
  changes: Partial<Article> = {},
): Article {
  const inWords = Object.entries(texts).map(([language, text]) => {
    const [title = '', ...body] = text.split('\n');
    return [language, { title, body: body.join('\n') }];
  });
  return {
    id: asId(id),
    version: 1,
    kind: 'article',
    texts: Object.fromEntries(inWords),
    categories: [],
    products: [],
    validFrom: null,
    validUntil: null,
    source: null,
    ...changes,
  };
}

export function anExample(article: string, text: string, changes: Partial<Example> = {}): Example {
  return { article: asId(article), text, language: null, weight: 1, ...changes };
}

export function aKnowledge(changes: Partial<Knowledge> = {}): Knowledge {
  return { articles: BOOTS, examples: [], usage: new Map(), outOfScope: [], ...changes };
}

export function aQuestion(
  text: string,
  {
    standing,
    ...changes
  }: Partial<Omit<Question, 'standing'>> & { standing?: Partial<Question['standing']> } = {},
): Question {
  const nowhere = { page: null, categories: [], products: [], hasBasket: false, before: [] };
  return {
    text,
    now: NOW,
    mode: 'suggest',
    most: 3,
    ...changes,
    standing: { ...nowhere, ...standing },
  };
}

/** A handful of articles of a shoe shop. */
export const BOOTS: readonly Article[] = [
  anArticle('returns', {
    nl: 'Retourneren\nStuur schoenen binnen 30 dagen gratis terug met het label uit je account.',
    en: 'Returns\nSend shoes back within 30 days, free of charge, with the label from your account.',
  }),
  anArticle('sizes', {
    nl: 'Welke wandelschoenmaat heb ik?\nMeet je voet en kijk in de maattabel; neem bij twijfel een halve maat groter.',
    en: 'Which hiking boot size do I need?\nMeasure your foot and look in the size chart; when in doubt take half a size up.',
  }),
  anArticle('delivery', {
    nl: 'Bezorging\nVoor 22.00 uur besteld is morgen bezorgd door de postbode.',
    en: 'Delivery\nOrdered before 10 pm is delivered tomorrow by the postman.',
  }),
  anArticle('payment', {
    nl: 'Betalen\nBetaal met iDEAL, creditcard of achteraf met Klarna.',
    en: 'Payment\nPay by iDEAL, credit card or later with Klarna.',
  }),
  anArticle('waterproof', {
    nl: 'Waterdicht maken\nImpregneer leer twee keer per jaar met spray.',
    en: 'Making boots waterproof\nTreat leather twice a year with spray.',
  }),
  anArticle('warranty', {
    nl: 'Garantie\nOp naden en zolen zit twee jaar garantie.',
    en: 'Warranty\nSeams and soles have two years of warranty.',
  }),
];
